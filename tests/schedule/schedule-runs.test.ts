import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatQuietDates, readQuietDates } from '../../src/schedule/quiet-dates.ts'
import {
  firstScheduleRuns,
  nextScheduleRun,
  scheduleRuns,
  type Timing,
} from '../../src/schedule/schedule-runs.ts'
import { refusalOf } from '../support/refusal.ts'

const dayMs = 86_400_000
const at = (iso: string) => Date.parse(`${iso}Z`)
const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16)
const always: Timing = { cron: '0 9 * * *', timezone: 'UTC', quietDates: '', endsOn: null }

/** The local date and time of an instant, by another door than the code's. */
function localOf(instant: number, timeZone: string): { date: string; time: string } {
  const [date = '', time = ''] = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
    .format(instant)
    .split(' ')

  return { date, time }
}

interface Rule {
  readonly time: string
  readonly zone: string
  /** Whether posts come on a date, said as days since 1970. */
  readonly isOn: (day: number) => boolean
}

/** Looks at every quarter of an hour of `days` days and knows neither offsets nor cron. */
function simulate({ time, zone, isOn }: Rule, from: number, days: number): number[] {
  const runs: number[] = []
  let lastDate = ''

  for (let instant = from + 900_000; instant <= from + days * dayMs; instant += 900_000) {
    const local = localOf(instant, zone)

    if (local.time !== time || local.date === lastDate || !isOn(Date.parse(local.date) / dayMs)) continue
    lastDate = local.date
    runs.push(instant)
  }

  return runs
}

function runsUntil(timing: Timing, from: number, until: number): number[] {
  const runs: number[] = []

  for (const run of scheduleRuns(timing, from)) {
    if (run > until) break
    runs.push(run)
  }

  return runs
}

const dayOf = (date: string) => Date.parse(date) / dayMs

describe('every so many days or weeks', () => {
  it.each([
    [
      'America/New_York',
      '30 9 * * * every 3 days from 2026-02-20',
      '09:30',
      (day: number) => (day - dayOf('2026-02-20')) % 3 === 0,
    ],
    [
      'Australia/Lord_Howe',
      '0 20 * * * every 10 days from 2026-02-21',
      '20:00',
      (day: number) => (day - dayOf('2026-02-21')) % 10 === 0,
    ],
    [
      'Europe/London',
      '0 20 * * 1,4 every 2 weeks from 2026-02-26',
      '20:00',
      // Mondays and Thursdays, counted from the Monday before the Thursday it starts on.
      (day: number) => [0, 3].includes((day - dayOf('2026-02-23')) % 14) && day >= dayOf('2026-02-26'),
    ],
  ])('in %s by “%s” are those of a walk through the days', (zone, cron, time, isOn) => {
    const from = at('2026-02-19T12:00')

    const runs = runsUntil({ ...always, cron, timezone: zone }, from, from + 60 * dayMs)

    expect(runs.map(iso)).toEqual(
      simulate({ time, zone, isOn: (day) => day >= dayOf('2026-02-20') && isOn(day) }, from, 60).map(iso),
    )
    expect(runs.length).toBeGreaterThan(5)
  })

  it('keep a promise that falls into a gap', () => {
    const timing = {
      ...always,
      cron: '30 2 * * * every 2 days from 2026-03-06',
      timezone: 'America/New_York',
    }

    // 8 March has no 2:30 there.
    expect(firstScheduleRuns(timing, at('2026-03-01T00:00'), 3).map(iso)).toEqual([
      '2026-03-06T07:30',
      '2026-03-08T07:00',
      '2026-03-10T06:30',
    ])
  })

  it('may begin in many years', () => {
    const timing = { ...always, cron: '0 9 * * * every 365 days from 2099-01-01' }

    expect(nextScheduleRun(timing, at('2026-01-01T00:00'))).toBe(at('2099-01-01T09:00'))
  })
})

