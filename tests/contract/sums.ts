import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { newAttempt, type StoreUnderTest, scheduledPost } from './ground.ts'

const span = { since: 2_000, until: 3_000 }

let interactions = 0

async function answer(store: Store, memberId: string, at: number, points: number, postId = 'post') {
  interactions += 1
  await store.recordAttempt(
    newAttempt(`sums-${interactions}`, {
      postId,
      memberId,
      memberName: `Name of ${memberId}`,
      at,
      verdict: points > 0 ? 'correct' : 'wrong',
      pointsFor: () => points,
    }),
  )
}

const byMember = <T extends { readonly memberId: string }>(sums: readonly T[]) =>
  sums.toSorted((a, b) => (a.memberId < b.memberId ? -1 : 1))

export function describeSums(open: StoreUnderTest): void {
  describe('a closed window', () => {
    it('sums up each member’s entries from its begin up to its end', async () => {
      const store = await open()
      await scheduledPost(store, 'post')
      await scheduledPost(store, 'second')
      await scheduledPost(store, 'abroad', { serverId: 'other' })
      await answer(store, 'ada', 1_999, 10)
      await answer(store, 'ada', 2_000, 20, 'second')
      await answer(store, 'bo', 2_100, 0)
      await answer(store, 'bo', 2_200, 5)
      await answer(store, 'bo', 2_300, 0, 'second')
      await answer(store, 'chen', 3_000, 10)
      await answer(store, 'dee', 2_500, 10, 'abroad')
      await store.correctPoints({
        id: 'c',
        serverId: 'server',
        memberId: 'ada',
        memberName: 'Ada',
        points: -3,
        reason: 'typo',
        at: 2_900,
      })

      expect(byMember(await store.sumSpan('server', span))).toEqual([
        { memberId: 'ada', points: 17, attempts: 1, lastAt: 2_000 },
        { memberId: 'bo', points: 5, attempts: 3, lastAt: 2_200 },
      ])
      expect(await store.pointsIn('server', 'ada', span)).toBe(17)
      expect(await store.pointsIn('server', 'nobody', span)).toBe(0)
    })

    it('leaves out who has left, and whose role keeps them off boards', async () => {
      const store = await open()
      await scheduledPost(store, 'post')
      for (const memberId of ['ada', 'bo', 'chen', 'dee']) await answer(store, memberId, 2_100, 10)
      await store.saveServer('server', { excludedRoles: ['staff'] })
      await store.saveMemberRoles('server', 'ada', ['staff'])
      await store.saveMemberRoles('server', 'bo', ['team'])
      await store.saveLeft('server', ['chen'])

      const sums = await store.sumSpan('server', span)

      expect(byMember(sums).map(({ memberId }) => memberId)).toEqual(['bo', 'dee'])
    })

    it('names members as they were called last', async () => {
      const store = await open()
      await scheduledPost(store, 'post')
      await answer(store, 'ada', 2_100, 10)

      expect([...(await store.memberNames('server', ['ada', 'nobody']))]).toEqual([['ada', 'Name of ada']])
      expect([...(await store.memberNames('server', []))]).toEqual([])
    })

    it('lists what schedules posted in it, and how first tries ended', async () => {
      const store = await open()
      await scheduledPost(store, 'post')
      await scheduledPost(store, 'quiet')
      await store.failSlot('w', { scheduleId: 'schedule-of-post', fireAt: 1_500 }, 'forbidden', {
        nextRunAt: null,
      })
      await answer(store, 'ada', 2_100, 10)
      await answer(store, 'bo', 2_100, 0)
      await answer(store, 'bo', 2_200, 5)
      await store.recordAttempt(newAttempt('waits', { memberId: 'chen', verdict: 'pending' }))

      const within = await store.scheduledPosts('server', { since: 1_000, until: 2_000 })
      const after = await store.scheduledPosts('server', { since: 1_001, until: 2_000 })

      expect(within.map(({ id }) => id)).toEqual(['post', 'quiet'])
      expect(after).toEqual([])
      expect([...(await store.firstTries(['post', 'quiet']))]).toEqual([['post', { tries: 2, right: 1 }]])
    })

    it('has champions, until there are others', async () => {
      const store = await open()
      const of = (...ids: string[]) => ids.map((memberId) => ({ memberId, roleId: 'role' }))
      await store.saveChampions('server', of('bo', 'ada'))
      await store.saveChampions('other', of('chen'))
      const first = await store.champions('server')
      await store.saveChampions('server', of('bo', 'dee'))
      const second = await store.champions('server')
      await store.saveChampions('server', [])

      expect([first, second]).toEqual([of('ada', 'bo'), of('bo', 'dee')])
      expect(await store.champions('server')).toEqual([])
      expect(await store.champions('other')).toEqual(of('chen'))
    })
  })
}
