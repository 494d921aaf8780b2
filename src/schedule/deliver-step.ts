import type { Post, Step } from '../store/store.ts'
import { DeliveryFailure } from './messenger.ts'
import { nonceFor } from './nonce.ts'
import type { DeliveryParts } from './parts.ts'
import { questionMessage, revealMark, revealMessage } from './post-message.ts'
import { questionOf } from './send-post.ts'
import { troubleFrom, waitAfter } from './trouble.ts'

/** Tries before a step is given up: about four hours of half minutes doubled. */
const mostAttempts = 8

/** Takes one step of a post's life; never rejects. Each can be repeated without being seen twice. */
export async function deliverStep(parts: DeliveryParts, step: Step): Promise<void> {
  const { store, log, worker, now } = parts

  try {
    const post = await store.post(step.postId)

    if (!post?.messageId) return await store.failStep(worker, step, 'messageGone')
    if (step.name === 'close') await close(parts, post, step)
    else await reveal(parts, post, step)
  } catch (error) {
    const trouble = troubleFrom(error)
    const isLost = trouble.code === 'channelGone' || step.attempts + 1 >= mostAttempts

    log.warn({ err: error, post: step.postId, step: step.name, attempts: step.attempts }, 'step failed')
    await (isLost
      ? store.failStep(worker, step, trouble.reason)
      : store.retryStep(worker, step, now() + waitAfter(trouble, step.attempts), trouble.reason)
    ).catch((err) => log.error({ err }, 'step could not be put off'))
  }
}

/** First in the store, so that nobody answers once the buttons begin to go. */
async function close(parts: DeliveryParts, post: Post, step: Step): Promise<void> {
  const { store, messenger, render, now } = parts
  const shown = { post, question: questionOf(parts, post), server: await store.server(post.serverId ?? '') }

  await store.closePost(post.id, now())
  try {
    await messenger.edit(post.channelId, post.messageId ?? '', await questionMessage(render, shown, false))
  } catch (error) {
    // A question somebody deleted needs no closing; its answer is told all the same.
    if (!(error instanceof DeliveryFailure && error.kind === 'messageGone')) throw error
  }
  await store.finishStep(step, null, [{ name: 'reveal', dueAt: now() }])
}

async function reveal(parts: DeliveryParts, post: Post, step: Step): Promise<void> {
  const { store, messenger, render } = parts
  const shown = { post, question: questionOf(parts, post), server: await store.server(post.serverId ?? '') }
  const message = await revealMessage(render, shown, await store.attemptsOn(post.id))
  // Looking costs one request; a process killed before it could note its success would be seen twice.
  const found = await messenger.find(post.channelId, revealMark(post))
  const sent =
    found ??
    (await messenger.reply(post.channelId, post.messageId ?? '', message, nonceFor('reveal', post.id)))

  await store.finishStep(step, sent)
}
