import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Context } from '../../../src/command.ts'
import { translator } from '../../../src/i18n/catalog.ts'
import type { Membership } from '../../../src/members.ts'
import { memberPage } from '../../../src/quiz/board/member-page.ts'
import type { BoardEntry, BoardQuery } from '../../../src/store/ranking.ts'

const query: BoardQuery = { serverId: '9', window: '30d', scope: 'server', now: 0 }

/** A board of so many members, the first with the most points, of whom some have left without anybody knowing. */
function ground(count: number, gone: ReadonlySet<string>, changes: Partial<Context['store']> = {}) {
  const struck = new Set<string>()
  const standing = () => {
    const members = Array.from({ length: count }, (_, i) => `m${i}`).filter((id) => !struck.has(id))

    return members.map(
      (memberId, i): BoardEntry => ({
        rank: i + 1,
        position: i + 1,
        memberId,
        name: memberId.toUpperCase(),
        points: count - i,
        attempts: 1,
        lastAt: 0,
      }),
    )
  }
  const looks: string[][] = []
  const context = {
    t: translator('en'),
    store: {
      boardSize: async () => standing().length,
      leaderboard: async (_query: BoardQuery, { limit, offset }: { limit: number; offset: number }) =>
        standing().slice(offset, offset + limit),
      ranksBefore: async () => new Map(),
      hiddenMembers: async () => new Set(),
      saveLeft: async (_server: string, ids: readonly string[]) => {
        for (const id of ids) struck.add(id)
      },
      ...changes,
    },
    members: {
      look: async (_server: string, ids: readonly string[]) => {
        looks.push([...ids])
        return new Map(ids.map((id): [string, Membership] => [id, { hasLeft: gone.has(id) }]))
      },
    },
  } as unknown as Context

  return { context, looks, struck }
}

const viewer = { memberId: 'm0', isAlone: false }

describe('a page of members', () => {
  it('never shows who left, asks Discord at most three times about ten, and strikes only those', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 60 }),
        fc.nat({ max: 8 }),
        fc.array(fc.nat({ max: 59 })),
        async (count, page, indices) => {
          const gone = new Set(indices.map((i) => `m${i}`))
          const { context, looks, struck } = ground(count, gone)

          const shown = await memberPage(context, query, page, viewer)

          expect(shown.rows.filter(({ name }) => gone.has(name.toLowerCase()))).toEqual([])
          expect(looks.length).toBeLessThanOrEqual(3)
          expect(Math.max(0, ...looks.map((ids) => ids.length))).toBeLessThanOrEqual(10)
          expect([...struck].filter((id) => !gone.has(id))).toEqual([])
          expect(shown.page).toBeLessThan(shown.pages)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('fills up with those behind them, who move up', async () => {
    const { context } = ground(12, new Set(['m0', 'm3']))

    const { rows, size, pages } = await memberPage(context, query, 0, viewer)

    expect(rows.map(({ name }) => name)).toEqual([
      'M1',
      'M2',
      'M4',
      'M5',
      'M6',
      'M7',
      'M8',
      'M9',
      'M10',
      'M11',
    ])
    expect(rows.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect([size, pages]).toEqual([10, 1])
  })

  it.each([
    ['others in public', false, 'm1', { name: 'a hidden member', faceless: true, highlighted: false }],
    ['themselves in public', false, 'm0', { name: 'a hidden member', faceless: true, highlighted: false }],
    ['themselves alone', true, 'm0', { name: 'M0', highlighted: true }],
    ['others alone', true, 'm1', { name: 'a hidden member', faceless: true, highlighted: false }],
  ])('shows the hidden to %s', async (_name, isAlone, memberId, row) => {
    const { context } = ground(2, new Set(), { hiddenMembers: async () => new Set(['m0']) })

    const { rows } = await memberPage(context, query, 0, { memberId, isAlone })

    expect(rows[0]).toEqual({ rank: 1, points: 2, note: '1 answer', ...row })
  })

  it('tells how far everybody moved who stood there before', async () => {
    const before = new Map([
      ['m0', 3],
      ['m1', 1],
      ['m2', 3],
    ])
    const { context } = ground(4, new Set(), { ranksBefore: async () => before })

    const { rows } = await memberPage(context, query, 0, viewer)

    expect(rows.map(({ movement }) => movement)).toEqual([2, -1, 0, undefined])
  })
})
