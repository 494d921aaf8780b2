import type { Claim, Schedule, Step, Store } from '../store/store.ts'

/** Something to deliver: a step that follows a post, or the slots of a channel. */
export type Due =
  | { readonly step: Step }
  | {
      readonly channelId: string
      readonly schedules: readonly Schedule[]
      /** What comes first in the channel: yesterday's answers before today's questions. */
      readonly before: readonly Step[]
    }

/**
 * Takes up to `limit` slots and as many steps, each kind oldest due first: today's questions do not wait until thousands of
 * yesterday's are closed, nor the other way round.
 */
export async function claimDue(store: Store, claim: () => Claim, limit: number): Promise<Due[]> {
  const schedules = await store.claimSchedules(claim(), limit)
  const byChannel = Map.groupBy(schedules, ({ channelId }) => channelId)
  const slots: Due[] = []

  for (const [channelId, own] of byChannel) {
    slots.push({ channelId, schedules: own, before: await store.claimStepsIn(channelId, claim(), limit) })
  }

  const steps = await store.claimSteps(claim(), limit)

  return inTurns(
    slots,
    steps.map((step) => ({ step })),
  )
}

function inTurns(slots: readonly Due[], steps: readonly Due[]): Due[] {
  const rounds = Math.max(slots.length, steps.length)

  return Array.from({ length: rounds }, (_, round) => [slots[round], steps[round]])
    .flat()
    .filter((due) => due !== undefined)
}
