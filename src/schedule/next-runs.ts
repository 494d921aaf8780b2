import { isInRhythm } from './every.ts'
import { type Cron, parseCron } from './parse-cron.ts'
import { firstInstantWith, type OffsetAt, offsetIn } from './zone.ts'

const minute = 60_000
const hour = 60 * minute
const dayLength = 24 * hour

/** The longest a pattern can pause: 29 February round a century that is no leap year. */
const longestPauseDays = 366 * 9

/** Offsets from real time reach from −12 h to +14 h, so a local day's runs lie between these distances from its date. */
const earliestRun = -14 * hour
const windowBefore = 15 * hour
const windowAfter = 37 * hour

/** No Date lies beyond. */
const endOfTime = 8.64e15

/**
 * The instants (epoch ms) at which a cron expression fires in a zone, strictly after `from`, ascending.
 *
 * Across a clock change a *wild* pattern (minute or hour field begins with `*`) follows real time: what the gap swallows
 * does not happen, what repeats happens in both passes. A *fixed* one keeps its promise once: lost times become one run
 * at the first instant after the gap, repeated ones fire in the first pass.
 *
 * Wall times are written as if they were UTC. Assumes at most one change of offset within 52 hours.
 *
 * @throws UserError `schedule.cron*`, at the call and not at the first step.
 */
export function nextRuns(expression: string, zone: string, from: number): Generator<number, void> {
  return runsAfter(parseCron(expression), offsetIn(zone), from)
}

/** The first `count` of `nextRuns`; fewer when the pattern ends. */
export function firstRuns(expression: string, zone: string, from: number, count: number): number[] {
  const runs: number[] = []

  if (count < 1) return runs

  for (const run of nextRuns(expression, zone, from)) {
    if (runs.push(run) >= count) break
  }

  return runs
}

/** The first instant strictly after `from`, or null when the pattern never fires again. */
export function nextRun(expression: string, zone: string, from: number): number | null {
  return firstRuns(expression, zone, from, 1)[0] ?? null
}

function* runsAfter(cron: Cron, offsetAt: OffsetAt, from: number): Generator<number, void> {
  const times = cron.hours.flatMap((h) => cron.minutes.map((m) => h * hour + m * minute))
  const local = from + offsetAt(from)
  let day = Math.max(
    local - modulo(local, dayLength) - dayLength,
    (cron.every?.from ?? Number.NEGATIVE_INFINITY) * dayLength,
  )
  let pending: number[] = []

  for (let idle = 0; idle < longestPauseDays && day + windowAfter < endOfTime; idle++, day += dayLength) {
    // A gap at midnight makes two days fire at one instant, so a run waits until no later day can add to it.
    const safe = pending.filter((run) => run < day + earliestRun)

    yield* safe
    pending = pending.slice(safe.length)

    if (!isDueOn(cron, new Date(day))) continue

    idle = 0
    const runs = runsOn(day, times, cron.wild, offsetAt).filter((run) => run > from)
    pending = ascending([...pending, ...runs])
  }

  yield* pending
}

function isDueOn(cron: Cron, date: Date): boolean {
  const day = cron.days.includes(date.getUTCDate())
  const weekday = cron.weekdays.includes(date.getUTCDay())

  return (
    cron.months.includes(date.getUTCMonth() + 1) &&
    (cron.dayRule === 'both' ? day && weekday : day || weekday) &&
    (cron.every === null || isInRhythm(cron.every, date.getTime() / dayLength))
  )
}

/** The runs of one local day, in the order of its wall times. */
function runsOn(day: number, times: readonly number[], wild: boolean, offsetAt: OffsetAt): number[] {
  const before = offsetAt(day - windowBefore)
  const after = offsetAt(day + windowAfter)

  if (before === after) return times.map((time) => day + time - before)

  const change = firstInstantWith(after, day - windowBefore, day + windowAfter, offsetAt)

  return times.flatMap((time) => {
    const wall = day + time
    const real = [wall - before, wall - after]
      .filter((instant) => offsetAt(instant) === wall - instant)
      .sort((a, b) => a - b)

    if (wild) return real

    return real.length === 0 ? [change] : real.slice(0, 1)
  })
}

/** Sorted and without repeats; away from clock changes they already are. */
function ascending(runs: number[]): number[] {
  const isAscending = runs.every((run, at) => at === 0 || run > (runs[at - 1] ?? run))

  return isAscending ? runs : [...new Set(runs)].sort((a, b) => a - b)
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by
}
