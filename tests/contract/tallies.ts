import { describe, expect, it } from 'vitest'
import { answered, type StoreUnderTest } from './ground.ts'

export function describeTallies(open: StoreUnderTest): void {
  describe('first tries', () => {
    it('are tallied by question over closed posts of a server, of a window', async () => {
      const store = await open()
      await answered(store, 'p1', ['wrong', 'correct'], { closesAt: 3_000 })
      await answered(store, 'p1', ['correct'], { memberId: 'yuri', closesAt: 3_000 })
      await answered(store, 'p2', ['partial'], { createdAt: 1_500, closesAt: 3_000 })
      await answered(store, 'old', ['wrong'], { createdAt: 10, closesAt: 3_000 })
      await answered(store, 'open', ['wrong'], { closesAt: 9_000 })
      await answered(store, 'waits', ['pending'], { questionId: 'topic/open', closesAt: 3_000 })
      await answered(store, 'abroad', ['wrong'], { serverId: 'other', closesAt: 3_000 })
      await answered(store, 'own', ['wrong'], { questionId: 'topic/own', practiceOf: 'ada' })
      const query = { serverId: 'server', since: 1_000, now: 4_000 }

      expect(await store.tallies(query)).toEqual([
        { questionId: 'topic/one', asked: 3, right: 1, lastAt: 1_500 },
      ])
      expect(await store.tallies({ ...query, memberId: 'ada' })).toEqual([
        { questionId: 'topic/one', asked: 2, right: 0, lastAt: 1_500 },
        { questionId: 'topic/own', asked: 1, right: 0, lastAt: 1_000 },
      ])
      expect(await store.tallies({ ...query, memberId: 'yuri' })).toMatchObject([{ asked: 1, right: 1 }])
    })
  })
}
