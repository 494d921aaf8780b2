import { postByHand, runByHand } from './by-hand.ts'
import { deliverSchedule } from './deliver-slot.ts'
import { deliverStep } from './deliver-step.ts'
import type { Delivery } from './delivery.ts'
import { DeliveryFailure } from './messenger.ts'
import type { DeliveryParts } from './parts.ts'
import { tellManagers } from './tell-managers.ts'
import { refreshRuns } from './zone-data.ts'

/** Claimed and worked on side by side, so that one slow channel does not hold up the rest. */
const batchSize = 10

/** Two minutes. */
export const defaultLeaseMs = 120_000

type Defaulted = 'leaseMs' | 'zoneData'

export interface Deliverer extends Delivery {
  /** Delivers everything that is due now. Calls queue up; each looks at the clock when its turn comes. */
  tick(): Promise<void>
  /** Waits for what is in flight, then frees what this process holds. */
  close(): Promise<void>
}

/** Opens the delivery: slots of schedules, and what follows each post. Any number of processes may run one. */
export function openDelivery(
  given: Omit<DeliveryParts, Defaulted> & Partial<Pick<DeliveryParts, Defaulted>>,
): Deliverer {
  const parts = { leaseMs: defaultLeaseMs, zoneData: process.versions.tz ?? '', ...given }
  const { store, messenger, worker } = parts
  let isClosing = false
  let isRefreshed = false
  let turn = Promise.resolve()

  const tick = async () => {
    const claim = () => ({ worker, now: parts.now(), leaseMs: parts.leaseMs })

    if (!isRefreshed) await refreshRuns(parts)
    isRefreshed = true

    // Yesterday's answer before today's question, where both are due.
    await drain(
      () => isClosing,
      () => store.claimSteps(claim(), batchSize),
      (step) => deliverStep(parts, step),
    )
    await drain(
      () => isClosing,
      () => store.claimSchedules(claim(), batchSize),
      (schedule) => deliverSchedule(parts, schedule),
    )
  }

  return {
    tick: () => {
      const mine = turn.then(tick)
      // The next one runs whatever became of this one.
      turn = mine.catch(() => undefined)

      return mine
    },
    postNow: (request) => postByHand(parts, request),
    runNow: (schedule, now) => runByHand(parts, schedule, now),
    tellManagers: (news) => tellManagers(parts, news),
    async missingPermissions(channelId) {
      try {
        return await messenger.missingPermissions(channelId)
      } catch (error) {
        if (error instanceof DeliveryFailure && error.kind === 'channelGone') return undefined
        throw error
      }
    },
    async close() {
      isClosing = true
      await turn
      await store.releaseClaims(worker)
    },
  }
}

/** Claims batch after batch until nothing is left, letting interactions in between. */
async function drain<T>(
  isClosing: () => boolean,
  claim: () => Promise<T[]>,
  work: (item: T) => Promise<void>,
): Promise<void> {
  while (!isClosing()) {
    const batch = await claim()

    if (batch.length === 0) return

    await Promise.all(batch.map(work))
    await new Promise((resolve) => setImmediate(resolve))
  }
}
