import { describe, expect, it } from 'vitest'
import { nextClockChange, runsAround } from '../../src/schedule/clock-change.ts'

const hour = 3_600_000
const iso = (at: number) => new Date(at).toISOString().slice(0, 16)

describe('the next change of clocks', () => {
  // From the IANA database (2026c): zone1970.tab and the rules of each zone.
  it.each([
    ['America/New_York', '2026-01-01', '2026-03-08T07:00', -5, -4],
    ['America/New_York', '2026-03-08T07:00', '2026-11-01T06:00', -4, -5],
    ['Europe/London', '2026-01-01', '2026-03-29T01:00', 0, 1],
    ['Australia/Lord_Howe', '2026-01-01', '2026-04-04T15:00', 11, 10.5],
    ['Africa/Cairo', '2026-05-01', '2026-10-29T21:00', 3, 2],
    ['America/Nuuk', '2026-01-01', '2026-03-29T01:00', -2, -1],
  ])('in %s after %s is at %s', (zone, from, at, before, after) => {
    const change = nextClockChange(zone, Date.parse(`${from.slice(0, 10)}T${from.slice(11) || '00:00'}Z`))

    expect(change && { ...change, at: iso(change.at) }).toEqual({
      at,
      before: before * hour,
      after: after * hour,
    })
  })

  it.each(['UTC', 'Asia/Shanghai', 'Asia/Kathmandu'])('never comes in %s', (zone) => {
    expect(nextClockChange(zone, Date.parse('2026-01-01T00:00Z'))).toBeUndefined()
  })
})

describe('the runs around a change of clocks', () => {
  // Storage and scheduling notes, 7.5: lost times run once after the gap, repeated ones in the first pass.
  it.each([
    ['30 2 * * *', '2026-01-01', ['2026-03-07T07:30', '2026-03-08T07:00', '2026-03-09T06:30']],
    ['0 9 * * *', '2026-01-01', ['2026-03-07T14:00', '2026-03-08T13:00', '2026-03-09T13:00']],
    ['30 1 * * *', '2026-06-01', ['2026-11-01T05:30', '2026-11-02T06:30', '2026-11-03T06:30']],
    ['0 9 1 * *', '2026-01-01', ['2026-03-01T14:00', '2026-04-01T13:00']],
  ])('of %s in New York after %s are on both sides of it', (cron, from, runs) => {
    const zone = 'America/New_York'
    const change = nextClockChange(zone, Date.parse(`${from}T00:00Z`))

    expect(
      change && runsAround({ cron, timezone: zone, quietDates: '', endsOn: null }, change).map(iso),
    ).toEqual(runs)
  })
})
