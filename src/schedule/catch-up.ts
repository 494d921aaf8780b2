import type { CatchUp } from '../store/store.ts'
import { nextRuns } from './next-runs.ts'

/** Occurrences younger than this are on time: they fire whatever the policy says about missed ones. */
const graceMs = 10 * 60_000

/** Missed occurrences that get a row each; older ones are only counted. */
const keptSkips = 100

const largestCatchUp = 10

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
 * Sorts the occurrences from `nextRunAt` (included) to `now` (included) by the schedule's policy: of those that are late
 * `skip` fires none, `latest` the newest unless a later one is on time anyway, `all:N` as many as make N in all.
 */
export function dueOccurrences(
  schedule: { readonly cron: string; readonly timezone: string; readonly catchUp: CatchUp },
  nextRunAt: number,
  now: number,
): DueOccurrences {
  const { due, next } = occurrencesUntil(schedule, nextRunAt, now)
  const onTime = due.filter((at) => now - at < graceMs).length
  const wanted = Math.max(onTime, wantedBy(schedule.catchUp))
  const fire = due.slice(Math.max(0, due.length - wanted))
  const missed = due.slice(0, due.length - fire.length)

  return { fire, skipped: missed.slice(-keptSkips), skippedCount: missed.length, next }
}

function occurrencesUntil(
  { cron, timezone }: { readonly cron: string; readonly timezone: string },
  from: number,
  now: number,
): { due: number[]; next: number | null } {
  const due: number[] = []

  for (const run of nextRuns(cron, timezone, from - 1)) {
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
