import { UserError } from '../errors.ts'
import { pickQuestion } from '../quiz/pick.ts'
import type { Post, Schedule } from '../store/store.ts'
import { draftPost, longestOpenMs } from './deliver-slot.ts'
import type { Delivery } from './delivery.ts'
import { DeliveryFailure } from './messenger.ts'
import type { DeliveryParts } from './parts.ts'
import { formatReason } from './reason.ts'
import { sendPost } from './send-post.ts'
import { troubleFrom } from './trouble.ts'

/** `/question post`: a post without a slot, told apart by the interaction that asked for it. */
export async function postByHand(
  parts: DeliveryParts,
  request: Parameters<Delivery['postNow']>[0],
): Promise<Post> {
  const { store, bank } = parts
  const { serverId, channelId, interactionId, now, topic = null } = request
  const wanted = request.questionId === undefined ? undefined : bank.get(request.questionId)
  const selection = { topic, level: null, picking: 'random' } as const
  const question =
    wanted ??
    pickQuestion([...bank.values()], selection, await store.openQuestions(serverId, now), interactionId)

  if (!question) throw new UserError('delivery.nothingFits')

  const { language } = await store.server(serverId)
  const post = await store.createPost({
    id: interactionId,
    serverId,
    channelId,
    scheduleId: null,
    fireAt: null,
    questionId: question.id,
    seed: interactionId,
    language,
    practiceOf: null,
    createdAt: now,
    closesAt: now + longestOpenMs,
  })
  const messageId =
    post.messageId ?? (await toldApart(() => sendPost(parts, post, { mayBeThere: false, onlyLook: false })))

  await store.confirmPost(post.id, messageId, [{ name: 'close', dueAt: post.closesAt }])

  return { ...post, messageId }
}

/** `/schedule run`: a slot of its own, now; the schedule's next run stays as it is. */
export async function runByHand(parts: DeliveryParts, schedule: Schedule, now: number): Promise<Post> {
  const { store, worker } = parts
  const slot = { scheduleId: schedule.id, fireAt: now }
  const draft = await draftPost(parts, schedule, now, schedule.nextRunAt)

  if (!draft) throw new UserError('delivery.nothingFits')

  const { post } = await store.recordSlot(schedule.id, now, draft)

  try {
    const messageId = await toldApart(() => sendPost(parts, post, { mayBeThere: false, onlyLook: false }))
    const sent = { postId: post.id, messageId, steps: [{ name: 'close' as const, dueAt: post.closesAt }] }
    await store.finishSlot(worker, slot, sent, { nextRunAt: schedule.nextRunAt })

    return { ...post, messageId }
  } catch (error) {
    const reason = error instanceof UserError ? formatReason('forbidden') : troubleFrom(error).reason
    await store.failSlot(worker, slot, reason, { nextRunAt: schedule.nextRunAt })
    throw error
  }
}

/** A channel the bot may not write to is the asker's to mend, and told so. */
async function toldApart(send: () => Promise<string | undefined>): Promise<string> {
  try {
    return (await send()) ?? ''
  } catch (error) {
    if (!(error instanceof DeliveryFailure)) throw error
    if (error.kind === 'forbidden') throw new UserError('delivery.mayNotPost')
    if (error.kind === 'channelGone') throw new UserError('delivery.noChannel')
    if (error.kind === 'transient') throw new UserError('delivery.discordAway')
    throw error
  }
}
