import type { Schedule } from '../store/store.ts'
import { dateAt, dayMs, readDate } from './local-date.ts'
import { nextRuns } from './next-runs.ts'
import { readQuietDates } from './quiet-dates.ts'
import { type OffsetAt, offsetIn } from './zone.ts'

/** What decides when a schedule fires. */
export type Timing = Pick<Schedule, 'cron' | 'timezone' | 'quietDates' | 'endsOn'>

/** A local date begins at most this long before midnight of the same date in UTC. */
const earliestMidnight = 15 * 3_600_000

/**
 * The instants at which a schedule fires, strictly after `from`, ascending: those of its pattern that lie neither on a
 * quiet date of its zone nor after its last date. Every preview and every delivery asks here.
 */
export function scheduleRuns(timing: Timing, from: number): Generator<number, void> {
  const { cron, timezone, quietDates, endsOn } = timing

  if (quietDates === '' && endsOn === null) return nextRuns(cron, timezone, from)

  return runsBetweenQuiet(timing, offsetIn(timezone), from)
}

/** The first `count` of `scheduleRuns`; fewer when the schedule ends. */
export function firstScheduleRuns(timing: Timing, from: number, count: number): number[] {
  const runs: number[] = []

  if (count < 1) return runs

  for (const run of scheduleRuns(timing, from)) {
    if (runs.push(run) >= count) break
  }

  return runs
}

/** The first of `scheduleRuns`, or null when the schedule never fires again. */
export function nextScheduleRun(timing: Timing, from: number): number | null {
  return firstScheduleRuns(timing, from, 1)[0] ?? null
}

function* runsBetweenQuiet(
  { cron, timezone, quietDates, endsOn }: Timing,
  offsetAt: OffsetAt,
  from: number,
): Generator<number, void> {
  const ranges = readQuietDates(quietDates)
  const lastDay = endsOn === null ? Number.POSITIVE_INFINITY : readDate(endsOn)
  let start = from

  for (;;) {
    const end = yield* runsUntilQuiet(start)

    if (end === undefined) return
    start = end
  }

  /** Gives from where to go on after quiet dates; undefined at the end of all runs. */
  function* runsUntilQuiet(after: number): Generator<number, number | undefined> {
    for (const run of nextRuns(cron, timezone, after)) {
      const day = dateAt(run, offsetAt(run))
      const quiet = ranges.find(({ first, last }) => first <= day && day <= last)

      if (day > lastDay) return undefined
      if (!quiet) yield run
      else {
        // A minutely pattern has half a million runs in a quiet year: it goes on shortly before the quiet ends.
        const nearEnd = (quiet.last + 1) * dayMs - earliestMidnight

        if (nearEnd > run) return nearEnd
      }
    }

    return undefined
  }
}
