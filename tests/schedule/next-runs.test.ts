import { describe, expect, it } from 'vitest'
import { firstRuns, nextRun, nextRuns } from '../../src/schedule/next-runs.ts'

const at = (iso: string) => Date.parse(`${iso}Z`)
const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16)

/** The runs in (`from`, `to`], to the minute. */
function runsBetween(expression: string, zone: string, from: string, to: string): string[] {
  const runs: string[] = []

  for (const run of nextRuns(expression, zone, at(from))) {
    if (run > at(to)) break
    runs.push(iso(run))
  }

  return runs
}

const runsIn = (expression: string, zone: string, year: number) =>
  runsBetween(expression, zone, `${year - 1}-12-31T23:59:59`, `${year}-12-31T23:59:59`).length

const zones = [
  'America/New_York',
  'Europe/London',
  'Asia/Shanghai',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
]

describe('the number of runs in a year', () => {
  const perYear = [
    ['0 9 * * *', 365],
    ['30 2 * * *', 365],
    ['*/15 * * * *', 35_040],
    ['0 0 1 * *', 12],
    ['0 9 * * 1-5', 261],
    ['0 0 * * *', 365],
    ['30 1,2 * * *', 730],
  ] as const

  it.each(perYear.flatMap(([expression, count]) => zones.map((zone) => [expression, zone, count] as const)))(
    'of %s in %s is that of a year without clock changes, %i',
    (expression, zone, count) => {
      const runs = runsIn(expression, zone, 2026)

      expect(runs).toBe(count)
    },
  )

  it.each([
    ['0 * * * *', 'America/New_York', 2026, 8760],
    ['0 * * * *', 'Asia/Kathmandu', 2026, 8760],
    ['0 * * * *', 'Australia/Lord_Howe', 2026, 8759],
    ['0 0 * * *', 'America/Sao_Paulo', 2018, 365],
    ['0 9 13 * 5', 'UTC', 2026, 61],
    ['30 1,2 * * *', 'Antarctica/Troll', 2026, 729],
  ] as const)('of %s in %s in %i is %i', (expression, zone, year, count) => {
    const runs = runsIn(expression, zone, year)

    expect(runs).toBe(count)
  })
})

