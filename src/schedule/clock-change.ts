import { scheduleRuns, type Timing } from './schedule-runs.ts'
import { firstInstantWith, offsetIn } from './zone.ts'

const day = 86_400_000

/** Zones that change their clocks do it at least once in this time. */
const horizon = 370 * day
/** The offset is compared this often; no zone has changed twice within it. */
const stride = 2 * day
/** The rarest patterns that are shown round a change run monthly. */
const lookBack = 32 * day

/** When the clocks of a zone change, and what they are set from and to (local time minus UTC, ms). */
export interface ClockChange {
  readonly at: number
  readonly before: number
  readonly after: number
}

/** The next change of a zone's clocks after `from`, if there is one within a year. */
export function nextClockChange(zone: string, from: number): ClockChange | undefined {
  const offsetAt = offsetIn(zone)
  let before = offsetAt(from)

  for (let low = from; low < from + horizon; low += stride) {
    const after = offsetAt(low + stride)

    if (after !== before) return { at: firstInstantWith(after, low, low + stride, offsetAt), before, after }
    before = after
  }

  return undefined
}

/** The last run before a change of clocks and the first two from it on: where a promise about time could break. */
export function runsAround(timing: Timing, { at }: ClockChange): number[] {
  const runs: number[] = []

  for (const run of scheduleRuns(timing, at - lookBack)) {
    if (run > at + lookBack) break
    if (run < at) runs.pop()
    if (runs.push(run) >= 3) break
  }

  return runs
}
