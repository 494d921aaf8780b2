import { UserError } from '../errors.ts'
import { pickQuestion } from '../quiz/pick.ts'
import type { Post, Schedule } from '../store/store.ts'
import type { Delivery } from './delivery.ts'
import { DeliveryFailure, noExtras, Stopped } from './messenger.ts'
import { type DeliveryParts, noClaim } from './parts.ts'
import { composePost, draftPost, findPost, longestOpenMs, sendPost, stepsAfter } from './send-post.ts'
import { troubleFrom } from './trouble.ts'

/** `/question post`: a post without a slot, told apart by the interaction that asked for it. */
export async function postByHand(
  parts: DeliveryParts,
  request: Parameters<Delivery['postNow']>[0],
): Promise<Post> {
  const { store, banks } = parts
  const { serverId, channelId, interactionId, now, topic = null } = request
  const bank = await banks.of(serverId)
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
    questionVersion: question.version,
    seed: interactionId,
    numbers: 'shared',
    language,
    practiceOf: null,
    createdAt: now,
    closesAt: now + longestOpenMs,
  })
  const messageId = post.messageId ?? (await sendNow(parts, post).catch(rethrowToAsker))

  await store.confirmPost(post.id, messageId, stepsAfter(noExtras, post, now))

  return { ...post, messageId }
}

/** `/schedule run`: a slot of its own, now; the schedule's next run stays as it is. */
export async function runByHand(parts: DeliveryParts, schedule: Schedule, now: number): Promise<Post> {
  const { store } = parts
  const { nextRunAt } = schedule
  const slot = { scheduleId: schedule.id, fireAt: now }
  const draft = await draftPost(parts, schedule, now)

  if (!draft) throw new UserError('delivery.nothingFits')

  const { post } = await store.recordSlot(schedule.id, now, draft)

  try {
    const messageId = await sendNow(parts, post)
    await store.finishSlot(
      noClaim,
      slot,
      { postId: post.id, messageId, at: now, steps: stepsAfter(schedule, post, now) },
      { nextRunAt },
    )

    return { ...post, messageId }
  } catch (error) {
    // What nobody could look for any more is looked for with the schedule's next run.
    if (!(error instanceof Stopped)) {
      await store.failSlot(noClaim, slot, troubleFrom(error).reason, { nextRunAt })
    }
    return rethrowToAsker(error)
  }
}

/** Nobody tries again what a person asked for, so a lost answer of Discord's is settled by looking. */
async function sendNow(parts: DeliveryParts, post: Post): Promise<string> {
  const message = await composePost(parts, post)

  try {
    return await sendPost(parts, post, message)
  } catch (error) {
    if (!(error instanceof DeliveryFailure && error.kind === 'transient')) throw error

    const found = await findPost(parts, post).catch(() => undefined)
    if (found === undefined) throw error

    return found
  }
}

/** A channel the bot may not write to is the asker's to mend, and told so. */
function rethrowToAsker(error: unknown): never {
  if (!(error instanceof DeliveryFailure)) throw error
  if (error.kind === 'forbidden') throw new UserError('delivery.mayNotPost')
  if (error.kind === 'channelGone') throw new UserError('delivery.noChannel')
  if (error.kind === 'transient') throw new UserError('delivery.discordAway')
  throw error
}
