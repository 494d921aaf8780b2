import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { newSchedule } from '../support/new-schedule.ts'
import { claim, newPost, type StoreUnderTest } from './ground.ts'

async function dueSchedules(store: Store, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    await store.createSchedule(newSchedule(`s${index}`, { nextRunAt: 1_000 + index }))
  }
}

export function describeClaims(open: StoreUnderTest): void {
  describe('claiming', () => {
    it('gives every due schedule to one worker, oldest due first', async () => {
      const store = await open()
      await dueSchedules(store, 20)

      const batches = await Promise.all(
        ['w1', 'w2', 'w3', 'w4'].map((worker) => store.claimSchedules(claim(worker, 1_014), 6)),
      )

      const ids = batches.flat().map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.length).toBe(15)
      for (const batch of batches) {
        const runs = batch.map(({ nextRunAt }) => nextRunAt ?? 0)
        expect(runs).toEqual(runs.toSorted((a, b) => a - b))
      }
    })

    it('takes no more than asked for, those due longest', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('a', { nextRunAt: 1_002 }))
      await store.createSchedule(newSchedule('b', { nextRunAt: 1_001 }))
      await store.createSchedule(newSchedule('c', { nextRunAt: 1_000 }))

      const claimed = await store.claimSchedules(claim('w', 2_000), 2)

      expect(claimed.map(({ id }) => id)).toEqual(['c', 'b'])
    })

    it('takes of servers in turn what is due at the same time, but what is due longer first', async () => {
      const store = await open()
      for (const id of ['a1', 'a2', 'a3', 'a4']) {
        await store.createSchedule(newSchedule(id, { serverId: 'a', nextRunAt: 1_000 }))
      }
      await store.createSchedule(newSchedule('b1', { serverId: 'b', nextRunAt: 1_000 }))
      await store.createSchedule(newSchedule('b2', { serverId: 'b', nextRunAt: 1_000 }))
      await store.createSchedule(newSchedule('c1', { serverId: 'c', nextRunAt: 1_000 }))
      await store.createSchedule(newSchedule('a5', { serverId: 'a', nextRunAt: 999 }))

      const first = await store.claimSchedules(claim('w', 2_000), 4)
      const second = await store.claimSchedules(claim('w', 2_000), 4)

      expect(first.map(({ id }) => id).toSorted()).toEqual(['a1', 'a5', 'b1', 'c1'])
      expect(second.map(({ id }) => id).toSorted()).toEqual(['a2', 'a3', 'a4', 'b2'])
    })

    it('tells who holds what, and frees it for others at once', async () => {
      const store = await open()
      await dueSchedules(store, 2)
      await store.createPost(newPost('post'))
      await store.confirmPost('post', 'm', [{ name: 'close', dueAt: 1_000 }])
      await store.planJob({ name: 'tidy', subject: '', dueAt: 1_000 }, 0)
      await store.claimSchedules(claim('a', 1_001), 1)
      await store.claimSteps(claim('b', 1_001), 1)
      await store.claimJobs(claim('c', 1_001), ['tidy'], 1)
      const held = await store.claimHolders()

      for (const worker of held) await store.releaseClaims(worker)

      expect(held.toSorted()).toEqual(['a', 'b', 'c'])
      expect(await store.claimHolders()).toEqual([])
      expect(await store.claimSchedules(claim('d', 1_001), 9)).toHaveLength(2)
      expect(await store.claimSteps(claim('d', 1_001), 9)).toHaveLength(1)
      expect(await store.claimJobs(claim('d', 1_001), ['tidy'], 9)).toHaveLength(1)
    })

    it('lasts as long as its lease, which can be renewed until it is lost', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('a'))

      await store.claimSchedules(claim('w1', 1_000), 10)
      const early = await store.claimSchedules(claim('w2', 1_099), 10)
      const renewed = await store.renewClaim(claim('w1', 1_099), 'a', 1_000)
      const stillTaken = await store.claimSchedules(claim('w2', 1_198), 10)
      const late = await store.claimSchedules(claim('w2', 1_199), 10)
      const lost = await store.renewClaim(claim('w1', 1_199), 'a', 1_000)

      expect([early, stillTaken]).toEqual([[], []])
      expect(renewed).toBe(true)
      expect(late).toHaveLength(1)
      expect(lost).toBe(false)
    })

    it('is not renewed once the next run has moved', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('a'))
      await store.claimSchedules(claim('w1', 1_000), 10)

      expect(await store.renewClaim(claim('w1', 1_001), 'a', 999)).toBe(false)
    })

    it('ends for everything a worker holds when it lets go, and for nobody else', async () => {
      const store = await open()
      await dueSchedules(store, 4)
      await store.claimSchedules(claim('w1', 2_000), 2)
      await store.claimSchedules(claim('w2', 2_000), 1)

      await store.releaseClaims('w1')

      const free = await store.claimSchedules(claim('w3', 2_000), 10)
      expect(free.map(({ id }) => id)).toEqual(['s0', 's1', 's3'])
    })

    it.each<[string, (store: Store) => Promise<unknown>, number | null]>([
      ['paused', (store) => store.pauseSchedule('a'), 1_000],
      ['resumed', (store) => store.resumeSchedule('a', 1_000), 1_000],
      ['moved', (store) => store.moveNextRun('a', 1_000, 2_000), 2_000],
      ['deleted', (store) => store.deleteSchedule('a', 5_000), null],
    ])('is lost when the schedule is %s meanwhile', async (_what, change, nextRunAt) => {
      const store = await open()
      await store.createSchedule(newSchedule('a'))
      await store.claimSchedules(claim('w', 1_000), 10)

      await change(store)
      const renewed = await store.renewClaim(claim('w', 1_001), 'a', 1_000)
      await store.advanceSchedule('w', 'a', 9_000)

      expect(renewed).toBe(false)
      expect(await store.schedule('a')).toMatchObject({ nextRunAt })
    })

    it('moves on without a slot, and only where it still holds', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('a'))
      await store.claimSchedules(claim('w', 1_000), 10)

      await store.advanceSchedule('other', 'a', 9_000)
      const untouched = await store.schedule('a')
      await store.advanceSchedule('w', 'a', 2_000)

      expect(untouched).toMatchObject({ nextRunAt: 1_000 })
      expect(await store.claimSchedules(claim('other', 2_000), 10)).toMatchObject([{ nextRunAt: 2_000 }])
    })
  })
}
