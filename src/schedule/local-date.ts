import { UserError } from '../errors.ts'
import { firstInstantWith, type OffsetAt } from './zone.ts'

/** A calendar date, counted in days from 1970-01-01; the same number in every zone. */
export type LocalDay = number

export const dayMs = 86_400_000

/**
 * A date as people write it, `2026-12-24`.
 *
 * @throws UserError `schedule.dateUnreadable`, also for a date no calendar has.
 */
export function readDate(text: string): LocalDay {
  const given = text.trim()
  const at = /^2[01]\d\d-\d\d-\d\d$/.test(given) ? Date.parse(`${given}T00:00:00Z`) : Number.NaN

  // Date rolls 31 February over into March.
  if (Number.isNaN(at) || formatDate(at / dayMs) !== given) {
    throw new UserError('schedule.dateUnreadable', { given: given.slice(0, 20) })
  }

  return at / dayMs
}

export function formatDate(day: LocalDay): string {
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

/** The date that a clock shows which is `offset` ms ahead of UTC. */
export function dateAt(instant: number, offset: number): LocalDay {
  return Math.floor((instant + offset) / dayMs)
}

/** How far real time can be from a clock's, with a margin for a change in between. */
const [earliest, latest] = [-15 * 3_600_000, 13 * 3_600_000]

/** The first instant of a date in a zone: its midnight, or where the clocks leap over that, what comes next. */
export function startOfDay(day: LocalDay, offsetAt: OffsetAt): number {
  const midnight = day * dayMs
  const [before, after] = [offsetAt(midnight + earliest), offsetAt(midnight + latest)]
  const starts = [midnight - before, midnight - after].filter(
    (instant) => offsetAt(instant) === midnight - instant,
  )

  return starts.length > 0
    ? Math.min(...starts)
    : firstInstantWith(after, midnight + earliest, midnight + latest, offsetAt)
}
