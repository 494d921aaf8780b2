import { describe, expect, it } from 'vitest'
import { newSchedule } from '../support/new-schedule.ts'
import { claim, type StoreUnderTest } from './ground.ts'

const unset = { language: null, theme: null, hidden: false, reviewFrom: 0, reminders: 'off' }

export function describeSettings(open: StoreUnderTest): void {
  describe('settings of a server', () => {
    it('are the defaults until something is saved, and the defaults where nothing was', async () => {
      const store = await open()

      const before = await store.server('1')
      const saved = await store.saveServer('1', { language: 'zh-CN' })
      await store.saveServer('1', { logChannelId: 'log', theme: 'light' })

      expect(before).toEqual({
        id: '1',
        language: 'en',
        timezone: 'UTC',
        catchUp: 'latest',
        logChannelId: null,
        theme: 'dark',
        managerRoleId: null,
        teams: [],
        excludedRoles: [],
        summary: 'off',
        summaryChannelId: null,
        championRoleId: null,
        leftAt: null,
      })
      expect(saved).toEqual({ ...before, language: 'zh-CN' })
      expect(await store.server('1')).toEqual({ ...saved, logChannelId: 'log', theme: 'light' })
      expect(await store.server('2')).toEqual({ ...before, id: '2' })
    })

    it('keep lists of roles in their order, and an emptied one empty', async () => {
      const store = await open()

      await store.saveServer('1', { managerRoleId: 'm', teams: ['b', 'a'], excludedRoles: ['x'] })
      const saved = await store.saveServer('1', { excludedRoles: [] })

      expect(saved).toMatchObject({ managerRoleId: 'm', teams: ['b', 'a'], excludedRoles: [] })
      expect(await store.saveServer('1', { managerRoleId: null })).toEqual({ ...saved, managerRoleId: null })
    })
  })

  describe('settings of a member', () => {
    it('are nothing until something is saved, and nothing again when taken back', async () => {
      const store = await open()

      const before = await store.memberSettings('1')
      const saved = await store.saveMemberSettings('1', { theme: 'light', reviewFrom: null })
      await store.saveMemberSettings('1', {})

      expect(before).toEqual({ id: '1', ...unset })
      expect(saved).toEqual({ ...before, theme: 'light', reviewFrom: null })
      expect(await store.memberSettings('1')).toEqual(saved)
      expect(await store.memberSettings('2')).toEqual({ id: '2', ...unset })
      expect(await store.saveMemberSettings('1', { theme: null, reviewFrom: 0 })).toEqual(before)
    })

    it('hide those who want it, among however many are asked about', async () => {
      const store = await open()
      const crowd = Array.from({ length: 2_500 }, (_, number) => `nobody-${number}`)

      await store.saveMemberSettings('1', { hidden: true, language: 'zh-CN' })
      await store.saveMemberSettings('2', { hidden: true })
      await store.saveMemberSettings('2', { hidden: false })

      expect(await store.memberSettings('1')).toEqual({ id: '1', ...unset, hidden: true, language: 'zh-CN' })
      expect(await store.hiddenMembers([...crowd, '1', '2'])).toEqual(new Set(['1']))
      expect(await store.hiddenMembers([])).toEqual(new Set())
    })
  })

  describe('schedules', () => {
    it('come back as they were made', async () => {
      const store = await open()
      const made = newSchedule('a', {
        topic: 'conv',
        level: 2,
        language: 'zh-CN',
        catchUp: 'all:3',
        picking: 'inOrder',
      })

      await store.createSchedule(made)

      expect(await store.schedule('a')).toEqual({
        ...made,
        ...{ thread: false, pin: false, pingRoleId: null },
        ...{ paused: false, attempts: 0, deletedAt: null },
      })
      expect(await store.schedule('b')).toBeUndefined()
    })

    it('have names of their own within a server until they are deleted', async () => {
      const store = await open()
      const named = (id: string, serverId = 'server') => newSchedule(id, { name: 'Daily', serverId })

      expect(await store.createSchedule(named('a'))).toBe('created')
      expect(await store.createSchedule(named('b'))).toBe('nameTaken')
      expect(await store.createSchedule(named('c', 'other'))).toBe('created')
      await store.deleteSchedule('a', 5)
      expect(await store.createSchedule(named('d'))).toBe('created')
    })

    it('are listed oldest first by server, without the deleted', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('b', { createdAt: 1 }))
      await store.createSchedule(newSchedule('a', { createdAt: 2 }))
      await store.createSchedule(newSchedule('c', { createdAt: 3 }))
      await store.createSchedule(newSchedule('x', { serverId: 'other' }))
      await store.deleteSchedule('a', 5)

      expect((await store.schedules('server')).map(({ id }) => id)).toEqual(['b', 'c'])
      expect((await store.allSchedules()).map(({ id }) => id).sort()).toEqual(['b', 'c', 'x'])
      expect(await store.schedule('a')).toMatchObject({ deletedAt: 5 })
    })

    it('fall due again when resumed, and not while paused or deleted', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('a'))

      await store.pauseSchedule('a')
      const paused = [await store.earliestRun(), await store.claimSchedules(claim('w', 5_000), 10)]
      await store.resumeSchedule('a', 4_000)
      const resumed = await store.claimSchedules(claim('w', 5_000), 10)
      await store.deleteSchedule('a', 5_000)

      expect(paused).toEqual([undefined, []])
      expect(resumed).toMatchObject([{ id: 'a', nextRunAt: 4_000, paused: false }])
      expect(await store.claimSchedules(claim('w', 6_000), 10)).toEqual([])
      expect(await store.earliestRun()).toBeUndefined()
    })

    it('that are deleted stay as they were', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('a'))
      await store.deleteSchedule('a', 5_000)

      await store.resumeSchedule('a', 6_000)
      await store.deleteSchedule('a', 7_000)

      expect(await store.schedule('a')).toMatchObject({ deletedAt: 5_000, nextRunAt: null })
    })

    it('count failed tries anew once somebody changed them', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('a'))
      await store.claimSchedules(claim('w', 1_000), 10)
      await store.backOff('w', 'a', 1_000, 9_000, 'transient')

      await store.resumeSchedule('a', 2_000)

      expect(await store.claimSchedules(claim('w', 2_000), 10)).toMatchObject([{ id: 'a', attempts: 0 }])
    })

    it('move only from where one thinks they are', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('a'))

      expect(await store.moveNextRun('a', 999, 2_000)).toBe(false)
      expect(await store.moveNextRun('a', 1_000, 2_000)).toBe(true)
      expect(await store.moveNextRun('a', 2_000, null)).toBe(true)
      expect(await store.moveNextRun('a', null, 3_000)).toBe(true)
      expect(await store.earliestRun()).toBe(3_000)
    })

    it('say what their posts get besides: nothing unless they are told to', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('plain'))
      await store.createSchedule(newSchedule('full', { thread: true, pin: true, pingRoleId: 'role' }))

      const before = [await store.schedule('plain'), await store.schedule('full')]
      await store.editSchedule('full', { thread: false, pingRoleId: null })
      const [claimed] = (await store.claimSchedules(claim('w', 1_000), 10)).filter(({ id }) => id === 'full')

      expect(before).toMatchObject([
        { thread: false, pin: false, pingRoleId: null },
        { thread: true, pin: true, pingRoleId: 'role' },
      ])
      expect(claimed).toMatchObject({ thread: false, pin: true, pingRoleId: null })
    })

    it('are edited, which ends a claim on them, and never get a name that is taken', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('a'))
      await store.createSchedule(newSchedule('b'))
      await store.claimSchedules(claim('w', 1_000), 1)

      const done = await store.editSchedule('a', {
        quietDates: '2026-10-01',
        endsOn: '2027-01-01',
        latestHours: 3,
      })
      const renamed = await store.editSchedule('a', { name: 'A', nextRunAt: 5_000 })
      const refused = await store.editSchedule('a', { name: 'b', cron: '0 1 * * *' })

      expect([done, renamed, refused]).toEqual(['edited', 'edited', 'nameTaken'])
      expect(await store.renewClaim(claim('w', 1_000), 'a', 5_000)).toBe(false)
      expect(await store.schedule('a')).toMatchObject({
        name: 'A',
        cron: '0 9 * * *',
        quietDates: '2026-10-01',
        endsOn: '2027-01-01',
        latestHours: 3,
        nextRunAt: 5_000,
      })
      expect(await store.editSchedule('b', { name: 'b', nextRunAt: null })).toBe('edited')
    })

    it('that are deleted, or never were, cannot be changed', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('a'))
      await store.deleteSchedule('a', 5)

      const outcomes = [await store.editSchedule('a', { topic: 'conv' }), await store.editSchedule('b', {})]

      expect(outcomes).toEqual(['gone', 'gone'])
    })
  })

  describe('incidents and facts', () => {
    it('open once until closed', async () => {
      const store = await open()

      const opened = await Promise.all([
        store.openIncident('x', 1),
        store.openIncident('x', 2),
        store.openIncident('x', 3),
      ])

      expect(opened.filter(Boolean)).toHaveLength(1)
      expect(await store.closeIncident('x')).toBe(true)
      expect(await store.closeIncident('x')).toBe(false)
      expect(await store.openIncident('x', 4)).toBe(true)
    })

    it('are remembered and replaced', async () => {
      const store = await open()

      await store.saveFact('zone', '2026a')
      await store.saveFact('zone', '2026c')

      expect(await store.fact('zone')).toBe('2026c')
      expect(await store.fact('other')).toBeUndefined()
      await expect(store.ping()).resolves.toBeUndefined()
    })
  })
}
