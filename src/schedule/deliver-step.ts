import type { Message } from '../message.ts'
import type { NewStep, Post, Step, StepName } from '../store/store.ts'
import { pin, ping, pingStep, thread, unpin } from './extra-steps.ts'
import { endIncidents, tellOnce } from './incident.ts'
import { DeliveryFailure, type Extras, noExtras, Stopped } from './messenger.ts'
import { nonceFor } from './nonce.ts'
import type { DeliveryParts } from './parts.ts'
import { emptyMessage, questionMessage } from './post-message.ts'
import { formatReason, type ReasonCode } from './reason.ts'
import { revealMark, revealMessage } from './reveal-message.ts'
import { correct, settleOpenAnswers } from './settle-post.ts'
import { incidentsEndedByStep, stepIncident } from './step-incident.ts'
import { explainTrouble, type Trouble, waitAfter } from './trouble.ts'
import { sayUnder } from './under-post.ts'

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
  const { store, worker, log } = parts

  if (isForOpen(step) && post.closesAt <= parts.now()) {
    return store.failStep(worker, step, step.lastError ?? formatReason('closedFirst'))
  }

  try {
    await take[step.name](parts, post, step)
    await endIncidents(parts, incidentsEndedByStep(post, step))
  } catch (error) {
    // Handed over with its claim.
    if (error instanceof Stopped) return

    log.warn({ err: error, post: post.id, step: step.name, attempts: step.attempts }, 'step failed')

    const trouble = await explainTrouble(parts, error, { channelId: post.channelId, extras: needs(step) })
    const isLost = lost.includes(trouble.code) || step.attempts + 1 >= mostAttempts

    await followUp(parts, post, step, { ...trouble, isLost })
    await (isLost ? giveUp(parts, post, step, trouble) : putOff(parts, post, step, trouble))
  }
}

const take = { thread, pin, ping, close, unpin, reveal, correct } satisfies Record<StepName, unknown>

/** Nobody brings them back. */
const lost: readonly ReasonCode[] = ['channelGone', 'messageGone', 'roleGone']

/** Of no use once the question is closed. */
function isForOpen({ name }: Step): boolean {
  return name === 'thread' || name === 'pin' || name === 'ping'
}

function needs({ name, roleId }: Step): Extras {
  return {
    ...noExtras,
    thread: name === 'thread',
    pin: name === 'pin' || name === 'unpin',
    pingRoleId: name === 'ping' ? roleId : null,
  }
}

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
  // Looking costs one request; a process killed before it could note its success would be seen twice.
  const sent = await sayUnder(parts, post, {
    mark: revealMark(post),
    nonce: nonceFor('reveal', post.id),
    since: post.closedAt ?? post.closesAt,
    message: () => composeReveal(parts, post, step),
  })

  await parts.store.finishStep(step, sent)
}

async function composeReveal(
  { store, banks, render }: DeliveryParts,
  post: Post,
  step: Step,
): Promise<Message> {
  const question = await banks.asked(post)
  const server = await store.server(post.serverId)
  const attempts = await store.attemptsOn(post.id)
  const claims = await store.keyPointClaims(post.id)
  const hidden = await store.hiddenMembers(attempts.map(({ memberId }) => memberId))

  return revealMessage(isDrawn(step) ? render : undefined, { post, question, server }, attempts, {
    claims,
    hidden,
  })
}

/** Neither a card that cannot be drawn nor a picture that Discord refuses keeps an answer back for ever. */
function isDrawn({ attempts, lastError }: Step): boolean {
  return attempts < drawnAttempts || !/^(?:fault|invalid)\b/.test(lastError ?? '')
}

/** What comes next does not wait for ever for a step that fails. */
async function followUp(
  { store, now }: DeliveryParts,
  post: Post,
  { name, attempts, roleId }: Step,
  { code, needsPeople, isLost }: Trouble & { readonly isLost: boolean },
): Promise<void> {
  const also = (steps: readonly NewStep[]) => store.confirmPost(post.id, post.messageId ?? '', steps)

  // The answer is owed even where the buttons could not be taken away.
  if (name === 'close' && isLost && code !== 'channelGone') await also([{ name: 'reveal', dueAt: now() }])
  // People are called to the question itself where there is no thread yet.
  if (name === 'thread' && !lost.includes(code) && (needsPeople || attempts > 0)) {
    await also(pingStep(roleId, now()))
  }
}

async function putOff(parts: DeliveryParts, post: Post, step: Step, trouble: Trouble): Promise<void> {
  const { store, worker, now } = parts
  const dueAt = now() + waitAfter(trouble, step.attempts)

  await store.retryStep(
    worker,
    step,
    isForOpen(step) ? Math.min(dueAt, post.closesAt) : dueAt,
    trouble.reason,
  )
  if (trouble.needsPeople) await tellManagers(parts, post, step, trouble, 'retried')
}

async function giveUp(parts: DeliveryParts, post: Post, step: Step, trouble: Trouble): Promise<void> {
  await parts.store.failStep(parts.worker, step, trouble.reason)
  // Who takes a question away wants nothing under it.
  if (isForOpen(step) && trouble.code === 'messageGone') return

  await tellManagers(parts, post, step, trouble, 'givenUp')
}

async function tellManagers(
  parts: DeliveryParts,
  post: Post,
  step: Step,
  { reason }: Trouble,
  outcome: 'retried' | 'givenUp',
): Promise<void> {
  const title = (await parts.banks.asked(post))?.texts[post.language].title ?? post.questionId

  await tellOnce(parts, stepIncident(post, step, { title, outcome, reason }), reason)
}
