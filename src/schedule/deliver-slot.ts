import type { Post, Schedule, Slot } from '../store/store.ts'
import { isAbandoned, settleAbandoned } from './abandoned.ts'
import { dueOccurrences, latenessMs } from './catch-up.ts'
import { findOrMove } from './follow-schedule.ts'
import { endIncidents, incidentsEndedBy, scheduleIncident, tellOnce } from './incident.ts'
import { noExtras, Stopped } from './messenger.ts'
import type { DeliveryParts } from './parts.ts'
import { formatReason } from './reason.ts'
import { nextScheduleRun } from './schedule-runs.ts'
import { composePost, draftPost, sendPost, stepsAfter } from './send-post.ts'
import { explainTrouble, isWorthTelling, waitAfter } from './trouble.ts'

/** Slots looked at for one that is being sent: far more than anybody makes by hand within a back-off. */
const recentSlots = 100

/** How long after its closing a post is still looked for when Discord does not answer. */
const lastLooksMs = 6 * 3_600_000

/** Delivers the due slot of a claimed schedule and moves the schedule on; never rejects. */
export async function deliverSchedule(parts: DeliveryParts, schedule: Schedule): Promise<void> {
  const { log, worker } = parts

  try {
    if (schedule.nextRunAt !== null) await deliverDue(parts, schedule, schedule.nextRunAt)
  } catch (err) {
    // The claim runs out by itself; freed here, what always fails would be tried again at once and for ever.
    log.error({ err, schedule: schedule.id, worker }, 'schedule could not be delivered')
  }
}

async function deliverDue(parts: DeliveryParts, schedule: Schedule, due: number): Promise<void> {
  const { store, worker, log, now } = parts
  const slots = await store.slots(schedule.id, recentSlots)
  const slot = slots.find(({ fireAt }) => fireAt === due)

  for (const left of slots.filter((other) => other !== slot && isAbandoned(other, now()))) {
    await settleAbandoned(parts, schedule, left)
  }

  if (slot?.state === 'sending') return deliverSlot(parts, schedule, due, slot)
  // Its end is on record; only the schedule was not moved on.
  if (slot?.state === 'sent' || slot?.state === 'failed') {
    return store.advanceSchedule(worker, schedule.id, nextScheduleRun(schedule, due))
  }

  const { fire, skipped, skippedCount, next } = dueOccurrences(schedule, due, now())
  const [fireAt] = fire

  if (skippedCount > 0) log.info({ schedule: schedule.id, skippedCount }, 'missed slots skipped')
  await store.skipSlots(schedule.id, skipped, formatReason('missed'))

  if (fireAt === undefined) await store.advanceSchedule(worker, schedule.id, next)
  else if (fireAt === due) await deliverSlot(parts, schedule, due)
  // Noted first, so that whoever takes over after a crash goes on with this slot and does not choose anew. It ends the
  // claim; the next batch takes the schedule from there.
  else await store.moveNextRun(schedule.id, due, fireAt)
}

/** Record, send, finish. What is recorded is what a repeat sends. */
async function deliverSlot(
  parts: DeliveryParts,
  schedule: Schedule,
  fireAt: number,
  begun?: Slot,
): Promise<void> {
  const { store, worker, now, leaseMs } = parts
  const key = { scheduleId: schedule.id, fireAt }
  const next = nextScheduleRun(schedule, fireAt)
  const recorded = await recordPost(parts, schedule, fireAt, begun)

  if (!recorded) return giveUp(parts, schedule, fireAt, formatReason('emptySelection'))

  let { post } = recorded
  const isOver = lastMoment(schedule, post) <= now()

  try {
    const { messageId: found, ...where } = recorded.isNew
      ? { post, messageId: undefined }
      : await findOrMove(parts, schedule, post)
    post = where.post

    if (found === undefined && isOver) {
      return await giveUp(parts, schedule, fireAt, begun?.reason ?? formatReason('interrupted'))
    }

    const message = found === undefined ? await composePost(parts, post) : undefined
    // A batch, or a picture, may have taken longer than the lease: somebody else is at it then.
    if (!(await store.renewClaim({ worker, now: now(), leaseMs }, schedule.id, fireAt))) return

    const messageId = message ? await sendPost(parts, post, message) : (found ?? '')

    await store.finishSlot(
      worker,
      key,
      { postId: post.id, messageId, at: now(), steps: stepsAfter(schedule, post, now()) },
      { nextRunAt: next },
    )
    await endIncidents(parts, incidentsEndedBy(schedule))
  } catch (error) {
    // Handed over with its claim: no failed try, and nothing to wait for.
    if (!(error instanceof Stopped)) await putOff(parts, schedule, post, error)
  }
}

/** The slot's post, made unless it was; undefined when there is nothing to ask. */
async function recordPost(
  parts: DeliveryParts,
  schedule: Schedule,
  fireAt: number,
  begun: Slot | undefined,
): Promise<{ post: Post; isNew: boolean } | undefined> {
  const { store } = parts
  const post = begun?.postId ? await store.post(begun.postId) : undefined

  if (post) return { post, isNew: false }

  const draft = await draftPost(parts, schedule, fireAt)

  return draft && store.recordSlot(schedule.id, fireAt, draft)
}

/** Tries again later, but not once the post could only open to close at once. */
async function putOff(parts: DeliveryParts, schedule: Schedule, post: Post, error: unknown): Promise<void> {
  const { store, worker, log, now } = parts
  const { id, attempts } = schedule
  const fireAt = post.fireAt ?? 0
  const trouble = await explainTrouble(parts, error, { channelId: post.channelId, extras: noExtras })
  const wait = waitAfter(trouble, attempts)
  const openMs = lastMoment(schedule, post) - now()

  if (trouble.code === 'fault' || trouble.code === 'invalid') {
    log.error({ err: error, schedule: id }, 'post failed')
  }
  // A message whose confirmation was lost may stand there: it is worth some more looks.
  if (openMs <= (trouble.code === 'transient' ? -lastLooksMs : 0)) {
    return giveUp(parts, schedule, fireAt, trouble.reason)
  }

  await store.backOff(
    worker,
    id,
    fireAt,
    now() + (openMs > 0 ? Math.min(wait, openMs) : wait),
    trouble.reason,
  )
  if (isWorthTelling(trouble, attempts)) {
    await tellOnce(parts, scheduleIncident(schedule, 'retried', trouble.reason), trouble.reason)
  }
}

/** From when on a post is of no use: it would be closed, or later than its schedule allows. */
function lastMoment(schedule: Schedule, { fireAt, closesAt }: Post): number {
  return Math.min(closesAt, (fireAt ?? 0) + latenessMs(schedule))
}

async function giveUp(
  parts: DeliveryParts,
  schedule: Schedule,
  fireAt: number,
  reason: string,
): Promise<void> {
  const { store, worker, log } = parts
  const nextRunAt = nextScheduleRun(schedule, fireAt)

  log.warn({ schedule: schedule.id, fireAt, reason }, 'slot given up')
  await store.failSlot(worker, { scheduleId: schedule.id, fireAt }, reason, { nextRunAt })
  await tellOnce(parts, scheduleIncident(schedule, 'givenUp', reason), reason)
}
