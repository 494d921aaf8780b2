import { describe, expect, it } from 'vitest'
import type { NewPost, Store } from '../../src/store/store.ts'
import { newSchedule } from '../support/new-schedule.ts'
import { claim, newAttempt, newPost, type StoreUnderTest } from './ground.ts'

const query = { serverId: 'server', since: 0 }

async function sentSlot(store: Store, scheduleId: string, fireAt: number, changes: Partial<NewPost> = {}) {
  const id = `${scheduleId}-${fireAt}`

  await store.recordSlot(
    scheduleId,
    fireAt,
    newPost(id, { scheduleId, fireAt, closesAt: fireAt + 500, ...changes }),
  )
  await store.finishSlot(
    'w',
    { scheduleId, fireAt },
    { postId: id, messageId: `m-${id}`, at: fireAt + 3, steps: [{ name: 'close', dueAt: fireAt + 500 }] },
    { nextRunAt: null },
  )
}

export function describeAsked(open: StoreUnderTest): void {
  describe('what a server was asked', () => {
    it('is told of all its schedules, newest first, with what became of it', async () => {
      const store = await open()
      for (const id of ['a', 'b']) await store.createSchedule(newSchedule(id))
      await sentSlot(store, 'a', 1_000)
      await sentSlot(store, 'b', 1_100)
      await store.failSlot('w', { scheduleId: 'a', fireAt: 2_000 }, 'forbidden', { nextRunAt: null })
      await store.skipSlots('b', [3_000], 'missed')
      await store.recordSlot('a', 4_000, newPost('p', { scheduleId: 'a', fireAt: 4_000 }))
      await store.closePost('a-1000', 1_400)

      expect(await store.askedSlots(query, 10)).toEqual([
        { fireAt: 4_000, state: 'sending', reason: null, sentAt: null, closesAt: 9_000, isLost: false },
        { fireAt: 3_000, state: 'skipped', reason: 'missed', sentAt: null, closesAt: null, isLost: false },
        { fireAt: 2_000, state: 'failed', reason: 'forbidden', sentAt: null, closesAt: null, isLost: false },
        { fireAt: 1_100, state: 'sent', reason: null, sentAt: 1_103, closesAt: 1_600, isLost: false },
        { fireAt: 1_000, state: 'sent', reason: null, sentAt: 1_003, closesAt: 1_400, isLost: false },
      ])
    })

    it('is that server’s alone, of a window, as much as is wanted; deleted schedules asked, too', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('a'))
      await store.createSchedule(newSchedule('abroad', { serverId: 'other' }))
      for (const fireAt of [1_000, 2_000, 3_000, 4_000]) await sentSlot(store, 'a', fireAt)
      await sentSlot(store, 'abroad', 3_500, { serverId: 'other' })
      await store.deleteSchedule('a', 5_000)

      const found = await store.askedSlots({ ...query, since: 2_000 }, 2)
      const rest = await store.askedSlots({ ...query, since: 2_000 }, 10)

      expect(found.map(({ fireAt }) => fireAt)).toEqual([4_000, 3_000])
      expect(rest.map(({ fireAt }) => fireAt)).toEqual([4_000, 3_000, 2_000])
    })

    it('keeps when it was first known to stand, and whether its channel went away', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('a'))
      await sentSlot(store, 'a', 1_000)
      await store.finishSlot(
        'late',
        { scheduleId: 'a', fireAt: 1_000 },
        { postId: 'a-1000', messageId: 'other', at: 1_400, steps: [] },
        { nextRunAt: null },
      )
      await store.claimSteps(claim('w', 2_000), 10)
      await store.failStep('w', { postId: 'a-1000', name: 'close' }, 'channelGone')

      expect(await store.askedSlots(query, 10)).toMatchObject([{ sentAt: 1_003, isLost: true }])
    })

    it('was answered by a member, by anybody, or by nobody', async () => {
      const store = await open()
      for (const id of ['a', 'b']) await store.createSchedule(newSchedule(id))
      for (const fireAt of [1_000, 2_000, 3_000]) await sentSlot(store, 'a', fireAt)
      await sentSlot(store, 'b', 2_500)
      const answer = async (postId: string, memberId: string, at: number) =>
        store.recordAttempt(
          newAttempt(`${postId}-${memberId}-${at}`, { postId, memberId, at, verdict: 'wrong' }),
        )
      await answer('a-1000', 'ada', 1_100)
      await answer('a-1000', 'ada', 1_200)
      await answer('a-2000', 'yuri', 2_100)
      await answer('b-2500', 'ada', 2_600)

      expect(await store.answeredSlots({ ...query, memberId: 'ada' })).toEqual([2_500, 1_000])
      expect(await store.answeredSlots({ ...query, memberId: 'yuri' })).toEqual([2_000])
      expect(await store.answeredSlots({ ...query, since: 1_500, memberId: 'ada' })).toEqual([2_500])
      expect(await store.answeredSlots(query)).toEqual([2_500, 2_000, 1_000])
      expect(await store.answeredSlots({ ...query, serverId: 'other', memberId: 'ada' })).toEqual([])
    })

    it('does not count what was posted by hand or drawn for practice', async () => {
      const store = await open()
      await store.createPost(newPost('hand'))
      await store.createPost(newPost('own', { practiceOf: 'ada' }))
      await store.recordAttempt(newAttempt('1', { postId: 'hand' }))
      await store.recordAttempt(newAttempt('2', { postId: 'own' }))

      expect(await store.answeredSlots({ ...query, memberId: 'ada' })).toEqual([])
      expect(await store.askedSlots(query, 10)).toEqual([])
    })
  })
}
