import { dateAt, type LocalDay, startOfDay } from '../schedule/local-date.ts'
import { nextRuns } from '../schedule/next-runs.ts'
import { offsetIn } from '../schedule/zone.ts'
import { type Calendar, type Season, type Span, seasonAt } from './window.ts'

export type ClosedKind = 'month' | 'season'

/** At nine in the morning of the first day after. */
const patterns: Readonly<Record<ClosedKind, string>> = {
  month: '0 9 1 * *',
  season: '0 9 1 1,4,7,10 *',
}

/** When the window of a kind is summed up that closes next after `now`. */
export function nextSummary(kind: ClosedKind, timezone: string, now: number): number {
  // Both patterns fire for ever.
  return nextRuns(patterns[kind], timezone, now).next().value ?? now
}

export interface ClosedWindow extends Span {
  readonly kind: ClosedKind
  /** What it is compared with. */
  readonly before: Span
  readonly season: Season | undefined
}

/** The last month that was over at an instant. */
export function closedMonth({ timezone }: Calendar, now: number): ClosedWindow {
  const offsetAt = offsetIn(timezone)
  const date = new Date(now + offsetAt(now))
  const begin = (back: number) =>
    startOfDay(dateAt(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back), 0), offsetAt)

  return {
    kind: 'month',
    since: begin(1),
    until: begin(0),
    before: { since: begin(2), until: begin(1) },
    season: undefined,
  }
}

/** The last season that was over at an instant; one that a manager began on the same day does not count as over. */
export function closedSeason(calendar: Calendar, now: number): ClosedWindow {
  const offsetAt = offsetIn(calendar.timezone)
  const today: LocalDay = dateAt(now, offsetAt(now))
  const yesterday = seasonAt(calendar, startOfDay(today, offsetAt) - 1)
  const season = yesterday.until <= now ? yesterday : seasonAt(calendar, yesterday.since - 1)
  const { since, until } = season

  return { kind: 'season', since, until, before: seasonAt(calendar, since - 1), season }
}
