import { describe, expect, it } from 'vitest'
import { closedMonth, closedSeason, nextSummary } from '../../src/quiz/closed-window.ts'

const at = Date.parse
const calendar = (timezone: string, ...seasonStarts: string[]) => ({
  timezone,
  seasonStarts: seasonStarts.map(at),
})

describe('a summary', () => {
  it.each([
    ['month', 'UTC', '2026-03-02T00:00:00Z', '2026-04-01T09:00:00Z'],
    ['month', 'UTC', '2026-04-01T08:59:59Z', '2026-04-01T09:00:00Z'],
    ['month', 'UTC', '2026-04-01T09:00:00Z', '2026-05-01T09:00:00Z'],
    ['month', 'Europe/London', '2026-03-02T00:00:00Z', '2026-04-01T08:00:00Z'],
    ['month', 'Asia/Shanghai', '2026-12-31T00:00:00Z', '2027-01-01T01:00:00Z'],
    // The clocks go back at two on this very morning.
    ['month', 'America/New_York', '2026-10-15T00:00:00Z', '2026-11-01T14:00:00Z'],
    ['season', 'UTC', '2026-03-02T00:00:00Z', '2026-04-01T09:00:00Z'],
    ['season', 'UTC', '2026-04-01T09:00:00Z', '2026-07-01T09:00:00Z'],
    ['season', 'America/Sao_Paulo', '2026-11-24T00:00:00Z', '2027-01-01T12:00:00Z'],
  ] as const)('of the %s in %s comes after %s at %s', (kind, zone, now, next) => {
    expect(new Date(nextSummary(kind, zone, at(now))).toISOString()).toBe(new Date(next).toISOString())
  })
})

describe('the month that is over', () => {
  it.each([
    ['UTC', '2026-04-01T09:00:00Z', '2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z', '2026-02-01T00:00:00Z'],
    [
      'Europe/London',
      '2026-04-01T08:00:00Z',
      '2026-03-01T00:00:00Z',
      '2026-03-31T23:00:00Z',
      '2026-02-01T00:00:00Z',
    ],
    [
      'Asia/Shanghai',
      '2027-01-01T01:00:00Z',
      '2026-11-30T16:00:00Z',
      '2026-12-31T16:00:00Z',
      '2026-10-31T16:00:00Z',
    ],
    [
      'America/New_York',
      '2026-11-01T14:00:00Z',
      '2026-10-01T04:00:00Z',
      '2026-11-01T04:00:00Z',
      '2026-09-01T04:00:00Z',
    ],
  ])('in %s at %s began at %s and ended at %s', (zone, now, since, until, before) => {
    expect(closedMonth(calendar(zone), at(now))).toMatchObject({
      since: at(since),
      until: at(until),
      before: { since: at(before), until: at(since) },
    })
  })
})

describe('the season that is over', () => {
  const reset = '2026-02-10T15:00:00Z'

  it.each([
    ['at its end', [], '2026-04-01T09:00:00Z', '2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z'],
    ['weeks later', [], '2026-05-20T00:00:00Z', '2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z'],
    ['begun by hand', [reset], '2026-04-01T09:00:00Z', reset, '2026-04-01T00:00:00Z'],
    ['ended by hand', [reset], '2026-02-10T16:00:00Z', '2026-01-01T00:00:00Z', reset],
    ['ended by hand the day before', [reset], '2026-02-11T16:00:00Z', '2026-01-01T00:00:00Z', reset],
    [
      'with one begun before breakfast',
      ['2026-04-01T08:00:00Z'],
      '2026-04-01T09:00:00Z',
      '2026-01-01T00:00:00Z',
      '2026-04-01T00:00:00Z',
    ],
  ])('%s is told apart from the one that goes on', (_name, starts, now, since, until) => {
    expect(closedSeason(calendar('UTC', ...starts), at(now))).toMatchObject({
      since: at(since),
      until: at(until),
    })
  })

  it('is compared with the one before it', () => {
    expect(closedSeason(calendar('UTC'), at('2026-01-01T09:00:00Z'))).toMatchObject({
      season: { year: 2025, quarter: 4 },
      before: { since: at('2025-07-01T00:00:00Z'), until: at('2025-10-01T00:00:00Z') },
    })
  })
})
