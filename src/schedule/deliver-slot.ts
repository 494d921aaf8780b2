import { pickQuestion } from '../quiz/pick.ts'
import type { NewPost, Post, Schedule } from '../store/store.ts'
import { dueOccurrences } from './catch-up.ts'
import { nextRun } from './next-runs.ts'
import type { DeliveryParts } from './parts.ts'
import { formatReason } from './reason.ts'
import { newSeed, sendPost } from './send-post.ts'
import { endTrouble, tellTrouble, troubleFrom, waitAfter } from './trouble.ts'

/** A post is open for a day at most, and never longer than until the next one. */
export const longestOpenMs = 86_400_000

/** Delivers the first due slot of a claimed schedule and moves the schedule on; never rejects. */
export async function deliverSchedule(parts: DeliveryParts, schedule: Schedule): Promise<void> {
  const { store, log, worker } = parts

  try {
    if (schedule.nextRunAt !== null) await deliverDue(parts, schedule, schedule.nextRunAt)
  } catch (err) {
    // The claim runs out and somebody tries again.
    log.error({ err, schedule: schedule.id, worker }, 'schedule could not be delivered')
    await store.releaseClaims(worker).catch(() => undefined)
  }
}

async function deliverDue(parts: DeliveryParts, schedule: Schedule, due: number): Promise<void> {
  const { store, worker, now } = parts
  const begun = (await store.slots(schedule.id, 50)).find(
    ({ fireAt, state }) => fireAt === due && state === 'sending',
  )

  if (begun) {
    const following = nextRun(schedule.cron, schedule.timezone, due)
    return deliverSlot(parts, schedule, due, following, following !== null && following <= now())
  }

  const { fire, skipped, next } = dueOccurrences(schedule, due, now())
  const [fireAt, following = next] = fire

  await store.skipSlots(schedule.id, skipped, formatReason('missed'))
  if (fireAt === undefined) return store.advanceSchedule(worker, schedule.id, next)

  await deliverSlot(parts, schedule, fireAt, following, false)
}

/**
 * Record, send, finish. What is recorded is what a repeat sends.
 *
 * @param isOverdue the next slot is due already: this one is only looked for, and given up where it is not found.
 */
async function deliverSlot(
  parts: DeliveryParts,
  schedule: Schedule,
  fireAt: number,
  nextRunAt: number | null,
  isOverdue: boolean,
): Promise<void> {
  const { store, worker, now, leaseMs } = parts
  const slot = { scheduleId: schedule.id, fireAt }
  const draft = await draftPost(parts, schedule, fireAt, nextRunAt)

  if (!draft) return giveUp(parts, schedule, slot, formatReason('emptySelection'), nextRunAt)

  const { post, isNew, slot: recorded } = await store.recordSlot(schedule.id, fireAt, draft)
  if (recorded.state !== 'sending') return store.advanceSchedule(worker, schedule.id, nextRunAt)
  // A batch may have taken longer than its lease: somebody else may be at it.
  if (!(await store.renewClaim({ worker, now: now(), leaseMs }, schedule.id, schedule.nextRunAt ?? fireAt)))
    return

  try {
    const messageId = await sendPost(parts, post, { mayBeThere: !isNew, onlyLook: isOverdue })
    if (messageId === undefined)
      return giveUp(parts, schedule, slot, recorded.reason ?? formatReason('missed'), nextRunAt)

    await store.finishSlot(
      worker,
      slot,
      { postId: post.id, messageId, steps: [{ name: 'close', dueAt: post.closesAt }] },
      { nextRunAt },
    )
    await endTrouble(parts, schedule)
  } catch (error) {
    const trouble = troubleFrom(error)
    const until = Math.min(
      now() + waitAfter(trouble, schedule.attempts),
      nextRunAt ?? Number.POSITIVE_INFINITY,
    )

    if (isOverdue) await giveUp(parts, schedule, slot, trouble.reason, nextRunAt)
    else await store.backOff(worker, schedule.id, fireAt, Math.max(until, now() + 1000), trouble.reason)
    if (trouble.code === 'fault')
      parts.log.error({ err: error, schedule: schedule.id }, 'post could not be made')
    await tellTrouble(parts, schedule, trouble)
  }
}

async function giveUp(
  { store, worker, log }: DeliveryParts,
  schedule: Schedule,
  slot: { scheduleId: string; fireAt: number },
  reason: string,
  nextRunAt: number | null,
): Promise<void> {
  log.warn({ ...slot, server: schedule.serverId, reason }, 'slot given up')
  await store.failSlot(worker, slot, reason, { nextRunAt })
}

/** The post a slot would get; undefined when no question fits its selection. */
export async function draftPost(
  { store, bank, now, newId }: DeliveryParts,
  schedule: Schedule,
  fireAt: number,
  nextRunAt: number | null,
): Promise<NewPost | undefined> {
  const seed = newSeed(schedule.id, fireAt)
  const question = pickQuestion([...bank.values()], schedule, await store.askedQuestions(schedule.id), seed)

  if (!question) return undefined

  const at = now()
  const next = nextRunAt !== null && nextRunAt > at ? nextRunAt : Number.POSITIVE_INFINITY
  const { language } = await store.server(schedule.serverId)

  return {
    id: newId(at),
    serverId: schedule.serverId,
    channelId: schedule.channelId,
    scheduleId: schedule.id,
    fireAt,
    questionId: question.id,
    seed,
    language: schedule.language ?? language,
    practiceOf: null,
    createdAt: at,
    closesAt: Math.min(next, at + longestOpenMs),
  } satisfies Omit<Post, 'messageId' | 'closedAt'>
}
