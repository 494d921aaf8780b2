import type { Schedule, Slot } from '../store/store.ts'
import { type DeliveryParts, noClaim } from './parts.ts'
import { formatReason } from './reason.ts'
import { findPost, stepsAfter } from './send-post.ts'

/** Longer than anything takes that is still under way. */
const settledAfterMs = 10 * 60_000

/**
 * A slot nobody will go on with: the process died that delivered it by hand, or its schedule was paused, resumed or
 * edited while it waited for another try.
 */
export function isAbandoned({ state, fireAt }: Slot, now: number): boolean {
  return state === 'sending' && now - fireAt > settledAfterMs
}

/** Sent when its message stands in the channel, failed when it does not: the ledger never says “being sent” for ever. */
export async function settleAbandoned(parts: DeliveryParts, schedule: Schedule, slot: Slot): Promise<void> {
  const { store, log, now } = parts
  const { nextRunAt } = schedule

  try {
    const post = slot.postId === null ? undefined : await store.post(slot.postId)
    const messageId = post && (await findPost(parts, post))

    if (post && messageId !== undefined) {
      const sent = { postId: post.id, messageId, at: now(), steps: stepsAfter(schedule, post, now()) }
      await store.finishSlot(noClaim, slot, sent, { nextRunAt })
    } else {
      await store.failSlot(noClaim, slot, slot.reason ?? formatReason('interrupted'), { nextRunAt })
    }
  } catch (err) {
    // It stays for the next time; the slot that is due must not wait for it.
    log.warn({ err, schedule: slot.scheduleId, fireAt: slot.fireAt }, 'abandoned slot could not be settled')
  }
}
