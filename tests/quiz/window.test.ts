import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boardWindows, nextMidnight, seasonAt, spanBefore, spanOf } from '../../src/quiz/window.ts'

const at = (text: string) => Date.parse(text)
const iso = (instant: number) => new Date(instant).toISOString().replace('.000Z', 'Z')
const calendarOf = (timezone: string, seasonStarts: readonly number[] = []) => ({ timezone, seasonStarts })

describe('the last seven days', () => {
  it.each([
    // Worked out with a calendar: offsets from the IANA tables.
    ['UTC', '2026-11-24T18:00:00Z', '2026-11-18T00:00:00Z', '2026-11-11T00:00:00Z'],
    ['Asia/Shanghai', '2026-11-24T18:00:00Z', '2026-11-18T16:00:00Z', '2026-11-11T16:00:00Z'],
    ['Asia/Shanghai', '2026-11-24T15:59:59Z', '2026-11-17T16:00:00Z', '2026-11-10T16:00:00Z'],
    // Clocks went back on 1 November, and forward on 8 March.
    ['America/New_York', '2026-11-03T12:00:00Z', '2026-10-28T04:00:00Z', '2026-10-21T04:00:00Z'],
    ['America/New_York', '2026-11-10T12:00:00Z', '2026-11-04T05:00:00Z', '2026-10-28T04:00:00Z'],
    ['America/New_York', '2026-03-10T12:00:00Z', '2026-03-04T05:00:00Z', '2026-02-25T05:00:00Z'],
    ['Europe/London', '2026-04-01T12:00:00Z', '2026-03-26T00:00:00Z', '2026-03-19T00:00:00Z'],
    // Half an hour, on 4 April.
    ['Australia/Lord_Howe', '2026-04-07T00:00:00Z', '2026-03-31T13:00:00Z', '2026-03-24T13:00:00Z'],
    // 24 April 2026 has no midnight in Cairo: it begins at 1:00.
    ['Africa/Cairo', '2026-04-30T10:00:00Z', '2026-04-23T22:00:00Z', '2026-04-16T22:00:00Z'],
    // Nor has 4 November 2018 in São Paulo; on 17 February 2018 23:00 came twice.
    ['America/Sao_Paulo', '2018-11-10T12:00:00Z', '2018-11-04T03:00:00Z', '2018-10-28T03:00:00Z'],
    ['America/Sao_Paulo', '2018-02-24T12:00:00Z', '2018-02-18T03:00:00Z', '2018-02-11T02:00:00Z'],
    // In Havana midnight comes twice on 1 November: the date begins with the first.
    ['America/Havana', '2026-11-07T12:00:00Z', '2026-11-01T04:00:00Z', '2026-10-25T04:00:00Z'],
    // Samoa left out 30 December 2011.
    ['Pacific/Apia', '2012-01-05T12:00:00Z', '2011-12-30T10:00:00Z', '2011-12-24T10:00:00Z'],
  ])('in %s at %s begin at %s, those before at %s', (zone, now, since, before) => {
    const span = spanOf('7d', calendarOf(zone), at(now))

    expect(iso(span.since)).toBe(since)
    expect(iso(spanBefore('7d', calendarOf(zone), at(now)).since)).toBe(before)
  })
})

describe('a season', () => {
  it.each([
    ['UTC', '2026-11-24T18:00:00Z', '2026-10-01T00:00:00Z', '2027-01-01T00:00:00Z', 4],
    ['UTC', '2026-03-31T23:59:59Z', '2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z', 1],
    ['Asia/Shanghai', '2026-03-31T16:00:00Z', '2026-03-31T16:00:00Z', '2026-06-30T16:00:00Z', 2],
    ['Europe/London', '2026-05-01T00:00:00Z', '2026-03-31T23:00:00Z', '2026-06-30T23:00:00Z', 2],
  ])('in %s at %s lasts from %s to %s', (zone, now, since, until, quarter) => {
    const season = seasonAt(calendarOf(zone), at(now))

    expect([iso(season.since), iso(season.until), season.quarter]).toEqual([since, until, quarter])
    expect(season.isReset).toBe(false)
  })

  it('that a manager began ends the one before, and ends with its quarter', () => {
    const starts = ['2026-10-20T10:00:00Z', '2026-11-05T10:00:00Z'].map(at)
    const calendar = calendarOf('UTC', starts)
    const tell = (now: string) => {
      const { since, until, isReset } = seasonAt(calendar, at(now))

      return [iso(since), iso(until), isReset]
    }

    expect(tell('2026-10-20T09:59:59Z')).toEqual(['2026-10-01T00:00:00Z', '2026-10-20T10:00:00Z', false])
    expect(tell('2026-10-20T10:00:00Z')).toEqual(['2026-10-20T10:00:00Z', '2026-11-05T10:00:00Z', true])
    expect(tell('2026-11-24T18:00:00Z')).toEqual(['2026-11-05T10:00:00Z', '2027-01-01T00:00:00Z', true])
    expect(iso(spanBefore('season', calendar, at('2026-11-24T18:00:00Z')).since)).toBe('2026-10-20T10:00:00Z')
    expect(iso(spanBefore('season', calendar, at('2027-01-02T18:00:00Z')).since)).toBe('2026-11-05T10:00:00Z')
  })
})

describe('any window', () => {
  const zones = [
    'UTC',
    'Europe/London',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Shanghai',
    'America/Nuuk',
  ]
  const instants = fc.integer({ min: at('2015-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') })

  /** The local date as the runtime's own calendar writes it. */
  const dateOf = (instant: number, timeZone: string) =>
    new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(instant)

  it('holds whole dates, as many as it says, up to the present', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, (zone, now) => {
        for (const [window, days] of [
          ['7d', 7],
          ['30d', 30],
        ] as const) {
          const { since } = spanOf(window, calendarOf(zone), now)
          const dates = new Set(
            Array.from({ length: Math.ceil((now - since) / 3_600_000) }, (_, hour) =>
              dateOf(since + hour * 3_600_000, zone),
            ),
          ).add(dateOf(now, zone))

          expect(dates.size).toBe(days)
          expect(dateOf(since - 1, zone)).not.toBe(dateOf(since, zone))
        }
      }),
      { numRuns: 20 },
    )
  })

  it('holds the present, and what it is compared with ends where it begins', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        instants,
        fc.array(instants, { maxLength: 2 }),
        (zone, now, starts) => {
          const calendar = calendarOf(zone, starts)

          for (const window of boardWindows) {
            const { since, until } = spanOf(window, calendar, now)
            const before = spanBefore(window, calendar, now)

            expect(since <= now && now < until).toBe(true)
            expect(before.since).toBeLessThan(before.until)
            expect(before.until).toBe(window === 'all' ? spanOf('30d', calendar, now).since : since)
          }
        },
      ),
    )
  })

  it('stays where it is until the next midnight', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, (zone, now) => {
        const calendar = calendarOf(zone)
        const midnight = nextMidnight(calendar, now)

        expect(dateOf(midnight, zone)).not.toBe(dateOf(midnight - 1, zone))
        for (const window of boardWindows) {
          expect(spanOf(window, calendar, midnight - 1)).toEqual(spanOf(window, calendar, now))
          expect(spanBefore(window, calendar, midnight - 1)).toEqual(spanBefore(window, calendar, now))
        }
        expect(spanOf('7d', calendar, midnight).since).toBeGreaterThan(spanOf('7d', calendar, now).since)
      }),
    )
  })
})
