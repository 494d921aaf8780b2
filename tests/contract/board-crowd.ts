import { describe, expect, it } from 'vitest'
import { boardWindows } from '../../src/quiz/window.ts'
import type { Store } from '../../src/store/store.ts'
import { newSchedule } from '../support/new-schedule.ts'
import { day, noon } from './board-ground.ts'
import { boardOf, newAttempt, newPost, type StoreUnderTest } from './ground.ts'

const members = ['ada', 'bob', 'cy', 'di']
const posts = ['p0', 'p1', 'p2']
const page = { limit: 10, offset: 0 }

function answers(store: Store): Promise<unknown>[] {
  return posts.flatMap((postId, index) =>
    members.map((memberId) =>
      store.recordAttempt(
        newAttempt(`${postId}-${memberId}`, {
          postId,
          memberId,
          memberName: memberId,
          at: noon - index * 20 * day,
          pointsFor: () => 10,
        }),
      ),
    ),
  )
}

function settle(store: Store, postId: string, order: readonly string[]): Promise<unknown> {
  return store.settleAttempts(
    postId,
    order.map((memberId) => ({
      key: `${postId}-${memberId}`,
      memberId,
      number: 1,
      by: 'manager',
      byId: 'mel',
      note: null,
      verdict: 'partial',
      reason: '{}',
      points: 5,
      ruleVersion: 1,
      gradingVersion: 1,
      at: noon,
    })),
  )
}

export function describeBoardCrowd(open: StoreUnderTest): void {
  describe('boards that many change at once', () => {
    it('lose nothing, and nobody waits in a circle', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('daily'))
      for (const [fireAt, id] of posts.entries()) {
        const slot = { scheduleId: 'daily', fireAt }
        await store.recordSlot('daily', fireAt, newPost(id, { ...slot, closesAt: noon + day }))
      }

      await Promise.all([
        ...answers(store),
        ...boardWindows.map((window) => store.boardSize(boardOf({ window, now: noon }))),
        store.saveServer('server', { timezone: 'Asia/Shanghai' }),
        store.keepBoards(noon),
      ])
      await Promise.all([
        settle(store, 'p0', members),
        settle(store, 'p1', members.toReversed()),
        store.saveLeft('server', ['di']),
        store.startSeason('server', noon - 5 * day),
        ...[1, 2, 3].map((days) => store.boardSize(boardOf({ window: '7d', now: noon + days * day }))),
        store.keepBoards(noon + day),
        store.countTopicAs('server', 'topic', 'other'),
      ])

      const of = async (query: Parameters<typeof boardOf>[0]) =>
        (await store.leaderboard(boardOf({ now: noon, ...query }), page)).map(
          ({ memberId, points, attempts }) => [memberId, points, attempts],
        )
      const everyone = (points: number, attempts: number) =>
        ['ada', 'bob', 'cy'].map((memberId) => [memberId, points, attempts])

      expect(await of({ window: 'all' })).toEqual(everyone(20, 3))
      expect(await of({ window: '30d', scope: 'schedule:daily' })).toEqual(everyone(10, 2))
      expect(await of({ window: '7d', scope: 'topic:other' })).toEqual(everyone(5, 1))
      expect(await of({ window: 'season' })).toEqual(everyone(5, 1))
      expect(await of({ window: 'all', scope: 'topic:topic' })).toEqual([])
    })
  })
}
