import { describe, expect, it } from 'vitest'
import { newSchedule } from '../support/new-schedule.ts'
import { claim, newPost, type StoreUnderTest } from './ground.ts'

export function describeMemberships(open: StoreUnderTest): void {
  describe('a server the bot left', () => {
    /** Two servers, in each of which a schedule, a step and a job are due. */
    const twoServers = async () => {
      const store = await open()

      for (const serverId of ['here', 'left']) {
        await store.createSchedule(newSchedule(`of-${serverId}`, { serverId }))
        await store.createPost(newPost(`in-${serverId}`, { serverId }))
        await store.confirmPost(`in-${serverId}`, 'm', [{ name: 'close', dueAt: 1_000 }])
        await store.planJob({ name: 'tidy', subject: serverId, dueAt: 1_000 }, 0)
      }
      await store.planJob({ name: 'tidy', subject: '', dueAt: 1_000 }, 0)

      return store
    }
    const claimed = async (store: Awaited<ReturnType<StoreUnderTest>>) => {
      const worker = claim('w', 5_000)
      const schedules = await store.claimSchedules(worker, 9)
      const steps = await store.claimSteps(worker, 9)
      const jobs = await store.claimJobs(worker, ['tidy'], 9)

      return [
        schedules.map(({ id }) => id),
        steps.map(({ postId }) => postId),
        jobs.map(({ subject }) => subject).toSorted(),
      ]
    }

    it('has nothing due, and keeps what it has', async () => {
      const store = await twoServers()
      await store.leaveServer('left', 2_000)

      expect(await claimed(store)).toEqual([['of-here'], ['in-here'], ['', 'here']])
      expect(await store.earliestRun()).toBe(1_000)
      expect(await store.schedules('left')).toHaveLength(1)
      expect((await store.server('left')).leftAt).toBe(2_000)
    })

    it('goes on once the bot is back, also where something waited for another try', async () => {
      const store = await twoServers()
      await store.claimSchedules(claim('w', 1_000), 9)
      await store.backOff('w', 'of-left', 1_000, 99_000, 'forbidden')
      await store.releaseClaims('w')
      await store.leaveServer('left', 2_000)
      await store.rejoinServer('left')

      expect(await claimed(store)).toEqual([
        ['of-here', 'of-left'],
        ['in-here', 'in-left'],
        ['', 'here', 'left'],
      ])
      expect(await store.schedule('of-left')).toMatchObject({ attempts: 0, nextRunAt: 1_000 })
      expect((await store.server('left')).leftAt).toBeNull()
    })

    it('is told apart from the others; when it was left first counts', async () => {
      const store = await twoServers()
      await store.saveServer('settings-only', { theme: 'light' })
      await store.leaveServer('left', 2_000)
      await store.leaveServer('left', 3_000)

      expect((await store.presentServers()).toSorted()).toEqual(['here', 'settings-only'])
      expect(await store.leftServers(1_999)).toEqual([])
      expect(await store.leftServers(2_000)).toEqual(['left'])
      await store.saveServer('left', { theme: 'light' })
      expect(await store.leftServers(2_000)).toEqual(['left'])
    })
  })
}
