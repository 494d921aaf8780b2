import { describe, expect, it } from 'vitest'
import { dueOccurrences } from '../../src/schedule/catch-up.ts'
import type { CatchUp } from '../../src/store/server-settings.ts'

const at = (iso: string) => Date.parse(`2026-${iso}:00Z`)
const iso = (instant: number) => new Date(instant).toISOString().slice(5, 16)

const always = { timezone: 'UTC', quietDates: '', endsOn: null, latestHours: null } as const
const daily = (catchUp: CatchUp) => ({ ...always, cron: '0 9 * * *', catchUp })

describe('what is due after a time away', () => {
  it.each([
    // policy, due since, now, fired, how many are missed
    ['skip', '03-02T09:00', '03-02T09:00', ['03-02T09:00'], 0],
    ['skip', '03-02T09:00', '03-02T09:09', ['03-02T09:00'], 0],
    ['skip', '03-02T09:00', '03-02T09:10', [], 1],
    ['skip', '03-02T09:00', '03-05T09:01', ['03-05T09:00'], 3],
    ['skip', '03-02T09:00', '03-05T12:00', [], 4],
    ['latest', '03-02T09:00', '03-02T23:00', ['03-02T09:00'], 0],
    ['latest', '03-02T09:00', '03-05T12:00', ['03-05T09:00'], 3],
    ['all:1', '03-02T09:00', '03-05T12:00', ['03-05T09:00'], 3],
    ['all:3', '03-02T09:00', '03-05T12:00', ['03-03T09:00', '03-04T09:00', '03-05T09:00'], 1],
    ['all:10', '03-02T09:00', '03-03T12:00', ['03-02T09:00', '03-03T09:00'], 0],
  ] as const)('by %s, since %s, at %s, is %j; %i missed', (catchUp, since, now, fired, missed) => {
    const due = dueOccurrences(daily(catchUp), at(since), at(now))

    expect(due.fire.map(iso)).toEqual(fired)
    expect(due.skippedCount).toBe(missed)
  })

  it.each([
    ['all:0', 1],
    ['all:99', 10],
    ['all:many' as CatchUp, 1],
  ] as const)('by %s is at least one and at most ten', (catchUp, count) => {
    const due = dueOccurrences(daily(catchUp), at('03-02T09:00'), at('03-30T12:00'))

    expect(due.fire).toHaveLength(count)
  })

  it('always includes what is on time, also when that is more than the policy makes up for', () => {
    const minutely = { cron: '*/4 * * * *', ...always, catchUp: 'skip' } as const

    const due = dueOccurrences(minutely, at('03-02T09:00'), at('03-02T09:17'))

    expect(due.fire.map(iso)).toEqual(['03-02T09:08', '03-02T09:12', '03-02T09:16'])
    expect(due.skipped.map(iso)).toEqual(['03-02T09:00', '03-02T09:04'])
  })

  it.each([
    // hours, fired, how many are missed
    [1, [], 4],
    [3, ['03-05T09:00'], 3],
    [27, ['03-04T09:00', '03-05T09:00'], 2],
    [null, ['03-03T09:00', '03-04T09:00', '03-05T09:00'], 1],
  ])('by all:3 with a limit of %j hours is %j; %i missed', (latestHours, fired, missed) => {
    const due = dueOccurrences({ ...daily('all:3'), latestHours }, at('03-02T09:00'), at('03-05T12:00'))

    expect(due.fire.map(iso)).toEqual(fired)
    expect(due.skippedCount).toBe(missed)
  })

  it('begins with what was promised, also when the pattern has changed since', () => {
    const due = dueOccurrences(daily('latest'), at('03-02T10:30'), at('03-02T10:31'))

    expect(due).toMatchObject({ fire: [at('03-02T10:30')], next: at('03-03T09:00') })
  })

  it('is nothing before its time', () => {
    const due = dueOccurrences(daily('latest'), at('03-02T09:00'), at('03-02T08:59'))

    expect(due).toEqual({ fire: [], skipped: [], skippedCount: 0, next: at('03-02T09:00') })
  })

  it('leads on to the first occurrence to come', () => {
    const due = dueOccurrences(daily('all:2'), at('03-02T09:00'), at('03-05T09:00'))

    expect(due.next).toBe(at('03-06T09:00'))
  })

  it('lists the last hundred missed ones and counts the rest', () => {
    const hourly = { cron: '0 * * * *', ...always, catchUp: 'latest' } as const

    const due = dueOccurrences(hourly, at('03-01T00:00'), at('03-11T00:30'))

    expect(due.skippedCount).toBe(240)
    expect(due.skipped).toHaveLength(100)
    expect(iso(due.skipped.at(-1) ?? 0)).toBe('03-10T23:00')
    expect(due.fire.map(iso)).toEqual(['03-11T00:00'])
  })
})
