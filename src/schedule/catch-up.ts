import type { CatchUp } from '../store/server-settings.ts'
import type { Schedule } from '../store/store.ts'
import { scheduleRuns, type Timing } from './schedule-runs.ts'

/** Occurrences younger than this are on time: they fire whatever the policy says about missed ones. */
export const graceMs = 10 * 60_000

/** Missed occurrences that get a row each; older ones are only counted. */
const keptSkips = 100

const largestCatchUp = 10

/** The policies people choose from; all of one would be the latest. */
export const catchUps = [
  'skip',
  'latest',
  'all:2',
  'all:3',
  'all:4',
  'all:5',
  'all:6',
  'all:7',
  'all:8',
  'all:9',
  'all:10',
] as const satisfies readonly CatchUp[]

/** What becomes of a due schedule. Instants are epoch ms, ascending. */
export interface DueOccurrences {
  /** One slot each, oldest first. */
  readonly fire: readonly number[]
  /** The newest missed ones that will not fire. */
  readonly skipped: readonly number[]
  /** All of those, also the ones too old to be listed. */
  readonly skippedCount: number
  /** The first occurrence after `now`; null when there is none. */
  readonly next: number | null
}

/**
 * Sorts the occurrences from `nextRunAt` (included: it was promised, whatever the pattern says by now) to `now` (included)
 * by the schedule's policy: of those that are late `skip` fires none, `latest` the newest unless a later one is on time
 * anyway, `all:N` as many as make N in all; none that is later than the schedule's limit.
 */
export function dueOccurrences(
  schedule: Timing & Pick<Schedule, 'catchUp' | 'latestHours'>,
  nextRunAt: number,
  now: number,
): DueOccurrences {
  const { due, next } = occurrencesUntil(schedule, nextRunAt, now)
  const onTime = due.filter((at) => now - at < graceMs).length
  const wanted = Math.max(onTime, wantedBy(schedule.catchUp))
  const limit = latenessMs(schedule)
  const fire = due.slice(Math.max(0, due.length - wanted)).filter((at) => now - at <= limit)
  const missed = due.slice(0, due.length - fire.length)

  return { fire, skipped: missed.slice(-keptSkips), skippedCount: missed.length, next }
}

/** How late a post of a schedule may come at most, in ms. */
export function latenessMs({ latestHours }: Pick<Schedule, 'latestHours'>): number {
  return latestHours === null ? Number.POSITIVE_INFINITY : latestHours * 3_600_000
}

function occurrencesUntil(
  timing: Timing,
  first: number,
  now: number,
): { due: number[]; next: number | null } {
  const due: number[] = []

  if (first > now) return { due, next: first }

  due.push(first)
  for (const run of scheduleRuns(timing, first)) {
    if (run > now) return { due, next: run }

    due.push(run)
  }

  return { due, next: null }
}

/** How many of the newest occurrences a policy delivers even when they are late. */
function wantedBy(catchUp: CatchUp): number {
  if (catchUp === 'skip') return 0
  if (catchUp === 'latest') return 1

  return Math.min(Math.max(1, Number(catchUp.slice('all:'.length)) || 1), largestCatchUp)
}
