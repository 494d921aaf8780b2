import type { Schedule, Store } from '../store/store.ts'
import { isSkippedByHand } from './reason.ts'
import { scheduleRuns } from './schedule-runs.ts'

/** Slots looked at for those to come that a manager took out. */
const recentSlots = 50

/** The first run after `now` that no manager took out; null when there is none. */
export async function comingRun(
  store: Pick<Store, 'slots'>,
  schedule: Schedule,
  now: number,
): Promise<number | null> {
  const slots = await store.slots(schedule.id, recentSlots)
  const takenOut = new Set(slots.filter(isSkippedByHand).map(({ fireAt }) => fireAt))

  for (const run of scheduleRuns(schedule, now)) {
    if (!takenOut.has(run)) return run
  }

  return null
}
