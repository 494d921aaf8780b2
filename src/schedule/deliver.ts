import { atMost } from '../at-most.ts'
import { unknownMembers } from '../members.ts'
import type { Claim, Step } from '../store/store.ts'
import { postByHand, runByHand } from './by-hand.ts'
import { chores } from './chores.ts'
import { claimDue, type Due } from './claim-due.ts'
import { deliverSchedule } from './deliver-slot.ts'
import { deliverStep } from './deliver-step.ts'
import type { Delivery } from './delivery.ts'
import { doChores, planChores } from './do-chores.ts'
import { DeliveryFailure } from './messenger.ts'
import type { DeliveryParts } from './parts.ts'
import { formatReason } from './reason.ts'
import { noRoles } from './roles.ts'
import { takeOver } from './take-over.ts'
import { tellManagers } from './tell-managers.ts'
import { workOff } from './work-off.ts'
import { refreshRuns } from './zone-data.ts'

/** Uses up Discord’s 50 requests a second where each takes a third of one; more would only crowd the renderer. */
const lanes = 16
const batch = 8

/** Two minutes. */
export const defaultLeaseMs = 120_000

/** How long what is in flight may take to end by itself when the process stops … */
const finishMs = 6_000
/** … and then to notice that it was let go of. */
const letGoMs = 1_000

type Defaulted = 'leaseMs' | 'finishMs' | 'isKnownDead' | 'zoneData' | 'chores' | 'members' | 'roles'

export interface Deliverer extends Delivery {
  /** Delivers everything that is due now. Calls queue up; each looks at the clock when its turn comes. */
  tick(): Promise<void>
  /**
   * Ends within seconds: what is in flight is waited for, then let go of; what this process holds is free at once for
   * others.
   */
  close(): Promise<void>
}

/** Opens the delivery: slots of schedules, and what follows each post. Any number of processes may run one. */
export function openDelivery(
  given: Omit<DeliveryParts, Defaulted> & Partial<Pick<DeliveryParts, Defaulted>>,
): Deliverer {
  const parts = {
    leaseMs: defaultLeaseMs,
    finishMs,
    isKnownDead: () => false,
    zoneData: process.versions.tz ?? '',
    chores,
    members: unknownMembers,
    roles: noRoles,
    ...given,
  }
  const { store, messenger, worker } = parts
  let isClosing = false
  let isPrepared = false
  let turn = Promise.resolve()
  const pace = { lanes, batch, isClosing: () => isClosing }

  const claim = () => ({ worker, now: parts.now(), leaseMs: parts.leaseMs })
  const enqueue = (work: () => Promise<void>) => {
    const mine = turn.then(work)
    // The next one runs whatever became of this one.
    turn = mine.catch(() => undefined)

    return mine
  }
  const tick = async () => {
    if (!isPrepared) await prepare(parts)
    isPrepared = true
    await takeOver(parts)

    await workOff({
      ...pace,
      claim: (limit) => claimDue(store, claim, limit),
      work: (due) => deliver(parts, due, claim),
    })
    // Whoever waits for a question comes first.
    await doChores(parts, pace.isClosing)
  }

  return {
    tick: () => enqueue(tick),
    postNow: (request) => postByHand(parts, request),
    async runNow(schedule, now) {
      const post = await runByHand(parts, schedule, now)
      // Whoever asked for it does not wait a minute for its thread; the answer does not wait at all.
      enqueue(() => takeSteps(parts, () => store.claimStepsOf(post.id, claim(), batch)))

      return post
    },
    accessChanged: (serverId) =>
      store.tryAgain({ serverId, code: formatReason('forbidden'), now: parts.now() }),
    tellManagers: (news) => tellManagers(parts, news),
    roleTrouble: (serverId, roleId) => parts.roles.trouble(serverId, roleId),
    async inspectChannel(channelId, extras) {
      try {
        return await messenger.inspect(channelId, extras)
      } catch (error) {
        if (error instanceof DeliveryFailure && error.kind === 'channelGone') return undefined
        throw error
      }
    },
    async close() {
      isClosing = true
      await atMost(parts.finishMs, turn)
      // Before anything is freed: from here on nothing of it can be sent any more.
      messenger.close()
      await atMost(letGoMs, turn)
      await store.releaseClaims(worker)
    },
  }
}

async function deliver(parts: DeliveryParts, due: Due, claim: () => Claim): Promise<void> {
  if ('step' in due) return deliverStep(parts, due.step)

  await Promise.all(due.before.map((step) => deliverStep(parts, step)))
  // What is closed is then revealed.
  await takeSteps(parts, () => parts.store.claimStepsIn(due.channelId, claim(), batch))

  for (const schedule of due.schedules) await deliverSchedule(parts, schedule)
}

/** Until none is due. All that were claimed at once, so that none waits with its lease running. */
async function takeSteps(parts: DeliveryParts, claim: () => Promise<readonly Step[]>): Promise<void> {
  for (let steps = await claim(); steps.length > 0; steps = await claim()) {
    await Promise.all(steps.map((step) => deliverStep(parts, step)))
  }
}

/** What each process does once, before its first delivery. */
async function prepare(parts: DeliveryParts): Promise<void> {
  await refreshRuns(parts)
  await planChores(parts)
}
