import { dateAt, formatDate, type LocalDay, startOfDay } from '../schedule/local-date.ts'
import { offsetIn } from '../schedule/zone.ts'

export const boardWindows = ['7d', '30d', 'season', 'all'] as const

/** Which points a board counts. */
export type BoardWindow = (typeof boardWindows)[number]

/** From `since` on and before `until`, epoch milliseconds. */
export interface Span {
  readonly since: number
  readonly until: number
}

/** What a server's windows go by. */
export interface Calendar {
  readonly timezone: string
  /** When a manager began a season by hand. */
  readonly seasonStarts: readonly number[]
}

export interface Season extends Span {
  readonly year: number
  /** 1 to 4. */
  readonly quarter: number
  /** Begun by hand in the midst of its quarter. */
  readonly isReset: boolean
}

/** No Date lies beyond. */
export const endOfTime = 8.64e15

const lengths = { '7d': 7, '30d': 30 } as const

/**
 * What a window holds at an instant. The last N days are today and the N − 1 dates before it, whole; a season is a quarter
 * of the calendar, or what begins by hand within one.
 */
export function spanOf(window: BoardWindow, calendar: Calendar, now: number): Span {
  if (window === 'all') return { since: 0, until: endOfTime }
  if (window === 'season') return seasonAt(calendar, now)

  return { since: daysBack(lengths[window] - 1, calendar, now), until: endOfTime }
}

/**
 * What a window is compared with: as many days before it, the season before; of all time, what there was before the last
 * 30 days.
 */
export function spanBefore(window: BoardWindow, calendar: Calendar, now: number): Span {
  if (window === 'all') return { since: 0, until: daysBack(lengths['30d'] - 1, calendar, now) }
  if (window === 'season') return seasonAt(calendar, seasonAt(calendar, now).since - 1)

  const days = lengths[window]

  return { since: daysBack(2 * days - 1, calendar, now), until: daysBack(days - 1, calendar, now) }
}

export function seasonAt({ timezone, seasonStarts }: Calendar, now: number): Season {
  const offsetAt = offsetIn(timezone)
  const [year = 1970, month = 1] = formatDate(dateAt(now, offsetAt(now)))
    .split('-')
    .map(Number)
  const quarter = Math.ceil(month / 3)
  const first = startOfDay(firstDayOf(year, quarter), offsetAt)
  const next = startOfDay(firstDayOf(year, quarter + 1), offsetAt)
  const since = Math.max(first, ...seasonStarts.filter((at) => at <= now))
  const until = Math.min(next, ...seasonStarts.filter((at) => at > now))

  return { since, until, year, quarter, isReset: since > first }
}

/** The next midnight: until then every window but a season begun by hand stays where it is. */
export function nextMidnight({ timezone }: Calendar, now: number): number {
  const offsetAt = offsetIn(timezone)

  return startOfDay(dateAt(now, offsetAt(now)) + 1, offsetAt)
}

function daysBack(days: number, { timezone }: Calendar, now: number): number {
  const offsetAt = offsetIn(timezone)

  return startOfDay(dateAt(now, offsetAt(now)) - days, offsetAt)
}

/** The fifth quarter is the first of the next year. */
function firstDayOf(year: number, quarter: number): LocalDay {
  return dateAt(Date.UTC(year, 3 * (quarter - 1)), 0)
}
