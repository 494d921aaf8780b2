import type { Post, Step } from '../store/store.ts'
import { stepIncident, tellOnce } from './incident.ts'
import { DeliveryFailure, Stopped } from './messenger.ts'
import { nonceFor } from './nonce.ts'
import type { DeliveryParts } from './parts.ts'
import { emptyMessage, questionMessage } from './post-message.ts'
import { formatReason } from './reason.ts'
import { revealMark, revealMessage } from './reveal-message.ts'
import { correct, settleOpenAnswers } from './settle-post.ts'
import { type Trouble, troubleFrom, waitAfter } from './trouble.ts'

/** Tries before a step is given up: an hour of passing trouble, days where a person has to act. */
const mostAttempts = 8

/** Tries before a step does with words, where the picture is what fails. */
const drawnAttempts = 3

/** Takes one step of a post's life; never rejects. Each can be repeated without being seen twice. */
export async function deliverStep(parts: DeliveryParts, step: Step): Promise<void> {
  const { store, log, worker } = parts

  try {
    const post = await store.post(step.postId)

    if (!post?.messageId) await store.failStep(worker, step, formatReason('messageGone'))
    else await takeStep(parts, post, step)
  } catch (err) {
    // Its claim runs out, and somebody tries again.
    log.error({ err, post: step.postId, step: step.name }, 'step could not be taken')
  }
}

async function takeStep(parts: DeliveryParts, post: Post, step: Step): Promise<void> {
  try {
    await take[step.name](parts, post, step)
  } catch (error) {
    // Handed over with its claim.
    if (error instanceof Stopped) return

    const trouble = troubleFrom(error)
    const isLost = trouble.code === 'channelGone' || step.attempts + 1 >= mostAttempts

    parts.log.warn({ err: error, post: post.id, step: step.name, attempts: step.attempts }, 'step failed')
    await (isLost ? giveUp(parts, post, step, trouble) : putOff(parts, step, trouble))
  }
}

const take = { close, reveal, correct }

/** First in the store, so that nobody answers once the buttons begin to go. */
async function close(parts: DeliveryParts, post: Post, step: Step): Promise<void> {
  const { store, banks, messenger, render, now } = parts

  await store.closePost(post.id, now())
  await settleOpenAnswers(parts, post)

  const question = await banks.asked(post)
  const server = await store.server(post.serverId)
  const message = question
    ? await questionMessage(isDrawn(step) ? render : undefined, { post, question, server }, false)
    : emptyMessage(post)

  try {
    await messenger.edit(post.channelId, post.messageId ?? '', message)
  } catch (error) {
    // A question somebody deleted needs no closing; its answer is told all the same.
    if (!(error instanceof DeliveryFailure && error.kind === 'messageGone')) throw error
  }

  await store.finishStep(step, null, [{ name: 'reveal', dueAt: now() }])
}

async function reveal(parts: DeliveryParts, post: Post, step: Step): Promise<void> {
  const { store, messenger } = parts
  // Looking costs one request; a process killed before it could note its success would be seen twice.
  const found = await messenger.find(post.channelId, revealMark(post), post.closedAt ?? post.closesAt)
  const sent = found ?? (await sendReveal(parts, post, step))

  await store.finishStep(step, sent)
}

async function sendReveal(
  { store, banks, messenger, render }: DeliveryParts,
  post: Post,
  step: Step,
): Promise<string> {
  const question = await banks.asked(post)
  const server = await store.server(post.serverId)
  const attempts = await store.attemptsOn(post.id)
  const claims = await store.keyPointClaims(post.id)
  const hidden = await store.hiddenMembers(attempts.map(({ memberId }) => memberId))
  const message = await revealMessage(
    isDrawn(step) ? render : undefined,
    { post, question, server },
    attempts,
    { claims, hidden },
  )

  return messenger.reply(post.channelId, post.messageId ?? '', message, nonceFor('reveal', post.id))
}

/** Neither a card that cannot be drawn nor a picture that Discord refuses keeps an answer back for ever. */
function isDrawn({ attempts, lastError }: Step): boolean {
  return attempts < drawnAttempts || !/^(?:fault|invalid)\b/.test(lastError ?? '')
}

async function putOff({ store, worker, now }: DeliveryParts, step: Step, trouble: Trouble): Promise<void> {
  await store.retryStep(worker, step, now() + waitAfter(trouble, step.attempts), trouble.reason)
}

async function giveUp(parts: DeliveryParts, post: Post, step: Step, trouble: Trouble): Promise<void> {
  const { store, worker, banks, now } = parts
  const title = (await banks.asked(post))?.texts[post.language].title ?? post.questionId

  // The answer is owed even where the buttons could not be taken away.
  if (step.name === 'close' && trouble.code !== 'channelGone') {
    await store.confirmPost(post.id, post.messageId ?? '', [{ name: 'reveal', dueAt: now() }])
  }

  await store.failStep(worker, step, trouble.reason)
  await tellOnce(parts, stepIncident(post, step, title), trouble.reason)
}
