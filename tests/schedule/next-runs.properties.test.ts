import { Cron } from 'croner'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstRuns, nextRuns } from '../../src/schedule/next-runs.ts'
import { offsetIn } from '../../src/schedule/zone.ts'
import { matcher, replay, wallClock } from './replay.ts'

const hour = 3_600_000
const day = 24 * hour

/** Zones whose changes differ in size, time of day and side of the equator. */
const changing = [
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'America/Nuuk',
  'America/Scoresbysund',
  'Antarctica/Troll',
  'America/Havana',
  'Asia/Beirut',
  'Africa/Casablanca',
  'America/Santiago',
  'Pacific/Chatham',
  'Atlantic/Azores',
  'Asia/Gaza',
]

function changesIn(zone: string, year: number): number[] {
  const offsetAt = offsetIn(zone)
  const hours = Array.from({ length: 365 * 24 }, (_, at) => Date.UTC(year, 0, 1) + at * hour)

  return hours.filter((at) => offsetAt(at) !== offsetAt(at - hour))
}

function runsUntil(expression: string, zone: string, from: number, to: number): number[] {
  const runs: number[] = []

  for (const run of nextRuns(expression, zone, from)) {
    if (run > to) break
    runs.push(run)
  }

  return runs
}

describe('next runs, against a replay of every minute', () => {
  const patterns = [
    ...[
      '0 0 * * *',
      '30 2 * * *',
      '30 1,2 * * *',
      '0 2,3 * * *',
      '30 23 * * 6',
      '0 0,23 * * *',
      '15,45 0-4 * * *',
    ],
    ...[
      '*/15 * * * *',
      '0 * * * *',
      '30 */2 * * *',
      '* 2 * * *',
      '0 3 29 * 0',
      '5 22-2 * * 6-1',
      '0-59/20 1 * * *',
    ],
  ]

  it.each(changing)('agree round every change of 2026 in %s', (zone) => {
    for (const change of changesIn(zone, 2026)) {
      const walls = wallClock(zone, change - 2 * day, change + 2 * day)

      for (const expression of patterns) {
        const runs = runsUntil(expression, zone, change - 2 * day - 1, change + 2 * day - 1)

        expect(runs, expression).toEqual(replay(expression, walls))
      }
    }
  })
})

describe('next runs, against croner where it keeps the same rule', () => {
  it.each(changing)('agree round every change of 2026 in %s', (zone) => {
    for (const change of changesIn(zone, 2026)) {
      const from = new Date(change - 2 * day)

      for (const expression of ['0 9 * * *', '30 2 * * *', '*/15 * * * *', '45 */3 * * 1-6']) {
        const theirs = new Cron(expression, { timezone: zone }).nextRuns(40, from).map(Number)

        expect(firstRuns(expression, zone, from.getTime(), 40), expression).toEqual(theirs)
      }
    }
  })
})

const zone = fc.constantFrom(...changing, 'UTC', 'Asia/Shanghai', 'Asia/Kathmandu')
const instant = fc.integer({ min: Date.UTC(2008, 0), max: Date.UTC(2036, 0) })

const values = (min: number, max: number) =>
  fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: 4 }).map((list) => list.join(','))
const range = (min: number, max: number) =>
  fc.tuple(fc.integer({ min, max }), fc.integer({ min, max })).map(([from, to]) => `${from}-${to}`)
const steps = fc.integer({ min: 1, max: 7 }).map((step) => `*/${step}`)
const timeField = (max: number) => fc.oneof(values(0, max), range(0, max), steps, fc.constant('*'))

/** Days up to the 28th exist in every month. */
const expression = fc
  .tuple(
    timeField(59),
    timeField(23),
    fc.oneof(fc.constant('*'), values(1, 28)),
    fc.oneof(fc.constant('*'), values(1, 12), range(1, 12)),
    fc.oneof(fc.constant('*'), values(0, 7), range(0, 6)),
  )
  .map((fields) => fields.join(' '))

describe('the sequence of next runs', () => {
  it('is strictly increasing and begins after its start', () => {
    fc.assert(
      fc.property(expression, zone, instant, (pattern, name, from) => {
        const runs = [from, ...firstRuns(pattern, name, from, 60)]

        expect(runs).toHaveLength(61)
        expect(runs.every((run, at) => at === 0 || run > (runs[at - 1] ?? run))).toBe(true)
      }),
    )
  })

  it('is the same when it is taken up again at any instant', () => {
    fc.assert(
      fc.property(
        expression,
        zone,
        instant,
        fc.integer({ min: 0, max: 39 }),
        fc.nat(hour),
        (pattern, name, from, cut, later) => {
          const whole = firstRuns(pattern, name, from, 40)
          const split = (whole[cut] ?? from) + later

          const resumed = firstRuns(pattern, name, split, 40)

          const rest = whole.filter((run) => run > split)
          expect(resumed.slice(0, rest.length)).toEqual(rest)
        },
      ),
    )
  })

  it('matches its fields on the local clock, unless a run makes up for a gap that ends there', () => {
    fc.assert(
      fc.property(expression, zone, instant, (pattern, name, from) => {
        const offsetAt = offsetIn(name)
        const fires = matcher(pattern)

        const strays = firstRuns(pattern, name, from, 60).filter((run) => !fires(run + offsetAt(run)))

        expect(strays.every((run) => offsetAt(run - 60_000) < offsetAt(run))).toBe(true)
      }),
    )
  })
})
