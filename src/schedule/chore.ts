import type { Job } from '../store/job.ts'
import type { DeliveryParts } from './parts.ts'

/**
 * Something the bot does now and then apart from any post, once for each time it comes due, whatever becomes of the
 * processes that do it. Listed in `chores.ts`; its name is that of its jobs.
 */
export interface Chore {
  /**
   * Does one piece of a job, a few seconds at most. It may be a repeat: a process may have died after it was done and
   * before that was noted. So what is sent has a nonce and a mark derived from the job, and is looked for first.
   *
   * @returns when the job is due next: a time that has come for the rest of the work, null for never.
   * @throws anything: tried again, later each time, with the next number in `job.attempts`.
   */
  run(parts: DeliveryParts, job: Job): Promise<number | null>
  /** When the one job of the whole program is due first. Where it is left out, jobs are planned by `store.planJob`. */
  readonly first?: (now: number) => number
}

export type Chores = Readonly<Record<string, Chore>>

const dayMs = 86_400_000

/** The first instant after `now` at a time of day of UTC, in ms from midnight. */
export function nextDaily(now: number, timeOfDay: number): number {
  return Math.floor((now - timeOfDay) / dayMs) * dayMs + dayMs + timeOfDay
}
