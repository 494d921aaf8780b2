import type { Claim, Schedule, Step, Store } from '../store/store.ts'

/** Something to deliver: a step that follows a post, or a schedule's slot. */
export type Due =
  | { readonly step: Step }
  | {
      readonly schedule: Schedule
      /** What comes first in its channel: yesterday's answer before today's question. */
      readonly before: readonly Step[]
    }

/**
 * Takes up to about `limit`, slots and steps in equal parts: today's questions do not wait until thousands of yesterday's
 * are closed, nor the other way round.
 */
export async function claimDue(store: Store, claim: () => Claim, limit: number): Promise<Due[]> {
  const schedules = await store.claimSchedules(claim(), Math.ceil(limit / 2))
  const slots: Due[] = []

  for (const schedule of schedules) {
    slots.push({ schedule, before: await store.claimStepsIn(schedule.channelId, claim(), limit) })
  }

  const steps = await store.claimSteps(claim(), limit - slots.length)

  return [...slots, ...steps.map((step) => ({ step }))]
}