describe('the runs round a clock change', () => {
  it.each([
    // America/New_York: forward on 8 March at 07:00Z, back on 1 November at 06:00Z.
    [
      '30 2 * * *',
      'America/New_York',
      '2026-03-08T00:00',
      '2026-03-09T12:00',
      ['2026-03-08T07:00', '2026-03-09T06:30'],
    ],
    ['30 2 * * *', 'America/New_York', '2026-11-01T00:00', '2026-11-01T23:00', ['2026-11-01T07:30']],
    [
      '*/15 * * * *',
      'America/New_York',
      '2026-03-08T06:30',
      '2026-03-08T07:00',
      ['2026-03-08T06:45', '2026-03-08T07:00'],
    ],
    [
      '*/15 * * * *',
      'America/New_York',
      '2026-11-01T04:59',
      '2026-11-01T06:59',
      [
        ...['2026-11-01T05:00', '2026-11-01T05:15', '2026-11-01T05:30', '2026-11-01T05:45'],
        ...['2026-11-01T06:00', '2026-11-01T06:15', '2026-11-01T06:30', '2026-11-01T06:45'],
      ],
    ],
    ['30 1 * * *', 'America/New_York', '2026-11-01T00:00', '2026-11-01T23:00', ['2026-11-01T05:30']],
    [
      '30 1,2 * * *',
      'America/New_York',
      '2026-03-08T00:00',
      '2026-03-08T23:00',
      ['2026-03-08T06:30', '2026-03-08T07:00'],
    ],
    [
      '30 1,2 * * *',
      'America/New_York',
      '2026-11-01T00:00',
      '2026-11-01T23:00',
      ['2026-11-01T05:30', '2026-11-01T07:30'],
    ],
    ['0 2,3 * * *', 'America/New_York', '2026-03-08T00:00', '2026-03-08T23:00', ['2026-03-08T07:00']],
    [
      '0 9 * * *',
      'America/New_York',
      '2026-03-07T00:00',
      '2026-03-08T23:00',
      ['2026-03-07T14:00', '2026-03-08T13:00'],
    ],
    [
      '0 0 1 * *',
      'America/New_York',
      '2026-10-15T00:00',
      '2026-12-15T00:00',
      ['2026-11-01T04:00', '2026-12-01T05:00'],
    ],
    // Europe/London: forward on 29 March, back on 25 October, both at 01:00Z.
    [
      '45 1 * * *',
      'Europe/London',
      '2026-10-24T12:00',
      '2026-10-26T12:00',
      ['2026-10-25T00:45', '2026-10-26T01:45'],
    ],
    ['30 1 * * *', 'Europe/London', '2026-03-29T00:00', '2026-03-29T23:00', ['2026-03-29T01:00']],
    [
      '30 1,2 * * *',
      'Europe/London',
      '2026-03-29T00:00',
      '2026-03-29T23:00',
      ['2026-03-29T01:00', '2026-03-29T01:30'],
    ],
    [
      '30 1,2 * * *',
      'Europe/London',
      '2026-10-25T00:00',
      '2026-10-25T23:00',
      ['2026-10-25T00:30', '2026-10-25T02:30'],
    ],
    [
      '*/15 * * * *',
      'Europe/London',
      '2026-10-24T23:59',
      '2026-10-25T01:59',
      [
        ...['2026-10-25T00:00', '2026-10-25T00:15', '2026-10-25T00:30', '2026-10-25T00:45'],
        ...['2026-10-25T01:00', '2026-10-25T01:15', '2026-10-25T01:30', '2026-10-25T01:45'],
      ],
    ],
    [
      '*/15 * * * *',
      'Europe/London',
      '2026-03-29T00:30',
      '2026-03-29T01:00',
      ['2026-03-29T00:45', '2026-03-29T01:00'],
    ],
    // Australia/Lord_Howe changes by half an hour: back on 4 April at 15:00Z, forward on 3 October at 15:30Z.
    [
      '*/15 * * * *',
      'Australia/Lord_Howe',
      '2026-04-04T14:15',
      '2026-04-04T15:15',
      ['2026-04-04T14:30', '2026-04-04T14:45', '2026-04-04T15:00', '2026-04-04T15:15'],
    ],
    ['15 2 * * *', 'Australia/Lord_Howe', '2026-10-03T00:00', '2026-10-03T23:00', ['2026-10-03T15:30']],
    ['30 2 * * *', 'Australia/Lord_Howe', '2026-10-03T00:00', '2026-10-03T23:00', ['2026-10-03T15:30']],
    [
      '30 1,2 * * *',
      'Australia/Lord_Howe',
      '2026-04-04T00:00',
      '2026-04-04T23:00',
      ['2026-04-04T14:30', '2026-04-04T16:00'],
    ],
    [
      '30 1,2 * * *',
      'Australia/Lord_Howe',
      '2026-10-03T00:00',
      '2026-10-03T23:00',
      ['2026-10-03T15:00', '2026-10-03T15:30'],
    ],
    [
      '0 9 * * *',
      'Australia/Lord_Howe',
      '2026-04-03T00:00',
      '2026-04-04T23:00',
      ['2026-04-03T22:00', '2026-04-04T22:30'],
    ],
    // Africa/Cairo: the gap of 24 April and the repeat of 29 October lie at midnight.
    ['0 0 * * *', 'Africa/Cairo', '2026-04-23T12:00', '2026-04-24T12:00', ['2026-04-23T22:00']],
    ['0 0 * * *', 'Africa/Cairo', '2026-10-29T12:00', '2026-10-30T12:00', ['2026-10-29T22:00']],
    ['30 23 * * *', 'Africa/Cairo', '2026-10-29T12:00', '2026-10-30T12:00', ['2026-10-29T20:30']],
    [
      '*/15 * * * *',
      'Africa/Cairo',
      '2026-10-29T19:59',
      '2026-10-29T21:59',
      [
        ...['2026-10-29T20:00', '2026-10-29T20:15', '2026-10-29T20:30', '2026-10-29T20:45'],
        ...['2026-10-29T21:00', '2026-10-29T21:15', '2026-10-29T21:30', '2026-10-29T21:45'],
      ],
    ],
    // America/Sao_Paulo in its last year with summer time: forward on 4 November 2018, back on 18 February, at midnight.
    ['0 0 * * *', 'America/Sao_Paulo', '2018-11-03T12:00', '2018-11-04T12:00', ['2018-11-04T03:00']],
    ['30 23 * * *', 'America/Sao_Paulo', '2018-02-17T12:00', '2018-02-18T12:00', ['2018-02-18T01:30']],
    // America/Nuuk: the gap ends at midnight, so the lost 23:00 and the next day's 00:00 are one instant.
    ['0 0,23 * * *', 'America/Nuuk', '2026-03-28T12:00', '2026-03-29T12:00', ['2026-03-29T01:00']],
    ['30 23 * * 6', 'America/Nuuk', '2026-03-28T12:00', '2026-03-29T12:00', ['2026-03-29T01:00']],
    // Antarctica/Troll changes by two hours.
    ['30 1,2 * * *', 'Antarctica/Troll', '2026-03-28T12:00', '2026-03-29T12:00', ['2026-03-29T01:00']],
    [
      '30 1,2 * * *',
      'Antarctica/Troll',
      '2026-10-24T12:00',
      '2026-10-25T12:00',
      ['2026-10-24T23:30', '2026-10-25T00:30'],
    ],
    // Pacific/Apia left out the whole of 30 December 2011; its lost 9:00 runs when the 31st begins.
    [
      '0 9 * * *',
      'Pacific/Apia',
      '2011-12-29T12:00',
      '2012-01-01T00:00',
      ['2011-12-29T19:00', '2011-12-30T10:00', '2011-12-30T19:00', '2011-12-31T19:00'],
    ],
    [
      '0 9 * * *',
      'Asia/Shanghai',
      '2026-06-01T00:00',
      '2026-06-02T12:00',
      ['2026-06-01T01:00', '2026-06-02T01:00'],
    ],
    [
      '0 9 * * *',
      'Asia/Kathmandu',
      '2026-06-01T00:00',
      '2026-06-02T12:00',
      ['2026-06-01T03:15', '2026-06-02T03:15'],
    ],
  ] as const)('of %s in %s from %s to %s are right', (expression, zone, from, to, expected) => {
    const runs = runsBetween(expression, zone, from, to)

    expect(runs).toEqual(expected)
  })
})

describe('the next runs', () => {
  it('find 29 February, also across a century that is no leap year', () => {
    const soon = firstRuns('0 9 29 2 *', 'UTC', at('2026-01-01T00:00'), 2)
    const late = firstRuns('0 9 29 2 *', 'UTC', at('2096-03-01T00:00'), 1)

    expect(soon.map(iso)).toEqual(['2028-02-29T09:00', '2032-02-29T09:00'])
    expect(late.map(iso)).toEqual(['2104-02-29T09:00'])
  })

  it('leave out the instant they start from', () => {
    const run = nextRun('0 9 * * *', 'UTC', at('2026-06-01T09:00'))

    expect(run).toBe(at('2026-06-02T09:00'))
  })

  it('end where dates end', () => {
    const run = nextRun('0 9 29 2 *', 'UTC', 8.64e15 - 86_400_000)

    expect(run).toBeNull()
  })

  it('refuse a bad pattern at the call, before anything is asked of them', () => {
    const call = () => nextRuns('61 * * * *', 'UTC', 0)

    expect(call).toThrow(expect.objectContaining({ key: 'schedule.cronOutOfRange' }))
  })
})
