import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { newAttempt, type StoreUnderTest, scheduledPost } from './ground.ts'

const query = { now: 8_000, leadMs: 1_000, activeMs: 7_000, pauseMs: 5_000 }

/** Ada wants reminders and answered a first question; the second closes at 9,000. */
async function open2(open: StoreUnderTest): Promise<Store> {
  const store = await open()
  await scheduledPost(store, 'first')
  await scheduledPost(store, 'second')
  await store.confirmPost('second', 'm-second', [{ name: 'close', dueAt: 9_000 }])
  for (const memberId of ['ada', 'bo'])
    await store.recordAttempt(newAttempt(memberId, { postId: 'first', memberId }))
  await store.saveMemberSettings('ada', { reminders: 'on' })

  return store
}

const whom = async (store: Store, changes: Partial<typeof query> = {}) =>
  (await store.dueReminders({ ...query, ...changes }, 10)).map(({ memberId, post }) => [memberId, post.id])

export function describeReminders(open: StoreUnderTest): void {
  describe('reminders', () => {
    it('go to whoever wants them, answered there lately, and not this one, before it closes', async () => {
      const store = await open2(open)

      expect(await whom(store)).toEqual([['ada', 'second']])
      expect(await whom(store, { now: 7_999 })).toEqual([])
      expect(await whom(store, { now: 9_000 })).toEqual([])
      expect(await whom(store, { activeMs: 6_000 })).toEqual([])
    })

    it('do not go to whoever has answered it, or turned them off', async () => {
      const store = await open2(open)
      await store.saveMemberSettings('bo', { reminders: 'on' })
      await store.recordAttempt(newAttempt('again', { postId: 'second', memberId: 'ada' }))

      expect(await whom(store)).toEqual([['bo', 'second']])

      await store.saveMemberSettings('bo', { reminders: 'refused' })
      expect(await whom(store)).toEqual([])
    })

    it('are begun once, until the pause is over, and known to be unsent until they end', async () => {
      const store = await open2(open)
      const reminder = { memberId: 'ada', postId: 'second' }

      expect(await store.beginReminder(reminder, 8_000, 5_000)).toBe(true)
      expect(await store.beginReminder(reminder, 12_999, 5_000)).toBe(false)
      expect(await whom(store)).toEqual([])
      expect(await store.unsentReminders(8_001, 10)).toEqual([])
      expect(await store.unsentReminders(8_000, 10)).toMatchObject([
        { memberId: 'ada', post: { id: 'second' } },
      ])

      await store.endReminder('ada')
      expect(await store.unsentReminders(8_000, 10)).toEqual([])
      expect(await store.beginReminder(reminder, 13_000, 5_000)).toBe(true)
    })
  })
}
