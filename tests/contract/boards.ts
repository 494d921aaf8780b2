import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BoardWindow, boardWindows } from '../../src/quiz/window.ts'
import type { BoardQuery } from '../../src/store/ranking.ts'
import { bruteForce, day, earn, noon, scopesOf, year } from './board-ground.ts'
import { boardOf, newAttempt, type StoreUnderTest, scheduledPost } from './ground.ts'

const page = { limit: 50, offset: 0 }

/** Midnights of UTC, counted by hand: the last days with `noon`, the quarter from 1 April and the one before. */
const spans: Record<BoardWindow, { since: number; before: [number, number] }> = {
  '7d': { since: year + 124 * day, before: [year + 117 * day, year + 124 * day] },
  '30d': { since: year + 101 * day, before: [year + 71 * day, year + 101 * day] },
  season: { since: year + 90 * day, before: [year, year + 90 * day] },
  all: { since: 0, before: [0, year + 101 * day] },
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

      const entries = await store.leaderboard(boardOf(), page)

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

      for (const window of boardWindows) {
        const query = boardOf({ window })
        const second = await store.leaderboard(query, { limit: 2, offset: 2 })

        expect(await store.boardSize(query)).toBe(5)
        expect(second.map(({ memberId, position }) => [memberId, position])).toEqual([
          ['m2', 3],
          ['m3', 4],
        ])
        expect(await store.leaderboard(query, { limit: 2, offset: 5 })).toEqual([])
        expect(await store.standing(query, 'm3')).toMatchObject({ rank: 4, position: 4, points: 20 })
        expect(await store.standing(query, 'nobody')).toBeUndefined()
        expect(await store.boardSize({ ...query, serverId: 'other' })).toBe(0)
      }
    })

    it.each(['7d', '30d', 'season'] as const)(
      'of the window %s begins with its first instant',
      async (window) => {
        const store = await open()
        const { since, before } = spans[window]
        await earn(store, [
          { memberId: 'in', points: 30, at: since },
          { memberId: 'out', points: 20, at: since - 1 },
          { memberId: 'first', points: 10, at: before[0] },
          { memberId: 'long-ago', points: 40, at: before[0] - 1 },
          { memberId: 'just', points: 5, at: noon },
        ])
        const query = boardOf({ window, now: noon })

        const entries = await store.leaderboard(query, page)
        const ranksBefore = await store.ranksBefore(query, ['in', 'out', 'first', 'long-ago', 'just'])

        expect(entries.map(({ memberId }) => memberId)).toEqual(['in', 'just'])
        expect(ranksBefore).toEqual(
          new Map([
            ['out', 1],
            ['first', 2],
          ]),
        )
      },
    )

    it('of all time is compared with what it was before the last 30 days', async () => {
      const store = await open()
      const { since } = spans['30d']
      await earn(store, [
        { memberId: 'ada', points: 10, at: 0 },
        { memberId: 'bob', points: 5, at: since - 1 },
        { memberId: 'bob', points: 20, at: since },
      ])
      const query = boardOf({ now: noon })

      expect((await store.leaderboard(query, page)).map(({ memberId }) => memberId)).toEqual(['bob', 'ada'])
      expect(await store.ranksBefore(query, ['ada', 'bob'])).toEqual(
        new Map([
          ['ada', 1],
          ['bob', 2],
        ]),
      )
    })

    it('is in the zone of its server, whenever that changes', async () => {
      const store = await open()
      await earn(store, [{ memberId: 'ada', points: 10, at: year + 124 * day - 1 }])
      const size = () => store.boardSize(boardOf({ window: '7d', now: noon }))

      const sizes = [await size()]
      for (const timezone of ['America/New_York', 'Asia/Shanghai', 'America/New_York']) {
        await store.saveServer('server', { timezone })
        sizes.push(await size())
      }

      // At 23:59 on the date before, in New York at 18:59, in Shanghai at 7:59 on the first date.
      expect(sizes).toEqual([0, 0, 1, 0])
    })

    it('of a season begins where a manager began it, and goes on where that is taken back', async () => {
      const store = await open()
      await earn(store, [
        { memberId: 'ada', points: 10, at: year + 125 * day },
        { memberId: 'bob', points: 5, at: year + 128 * day },
      ])
      const query = boardOf({ window: 'season', now: noon })
      const members = async () => (await store.leaderboard(query, page)).map(({ memberId }) => memberId)

      const before = await members()
      await store.startSeason('server', year + 127 * day)
      const reset = await members()
      const ranksBefore = await store.ranksBefore(query, ['ada', 'bob'])
      await store.startSeason('server', year + 129 * day)
      const again = await members()
      const starts = await store.seasonStarts('server')
      await store.dropSeasonStart('server', year + 129 * day)
      await store.dropSeasonStart('server', year + 127 * day)

      expect([before, reset, again, await members()]).toEqual([['ada', 'bob'], ['bob'], [], ['ada', 'bob']])
      expect(ranksBefore).toEqual(new Map([['ada', 1]]))
      expect(starts).toEqual([year + 127 * day, year + 129 * day])
      expect(await store.seasonStarts('server')).toEqual([])
    })

    it('is one server’s, one schedule’s or one topic’s own', async () => {
      const store = await open()
      await earn(store, [
        { memberId: 'ada', points: 10, at: noon, topic: 'conv', schedule: 'daily' },
        { memberId: 'ada', points: 20, at: noon, topic: 'init', schedule: 'weekly' },
        { memberId: 'bob', points: 15, at: noon, topic: 'init', schedule: 'daily' },
      ])
      await scheduledPost(store, 'abroad', { serverId: 'other', questionId: 'conv/one' })
      await store.recordAttempt(newAttempt('i', { postId: 'abroad', memberId: 'yuri' }))
      const pointsOf = async (query: Partial<BoardQuery>) =>
        (await store.leaderboard(boardOf({ now: noon, ...query }), page)).map(({ memberId, points }) => [
          memberId,
          points,
        ])

      expect(await pointsOf({ scope: 'server' })).toEqual([
        ['ada', 30],
        ['bob', 15],
      ])
      expect(await pointsOf({ scope: 'schedule:daily' })).toEqual([
        ['bob', 15],
        ['ada', 10],
      ])
      expect(await pointsOf({ scope: 'topic:init' })).toEqual([
        ['ada', 20],
        ['bob', 15],
      ])
      expect(await pointsOf({ scope: 'topic:conv' })).toEqual([['ada', 10]])
      expect(await pointsOf({ scope: 'topic:other' })).toEqual([])
      expect(await pointsOf({ serverId: 'other', scope: 'topic:conv' })).toEqual([['yuri', 10]])
    })

    it('tells what a member has earned in each server, on the board or not', async () => {
      const store = await open()
      await earn(store, [
        { memberId: 'ada', points: 10, at: noon, topic: 'conv' },
        { memberId: 'ada', points: 0, at: noon },
      ])
      await scheduledPost(store, 'abroad', { serverId: 'other' })
      await store.recordAttempt(newAttempt('i', { postId: 'abroad', memberId: 'ada' }))
      await store.saveLeft('other', ['ada'])

      expect(await store.totals('ada')).toEqual([
        { serverId: 'other', points: 10, attempts: 1 },
        { serverId: 'server', points: 10, attempts: 2 },
      ])
      expect(await store.totals('bob')).toEqual([])
    })

    it('tells the ranks of those it is asked about', async () => {
      const store = await open()
      await earn(store, [
        { memberId: 'ada', points: 10, at: 2_000 },
        { memberId: 'bob', points: 20, at: 2_000 },
        { memberId: 'eve', points: 10, at: 2_999 },
        { memberId: 'new', points: 90, at: 3_000 },
      ])

      expect(await store.ranks(boardOf(), ['ada', 'eve', 'new', 'nobody'])).toEqual(
        new Map([
          ['new', 1],
          ['ada', 3],
          ['eve', 3],
        ]),
      )
      expect(await store.ranks(boardOf(), [])).toEqual(new Map())
    })

    it('calls members by what they were called last', async () => {
      const store = await open()
      await scheduledPost(store, 'p1')
      await scheduledPost(store, 'p2')
      await store.recordAttempt(newAttempt('i1', { postId: 'p1', memberName: 'Old' }))
      await store.recordAttempt(newAttempt('i2', { postId: 'p2', memberName: 'New' }))

      expect(await store.leaderboard(boardOf(), page)).toMatchObject([{ name: 'New', points: 20 }])
    })

    it('leaves out who has left, until they are seen again', async () => {
      const store = await open()
      await earn(store, [
        { memberId: 'ada', points: 20, at: noon },
        { memberId: 'bob', points: 10, at: noon },
      ])
      const query = boardOf({ window: '30d', now: noon })

      await store.saveLeft('server', ['ada', 'nobody'])
      const gone = await store.leaderboard(query, page)
      const itself = await store.standing(query, 'ada')
      await store.saveMemberRoles('server', 'ada', [])

      expect(gone.map(({ memberId, rank }) => [memberId, rank])).toEqual([['bob', 1]])
      expect(itself).toBeUndefined()
      expect((await store.leaderboard(query, page)).map(({ memberId }) => memberId)).toEqual(['ada', 'bob'])
    })

    it('equals the sum of what was earned, in every window and scope', async () => {
      const entry = fc.record({
        memberId: fc.constantFrom('a', 'b', 'c'),
        points: fc.constantFrom(0, 5, 10, 20),
        at: fc.oneof(
          ...[0, 71, 90, 101, 117, 124, 130].map((date) =>
            fc.integer({ min: -2, max: 2 }).map((ms) => year + date * day + ms),
          ),
        ),
        topic: fc.constantFrom('conv', 'init'),
        schedule: fc.constantFrom('daily', 'weekly'),
      })

      await fc.assert(
        fc.asyncProperty(fc.array(entry, { maxLength: 8 }), async (entries) => {
          const store = await open()
          await earn(store, entries)

          for (const scope of ['server', 'topic:conv', 'schedule:weekly'] as const) {
            const booked = entries
              .filter((each) => scopesOf(each).includes(scope))
              .map((each) => ({ ...each, attempts: 1 as const }))

            for (const window of boardWindows) {
              const query = boardOf({ window, scope, now: noon })
              const ranksBefore = bruteForce(booked, ...spans[window].before)

              expect(await store.leaderboard(query, page)).toEqual(bruteForce(booked, spans[window].since))
              expect(await store.ranksBefore(query, ['a', 'b', 'c'])).toEqual(
                new Map(ranksBefore.map(({ memberId, rank }) => [memberId, rank])),
              )
            }
          }
        }),
        { numRuns: 4 },
      )
    })
  })
}
