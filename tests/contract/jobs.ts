import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { claim, type StoreUnderTest } from './ground.ts'

const names = ['sweep', 'letter']

export function describeJobs(open: StoreUnderTest): void {
  describe('a job', () => {
    const key = { name: 'letter', subject: 'server' }

    async function planned(): Promise<Store> {
      const store = await open()
      await store.planJob({ ...key, dueAt: 2_000 }, 1_000)

      return store
    }

    it('goes to one worker when it is due, and to another when that one’s lease ends', async () => {
      const store = await planned()

      const early = await store.claimJobs(claim('w1', 1_999), names, 10)
      const taken = await Promise.all(
        ['w1', 'w2'].map((worker) => store.claimJobs(claim(worker, 2_000), names, 10)),
      )
      const after = await store.claimJobs(claim('w3', 2_100), names, 10)

      expect(early).toEqual([])
      expect(taken.flat()).toEqual([{ ...key, dueAt: 2_000, attempts: 0, lastError: null }])
      expect(after).toHaveLength(1)
    })

    it('of many comes longest due first, no more than asked for, of the names that are known', async () => {
      const store = await open()
      for (let index = 0; index < 6; index++) {
        await store.planJob({ name: 'letter', subject: `s${index}`, dueAt: 2_000 - index }, 1_000)
      }
      await store.planJob({ name: 'sweep', subject: '', dueAt: 1_990 }, 1_000)

      const none = await store.claimJobs(claim('w', 2_050), [], 10)
      const letters = await store.claimJobs(claim('w', 2_050), ['letter'], 4)
      const rest = await store.claimJobs(claim('w', 2_050), names, 10)

      expect(none).toEqual([])
      expect(letters.map(({ subject }) => subject)).toEqual(['s5', 's4', 's3', 's2'])
      expect(rest.map(({ name, subject }) => `${name} ${subject}`)).toEqual([
        'sweep ',
        'letter s1',
        'letter s0',
      ])
    })

    it('moves while it is not due, and stays once it is', async () => {
      const store = await planned()

      await store.planJob({ ...key, dueAt: 3_000 }, 1_999)
      const moved = await store.job(key)
      await store.planJob({ ...key, dueAt: 9_000 }, 3_000)

      expect(moved?.dueAt).toBe(3_000)
      expect((await store.job(key))?.dueAt).toBe(3_000)
    })

    it('done is due again at its next time, once, however often it is done', async () => {
      const store = await planned()
      const [job] = await store.claimJobs(claim('w1', 2_000), names, 10)
      if (!job) throw new Error('nothing was due')

      await store.finishJob(job, 3_000)
      await store.finishJob(job, 9_000)

      expect(await store.claimJobs(claim('w2', 2_999), names, 10)).toEqual([])
      expect(await store.claimJobs(claim('w2', 3_000), names, 10)).toMatchObject([{ dueAt: 3_000 }])
    })

    it('without a next time is gone', async () => {
      const store = await planned()
      const [job] = await store.claimJobs(claim('w', 2_000), names, 10)

      if (job) await store.finishJob(job, null)

      expect(await store.job(key)).toBeUndefined()
    })

    it('that failed waits, keeps the name of its occurrence, and forgets its failures when it is done', async () => {
      const store = await planned()
      const [job] = await store.claimJobs(claim('w', 2_000), names, 10)
      if (job) await store.retryJob('w', job, 2_050, 'transient')

      const early = await store.claimJobs(claim('w', 2_049), names, 10)
      // Earlier than the first lease would have ended.
      const [again] = await store.claimJobs(claim('w', 2_050), names, 10)
      if (again) await store.finishJob(again, 3_000)

      expect(early).toEqual([])
      expect(again).toMatchObject({ dueAt: 2_000, attempts: 1, lastError: 'transient' })
      expect(await store.job(key)).toMatchObject({ dueAt: 3_000, attempts: 0, lastError: null })
    })

    it('is renewed only by the worker that holds it, and only for its occurrence', async () => {
      const store = await planned()
      const [job] = await store.claimJobs(claim('w1', 2_000), names, 10)
      if (!job) throw new Error('nothing was due')

      const renewed = await store.renewJob(claim('w1', 2_090), job)
      const others = await store.renewJob(claim('w2', 2_090), job)
      const taken = await store.claimJobs(claim('w2', 2_189), names, 10)
      await store.finishJob(job, 3_000)
      const late = await store.renewJob(claim('w1', 2_190), job)

      expect([renewed, others, late]).toEqual([true, false, false])
      expect(taken).toEqual([])
    })

    it('is not put off by a worker that lost it', async () => {
      const store = await planned()
      const [job] = await store.claimJobs(claim('w1', 2_000), names, 10)
      await store.claimJobs(claim('w2', 2_100), names, 10)

      if (job) await store.retryJob('w1', job, 9_000, 'late')

      expect(await store.job(key)).toMatchObject({ attempts: 0, lastError: null })
    })

    it('is free again when its worker lets go', async () => {
      const store = await planned()
      await store.claimJobs(claim('w1', 2_000), names, 10)

      await store.releaseClaims('w2')
      const taken = await store.claimJobs(claim('w3', 2_001), names, 10)
      await store.releaseClaims('w1')

      expect(taken).toEqual([])
      expect(await store.claimJobs(claim('w3', 2_001), names, 10)).toHaveLength(1)
    })

    it('cancelled in the middle stays cancelled', async () => {
      const store = await planned()
      const [job] = await store.claimJobs(claim('w', 2_000), names, 10)

      await store.cancelJob(key)
      if (job) await store.finishJob(job, 3_000)

      expect(await store.job(key)).toBeUndefined()
    })
  })
}
