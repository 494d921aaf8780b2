import { describe, expect, it } from 'vitest'
import { newSchedule } from '../support/new-schedule.ts'
import { claim, newPost, type StoreUnderTest, scheduledPost } from './ground.ts'

const slot = { scheduleId: 'a', fireAt: 1_000 }
const sent = { postId: 'post', messageId: 'm', at: 1_010, steps: [{ name: 'close', dueAt: 2_000 }] } as const
const post = (id: string) => newPost(id, slot)

export function describeSlots(open: StoreUnderTest): void {
  describe('a slot', () => {
    it('is made once with its post, whoever comes first', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('a'))

      const made = await Promise.all(['p1', 'p2', 'p3'].map((id) => store.recordSlot('a', 1_000, post(id))))

      expect(made.filter(({ isNew }) => isNew)).toHaveLength(1)
      expect(new Set(made.map((each) => each.post.id)).size).toBe(1)
      expect(made[0]?.slot).toMatchObject({ ...slot, state: 'sending', reason: null })
    })

    it('when sent confirms its post, makes its steps and moves the schedule on', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('a'))
      await store.claimSchedules(claim('w', 1_000), 10)
      await store.recordSlot('a', 1_000, post('post'))

      await store.finishSlot('w', slot, sent, { nextRunAt: 5_000 })

      expect(await store.slots('a', 10)).toEqual([{ ...slot, state: 'sent', reason: null, postId: 'post' }])
      expect(await store.post('post')).toMatchObject({ messageId: 'm', closedAt: null })
      expect(await store.steps(['post'])).toMatchObject([
        { name: 'close', dueAt: 2_000, state: 'pending', attempts: 0 },
      ])
      expect(await store.schedule('a')).toMatchObject({ nextRunAt: 5_000, attempts: 0 })
    })

    it('sent after its claim was lost is on record, and the schedule is left to its new worker', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('a'))
      await store.claimSchedules(claim('w1', 1_000), 10)
      await store.recordSlot('a', 1_000, post('post'))
      await store.claimSchedules(claim('w2', 1_200), 10)

      await store.finishSlot('w1', slot, sent, { nextRunAt: 5_000 })

      expect(await store.slots('a', 10)).toMatchObject([{ state: 'sent' }])
      expect(await store.post('post')).toMatchObject({ messageId: 'm' })
      expect(await store.steps(['post'])).toMatchObject([{ name: 'close', state: 'pending' }])
      expect(await store.renewClaim(claim('w2', 1_201), 'a', 1_000)).toBe(true)
    })

    it('put off stays due but not before its time, for any worker', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('a'))
      await store.claimSchedules(claim('w1', 1_000), 10)
      await store.recordSlot('a', 1_000, post('post'))

      await store.backOff('w1', 'a', 1_000, 3_000, 'transient')
      await store.releaseClaims('w1')

      expect(await store.claimSchedules(claim('w2', 2_999), 10)).toEqual([])
      expect(await store.claimSchedules(claim('w2', 3_000), 10)).toMatchObject([{ id: 'a', attempts: 1 }])
      expect(await store.slots('a', 10)).toMatchObject([{ state: 'sending', reason: 'transient' }])
    })

    it('sent at last has no reason left, and its schedule no failed tries', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('a'))
      await store.claimSchedules(claim('w', 1_000), 10)
      await store.recordSlot('a', 1_000, post('post'))
      await store.backOff('w', 'a', 1_000, 3_000, 'transient')
      await store.claimSchedules(claim('w', 3_000), 10)

      await store.finishSlot('w', slot, sent, { nextRunAt: 5_000 })

      expect(await store.slots('a', 10)).toMatchObject([{ state: 'sent', reason: null }])
      expect(await store.schedule('a')).toMatchObject({ attempts: 0, nextRunAt: 5_000 })
    })

    it('is not put off by a worker that lost it, nor once it was sent', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('a'))
      await store.claimSchedules(claim('w1', 1_000), 10)
      await store.recordSlot('a', 1_000, post('post'))
      await store.claimSchedules(claim('w2', 1_100), 10)
      await store.finishSlot('w1', slot, sent, { nextRunAt: 5_000 })

      await store.backOff('w1', 'a', 1_000, 9_000, 'late')

      expect(await store.slots('a', 10)).toMatchObject([{ state: 'sent', reason: null }])
      expect(await store.renewClaim(claim('w2', 1_101), 'a', 1_000)).toBe(true)
      expect(await store.schedule('a')).toMatchObject({ attempts: 0 })
    })

    it('given up keeps its reason and never overwrites one that was sent', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('a'))
      await store.claimSchedules(claim('w', 1_000), 10)
      await store.failSlot('w', slot, 'forbidden', { nextRunAt: 2_000 })
      await store.claimSchedules(claim('w', 2_000), 10)
      const second = { scheduleId: 'a', fireAt: 2_000 }
      await store.recordSlot('a', 2_000, newPost('post', second))
      await store.finishSlot('w', second, sent, { nextRunAt: 3_000 })

      await store.failSlot('w', second, 'late', { nextRunAt: 4_000 })

      expect(
        (await store.slots('a', 10)).map(({ fireAt, state, reason }) => [fireAt, state, reason]),
      ).toEqual([
        [2_000, 'sent', null],
        [1_000, 'failed', 'forbidden'],
      ])
    })

    it('skipped is noted, and what exists stays as it is', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('a'))
      await store.recordSlot('a', 1_000, post('post'))
      await store.finishSlot('w', slot, sent, { nextRunAt: 2_000 })
      await store.recordSlot('a', 2_000, newPost('next', { scheduleId: 'a', fireAt: 2_000 }))

      await store.skipSlots('a', [900, 1_000, 2_000], 'missed')
      await store.skipSlots('a', [], 'missed')

      expect((await store.slots('a', 10)).map(({ state }) => state)).toEqual(['sending', 'sent', 'skipped'])
      expect(await store.slots('a', 1)).toHaveLength(1)
    })

    it('skipped, or given up before it had a post, can still be taken up', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('a'))
      await store.skipSlots('a', [1_000], 'missed')
      await store.failSlot('w', { scheduleId: 'a', fireAt: 2_000 }, 'forbidden', { nextRunAt: null })

      const skipped = await store.recordSlot('a', 1_000, post('p1'))
      const failed = await store.recordSlot('a', 2_000, post('p2'))

      expect([skipped, failed]).toMatchObject([
        { isNew: true, slot: { fireAt: 1_000, state: 'sending', reason: null, postId: 'p1' } },
        { isNew: true, slot: { fireAt: 2_000, state: 'sending', reason: null, postId: 'p2' } },
      ])
    })

    it('given up after it had a post is told apart from a new one', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('a'))
      await store.recordSlot('a', 1_000, post('first'))
      await store.failSlot('w', slot, 'forbidden', { nextRunAt: null })

      const again = await store.recordSlot('a', 1_000, post('second'))

      expect(again).toMatchObject({ isNew: false, slot: { state: 'failed' }, post: { id: 'first' } })
    })

    it('counts as asked in the order of the slots, while sending and when sent', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('a'))
      const ask = (fireAt: number, questionId: string) =>
        store.recordSlot('a', fireAt, newPost(`p${fireAt}`, { scheduleId: 'a', fireAt, questionId }))

      await ask(3_000, 'three')
      await ask(1_000, 'one')
      await ask(2_000, 'two')
      await scheduledPost(store, 'elsewhere', { questionId: 'elsewhere' })
      await store.failSlot('w', { scheduleId: 'a', fireAt: 2_000 }, 'x', { nextRunAt: null })

      expect(await store.askedQuestions('a')).toEqual(['one', 'three'])
    })
  })
}
