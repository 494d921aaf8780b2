import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { noteLookedUp, openRoleBook } from '../../src/discord/role-book.ts'
import type { Membership } from '../../src/members.ts'
import type { Server } from '../../src/store/server-settings.ts'
import { serverDefaults } from '../support/database.ts'

const server = (changes: Partial<Server> = {}): Server => ({
  id: '9',
  catchUp: 'latest',
  logChannelId: null,
  theme: 'dark',
  managerRoleId: null,
  teams: ['t1', 't2'],
  excludedRoles: ['x'],
  summary: 'off',
  summaryChannelId: null,
  championRoleId: null,
  leftAt: null,
  ...serverDefaults,
  ...changes,
})

/** A book over a store that only tells what is written to it. */
function openBook({ isBroken = false } = {}) {
  const written: [memberId: string, roleIds: readonly string[]][] = []
  const book = openRoleBook(
    {
      saveMemberRoles: async (_server, memberId, roleIds) => {
        if (isBroken) throw new Error('no store')
        written.push([memberId, roleIds])
      },
    },
    pino({ level: 'silent' }),
  )

  return { book, written }
}

describe('the book of roles', () => {
  it('writes the roles that the server named, and again only when they changed', async () => {
    const { book, written } = openBook()

    await book.note(server(), '1', ['other', 'x', 't1'])
    await book.note(server(), '1', ['t1', 'x', 'another'])
    await book.note(server(), '1', ['t2'])
    await book.note(server(), '2', ['t2'])

    expect(written).toEqual([
      ['1', ['t1', 'x']],
      ['1', ['t2']],
      ['2', ['t2']],
    ])
  })

  it('writes somebody without such roles once, for they are there', async () => {
    const { book, written } = openBook()

    await book.note(server({ teams: [], excludedRoles: [] }), '1', ['other'])
    await book.note(server({ teams: [], excludedRoles: [] }), '1', [])

    expect(written).toEqual([['1', []]])
  })

  it('writes anew when a role was made a team, and when somebody left in between', async () => {
    const { book, written } = openBook()

    await book.note(server(), '1', ['t1', 't3'])
    await book.note(server({ teams: ['t1', 't3'] }), '1', ['t1', 't3'])
    book.forget('1')
    await book.note(server({ teams: ['t1', 't3'] }), '1', ['t1', 't3'])

    expect(written.map(([, roles]) => roles)).toEqual([['t1'], ['t1', 't3'], ['t1', 't3']])
  })

  it('lets a command go on when the store does not answer', async () => {
    await expect(openBook({ isBroken: true }).book.note(server(), '1', [])).resolves.toBeUndefined()
  })
})

describe('members who are looked up', () => {
  const look = (book: ReturnType<typeof openBook>['book'], settings: Server) => {
    const found = new Map<string, Membership>([
      ['1', { hasLeft: false, roleIds: ['t1'] }],
      ['2', { hasLeft: true }],
      ['3', { hasLeft: false }],
    ])
    const members = {
      look: async () => found,
      roleNames: async () => new Map<string, string>(),
      forget: () => undefined,
    }

    return noteLookedUp(members, book, { server: async () => settings }).look('9', ['1', '2', '3'])
  }

  it('are noted where the server has teams, those who left and those unknown not', async () => {
    const { book, written } = openBook()

    await look(book, server())

    expect(written).toEqual([['1', ['t1']]])
  })

  it('are not where it has none', async () => {
    const { book, written } = openBook()

    await look(book, server({ teams: [], excludedRoles: [] }))

    expect(written).toEqual([])
  })

  it('are noted anew when they come back', async () => {
    const { book, written } = openBook()

    await book.note(server(), '2', ['t2'])
    await look(book, server())
    await book.note(server(), '2', ['t2'])

    expect(written.filter(([id]) => id === '2')).toHaveLength(2)
  })
})
