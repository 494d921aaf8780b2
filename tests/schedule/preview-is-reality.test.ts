import { afterEach, describe, expect, it } from 'vitest'
import { scheduleRuns } from '../../src/schedule/schedule-runs.ts'
import { isThorough } from '../support/thorough.ts'
import { day, type Office, openOffice } from './office.ts'

/** Plans, and how many days of 2026 they fire on, counted with a calendar. */
const daily = [
  [{ cron: '30 2 * * *', timezone: 'America/New_York' }, 365],
  [{ cron: '0 0 * * *', timezone: 'Africa/Cairo', quietDates: '2026-04-20..2026-10-01' }, 200],
  [{ cron: '30 1,2 * * 6-1', timezone: 'Europe/London', catchUp: 'skip' }, 312],
] as const
const rarer = [
  [{ cron: '30 2 * * 0', timezone: 'America/New_York' }, 52],
  // The clocks of Cairo change on Fridays at midnight; 1 January 2027 begins there while it is 2026 in UTC.
  [{ cron: '0 0 * * 5', timezone: 'Africa/Cairo', quietDates: '2026-05-01..2026-10-01' }, 31],
  [{ cron: '15 2 * * * every 3 days from 2026-01-02', timezone: 'Australia/Lord_Howe' }, 122],
  [
    {
      cron: '0 20 * * 1,4 every 2 weeks from 2026-01-01',
      timezone: 'Asia/Shanghai',
      endsOn: '2026-09-30',
    },
    39,
  ],
] as const
const cases = isThorough ? [...daily, ...rarer] : rarer.slice(1)

let office: Office

afterEach(() => office.store.close())

describe('a year of posts', () => {
  it('is the one that was shown in advance, run by run', { timeout: 240_000 }, async () => {
    office = await openOffice('2026-01-01T00:00:00Z')
    const { store, worker, schedule, now, passMs } = office
    const end = now() + 365 * day
    const plans = await Promise.all(cases.map(([plan]) => schedule(plan)))
    const preview = plans.map((plan) => {
      const runs: number[] = []

      for (const run of scheduleRuns(plan, now())) {
        if (run > end) break
        runs.push(run)
      }

      return runs
    })
    const bot = worker()

    for (let next = await store.earliestRun(); next !== undefined && next <= end; ) {
      // The minute tick comes a little late.
      passMs(next - now() + 7000)
      await bot.tick()
      next = await store.earliestRun()
    }

    for (const [index, { id }] of plans.entries()) {
      const slots = (await store.slots(id, 500)).reverse()

      expect(slots.map(({ fireAt }) => fireAt)).toEqual(preview[index])
      expect(slots.filter(({ state }) => state !== 'sent')).toEqual([])
    }
    expect(preview.map((runs) => runs.length)).toEqual(cases.map(([, count]) => count))
  })
})
