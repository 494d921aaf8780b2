import { describe, expect, it } from 'vitest'
import { faultKinds, faultNames, nameFault } from '../../src/playground/page/panel/fault-choices.ts'
import {
  botMayWrite,
  forbidBot,
  givableRoles,
  withRole,
} from '../../src/playground/page/panel/server-edits.ts'
import type { PageChannel, PageGuild } from '../../src/playground/page-api.ts'

const bot = '174030000000000009'
/** Send Messages and Send Messages in Threads, https://discord.com/developers/docs/topics/permissions */
const writing = (1n << 11n) + (1n << 38n)

const channel = (overwrites: object[] = []) => ({ id: '1', overwrites }) as unknown as PageChannel

describe('a fault', () => {
  it.each(faultNames)('%s is known by its name again', (name) => {
    expect(nameFault({ effect: faultKinds[name] })).toBe(name)
  })

  it('is known whatever the order of its fields', () => {
    expect(nameFault({ effect: { when: 'after', kind: 'reset' } })).toBe('fault.resetAfter')
  })

  it('that the panel does not offer has no name', () => {
    expect(nameFault({ effect: { kind: 'delay', delayMs: 123 } })).toBeUndefined()
  })
})

describe('the bot in a channel', () => {
  it('may write where nothing forbids it', () => {
    expect(botMayWrite(channel([{ id: '3', type: 0, allow: '0', deny: String(writing) }]), bot)).toBe(true)
  })

  it('loses its right to write, and no other', () => {
    const before = channel([{ id: bot, type: 1, allow: '64', deny: '8192' }])

    const edit = forbidBot(before, bot, true)

    expect(edit).toEqual({
      do: 'overwrite',
      channel: '1',
      overwrite: { id: bot, type: 1, allow: '64', deny: String(writing + 8192n) },
    })
  })

  it('has it back afterwards', () => {
    const forbidden = channel([{ id: bot, type: 1, allow: '0', deny: String(writing + 8192n) }])

    expect(botMayWrite(forbidden, bot)).toBe(false)
    expect(forbidBot(forbidden, bot, false)).toMatchObject({ overwrite: { deny: '8192' } })
  })
})

describe('the roles of a member', () => {
  it('are those that people give and take', () => {
    const guild = {
      id: '1',
      roles: [
        { id: '1', managed: false },
        { id: '2', managed: true },
        { id: '3', managed: false },
      ],
    } as unknown as PageGuild

    expect(givableRoles(guild).map(({ id }) => id)).toEqual(['3'])
  })

  it.each([
    ['given once, however often', ['3'], true, ['3']],
    ['given beside others', ['4'], true, ['4', '3']],
    ['taken, and no other', ['3', '4'], false, ['4']],
  ])('are %s', (_name, before, isHeld, roles) => {
    const edit = withRole('1', { user: { id: '9' }, roles: before }, '3', isHeld)

    expect(edit).toEqual({ do: 'setMemberRoles', guild: '1', user: '9', roles })
  })
})
