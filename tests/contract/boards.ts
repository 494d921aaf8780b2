import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BoardEntry, Store } from '../../src/store/store.ts'
import { newAttempt, type StoreUnderTest, scheduledPost } from './ground.ts'

interface Earned {
  readonly memberId: string
  readonly points: number
  readonly at: number
}

/** One scheduled post per entry, so that no limit stands in the way. */
async function earn(store: Store, entries: readonly Earned[]): Promise<void> {
  for (const [index, { memberId, points, at }] of entries.entries()) {
    await scheduledPost(store, `p${index}`, { closesAt: 1_000_000 })
    await store.recordAttempt(
      newAttempt(`i${index}`, {
        postId: `p${index}`,
        memberId,
        memberName: memberId.toUpperCase(),
        at,
        pointsFor: () => points,
      }),
    )
  }
}

/** The board by its definition, over what was recorded. */
function bruteForce(
  entries: readonly Earned[],
  since: number | null,
  until = Number.POSITIVE_INFINITY,
): Omit<BoardEntry, 'position'>[] {
  const inside = entries.filter(({ at }) => (since === null || at >= since) && at < until)
  const rows = [...new Set(inside.map(({ memberId }) => memberId))]
    .map((memberId) => {
      const own = inside.filter((entry) => entry.memberId === memberId)
      const lastAt = Math.max(0, ...own.filter(({ points }) => points > 0).map(({ at }) => at))

      return {
        memberId,
        name: memberId.toUpperCase(),
        points: own.reduce((sum, { points }) => sum + points, 0),
        attempts: own.length,
        lastAt,
      }
    })
    .filter(({ points }) => points > 0)
    .sort(
      (a, b) =>
        b.points - a.points ||
        a.attempts - b.attempts ||
        a.lastAt - b.lastAt ||
        (a.memberId < b.memberId ? -1 : 1),
    )

  return rows.map((row) => ({ ...row, rank: 1 + rows.filter(({ points }) => points > row.points).length }))
}

export function describeBoards(open: StoreUnderTest): void {
  describe('a board', () => {
    it('orders by points, then fewer attempts, then the earlier last point, then id', async () => {
      const store = await open()
      await earn(store, [
        { memberId: 'late', points: 10, at: 3_000 },
        { memberId: 'early', points: 10, at: 2_000 },
        { memberId: 'busy', points: 5, at: 1_500 },
        { memberId: 'busy', points: 5, at: 1_600 },
        { memberId: 'best', points: 20, at: 9_000 },
        { memberId: 'last', points: 5, at: 1_000 },
        { memberId: 'none', points: 0, at: 1_000 },
      ])

      const entries = await store.leaderboard({ serverId: 'server', since: null }, { limit: 10, offset: 0 })

      expect(entries.map(({ rank, position, memberId }) => [rank, position, memberId])).toEqual([
        [1, 1, 'best'],
        [2, 2, 'early'],
        [2, 3, 'late'],
        [2, 4, 'busy'],
        [5, 5, 'last'],
      ])
    })

    it('turns pages, counts its members and finds one of them', async () => {
      const store = await open()
      await earn(
        store,
        Array.from({ length: 5 }, (_, index) => ({
          memberId: `m${index}`,
          points: 10 * (5 - index),
          at: 2_000,
        })),
      )
      const query = { serverId: 'server', since: 1_000 }

      expect(await store.boardSize(query)).toBe(5)
      expect(
        (await store.leaderboard(query, { limit: 2, offset: 2 })).map(({ memberId }) => memberId),
      ).toEqual(['m2', 'm3'])
      expect(await store.standing(query, 'm3')).toMatchObject({ rank: 4, position: 4, points: 20 })
      expect(await store.standing(query, 'nobody')).toBeUndefined()
      expect(await store.boardSize({ ...query, serverId: 'other' })).toBe(0)
      expect(await store.boardSize({ ...query, since: 2_001 })).toBe(0)
    })

    it('begins with its first instant, and is one server’s own', async () => {
      const store = await open()
      await earn(store, [{ memberId: 'ada', points: 10, at: 2_000 }])
      await scheduledPost(store, 'abroad', { serverId: 'other' })
      await store.recordAttempt(newAttempt('i', { postId: 'abroad', memberId: 'yuri', at: 2_000 }))
      const members = async (serverId: string, since: number | null) =>
        (await store.leaderboard({ serverId, since }, { limit: 10, offset: 0 })).map(
          ({ memberId }) => memberId,
        )

      expect(await members('server', 2_000)).toEqual(['ada'])
      expect(await members('server', 2_001)).toEqual([])
      expect(await members('server', null)).toEqual(['ada'])
      expect(await members('other', 2_000)).toEqual(['yuri'])
      expect(await members('other', null)).toEqual(['yuri'])
    })

    it('ends before an instant, and tells the ranks of those it is asked about', async () => {
      const store = await open()
      await earn(store, [
        { memberId: 'ada', points: 10, at: 2_000 },
        { memberId: 'bob', points: 20, at: 2_000 },
        { memberId: 'eve', points: 10, at: 2_999 },
        { memberId: 'ada', points: 50, at: 3_000 },
        { memberId: 'new', points: 90, at: 3_000 },
      ])
      const asked = ['ada', 'eve', 'new', 'nobody']
      const before = { serverId: 'server', since: 1_000, until: 3_000 }

      expect(await store.ranks(before, asked)).toEqual(
        new Map([
          ['ada', 2],
          ['eve', 2],
        ]),
      )
      expect(await store.ranks({ ...before, since: null }, asked)).toEqual(await store.ranks(before, asked))
      expect(await store.ranks({ serverId: 'server', since: null }, asked)).toEqual(
        new Map([
          ['new', 1],
          ['ada', 2],
          ['eve', 4],
        ]),
      )
      expect((await store.standing(before, 'ada'))?.points).toBe(10)
      expect(await store.boardSize(before)).toBe(3)
      expect(await store.ranks(before, [])).toEqual(new Map())
    })

    it('calls members by what they were called last', async () => {
      const store = await open()
      await scheduledPost(store, 'p1')
      await scheduledPost(store, 'p2')
      await store.recordAttempt(newAttempt('i1', { postId: 'p1', memberName: 'Old' }))
      await store.recordAttempt(newAttempt('i2', { postId: 'p2', memberName: 'New' }))

      const entries = await store.leaderboard({ serverId: 'server', since: 0 }, { limit: 10, offset: 0 })

      expect(entries).toMatchObject([{ name: 'New', points: 20 }])
    })

    it('equals the sum of what was earned, of all time and in any window', async () => {
      const entry = fc.record({
        memberId: fc.constantFrom('a', 'b', 'c'),
        points: fc.constantFrom(0, 5, 10, 20),
        at: fc.integer({ min: 2_000, max: 2_020 }),
      })

      await fc.assert(
        fc.asyncProperty(
          fc.array(entry, { maxLength: 8 }),
          fc.integer({ min: 1_995, max: 2_025 }),
          fc.option(fc.integer({ min: 1_995, max: 2_025 }), { nil: undefined }),
          async (entries, since, until) => {
            const store = await open()
            await earn(store, entries)

            for (const window of [null, since]) {
              const board = await store.leaderboard(
                { serverId: 'server', since: window, ...(until !== undefined && { until }) },
                { limit: 50, offset: 0 },
              )
              expect(board.map(({ position: _, ...row }) => row)).toEqual(bruteForce(entries, window, until))
              expect(board.map(({ position }) => position)).toEqual(board.map((_, index) => index + 1))
            }
          },
        ),
        { numRuns: 15 },
      )
    })
  })
}