describe('quiet dates and a last one', () => {
  it.each([
    ['UTC', '2026-03-02..2026-03-04', null, ['03-01T09:00', '03-05T09:00', '03-06T09:00']],
    [
      'UTC',
      '2026-03-03, 2026-03-05',
      '2026-03-06',
      ['03-01T09:00', '03-02T09:00', '03-04T09:00', '03-06T09:00'],
    ],
    ['UTC', '2026-03-02', '2026-03-02', ['03-01T09:00']],
    // The dates of the zone count: 9:00 in Auckland is the evening before in UTC.
    ['Pacific/Auckland', '2026-03-02', '2026-03-03', ['02-28T20:00', '03-02T20:00']],
    ['Pacific/Kiritimati', '2026-03-02', '2026-03-03', ['02-28T19:00', '03-02T19:00']],
    ['Pacific/Niue', '2026-03-02', '2026-03-03', ['02-28T20:00', '03-01T20:00', '03-03T20:00']],
  ])('in %s, %s and %s, leave %j', (timezone, quietDates, endsOn, expected) => {
    const timing = { ...always, timezone, quietDates, endsOn }

    expect(
      firstScheduleRuns(timing, at('2026-02-28T12:00'), expected.length + (endsOn ? 9 : 0)).map(iso),
    ).toEqual(expected.map((run) => `2026-${run}`))
  })

  it('end a schedule', () => {
    expect(nextScheduleRun({ ...always, endsOn: '2026-03-01' }, at('2026-03-01T09:00'))).toBeNull()
  })

  it('are passed over at once, also by a pattern of every minute', () => {
    const quietDates = Array.from(
      { length: 20 },
      (_, year) => `${2026 + year}-01-01..${2026 + year}-12-31`,
    ).join(',')
    const timing = { ...always, cron: '* * * * *', quietDates: quietDates.slice(0, 20 * 23 - 1) }

    expect(nextScheduleRun(timing, at('2026-01-01T00:00'))).toBe(at('2046-01-01T00:00'))
  })

  it('leave exactly the runs of the pattern on other dates, wherever one begins', () => {
    const zones = fc.constantFrom('America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'Pacific/Apia')
    const crons = fc.constantFrom(
      '30 0 * * *',
      '0 */6 * * *',
      '30 2 * * 1-5',
      '0 23 * * * every 2 days from 2026-01-01',
    )
    const day = fc.integer({ min: dayOf('2026-03-01'), max: dayOf('2026-04-30') })
    const ranges = fc.array(fc.tuple(day, fc.nat(12)), { maxLength: 4 })

    fc.assert(
      fc.property(zones, crons, ranges, day, fc.nat(dayMs), (timezone, cron, quiet, last, later) => {
        const quietDates = formatQuietDates(quiet.map(([first, more]) => ({ first, last: first + more })))
        const endsOn = new Date(last * dayMs).toISOString().slice(0, 10)
        const from = at('2026-03-01T00:00') + later

        const runs = runsUntil({ cron, timezone, quietDates, endsOn }, from, from + 70 * dayMs)

        const plain = runsUntil({ ...always, cron, timezone }, from, from + 70 * dayMs)
        expect(runs).toEqual(
          plain.filter((run) => {
            const date = dayOf(localOf(run, timezone).date)

            return date <= last && !quiet.some(([first, more]) => first <= date && date <= first + more)
          }),
        )
      }),
      { numRuns: 40 },
    )
  })
})

describe('quiet dates as they are written', () => {
  it.each([
    ['', ''],
    ['2026-10-01', '2026-10-01'],
    ['2026-12-24..2027-01-02, 2026-10-01', '2026-10-01, 2026-12-24..2027-01-02'],
    ['2026-10-01；2026-10-02、2026-10-03..2026-10-07', '2026-10-01..2026-10-07'],
    ['2026-10-01..2026-10-05 2026-10-03..2026-10-04', '2026-10-01..2026-10-05'],
  ])('“%s” are kept as “%s”', (text, kept) => {
    expect(formatQuietDates(readQuietDates(text))).toBe(kept)
  })

  it.each([
    ['christmas', 'schedule.dateUnreadable'],
    ['2026-02-29', 'schedule.dateUnreadable'],
    ['2026-10-01..', 'schedule.dateUnreadable'],
    ['2026-10-01..2026-10-02..2026-10-03', 'schedule.dateUnreadable'],
    ['2027-01-02..2026-12-24', 'schedule.quietBackwards'],
    ['2026-01-01..2027-01-02', 'schedule.quietRangeLong'],
    ['2026-10-01,'.repeat(50), 'schedule.quietTooLong'],
  ])('“%s” are refused', (text, key) => {
    expect(refusalOf(() => readQuietDates(text)).key).toBe(key)
  })
})
