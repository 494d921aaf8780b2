import { UserError } from '../errors.ts'

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
