import type { Question } from '../bank/question.ts'
import type { Post } from '../store/store.ts'
import { nonceFor } from './nonce.ts'
import type { DeliveryParts } from './parts.ts'
import { questionMessage } from './post-message.ts'

/** What a variant is drawn from: the same slot draws the same on every machine and retry. */
export function newSeed(scheduleId: string, fireAt: number): string {
  return `${scheduleId}:${fireAt}`
}

/** @throws Error when the question of a post has left the bank. */
export function questionOf({ bank }: DeliveryParts, post: Post): Question {
  const question = bank.get(post.questionId)

  if (!question) throw new Error(`the bank has no ${post.questionId} any more`)

  return question
}

/**
 * Sends a recorded post and gives its message's id, or finds the one that a killed process sent: Discord honours a nonce
 * for some minutes only, so whatever may be there is looked for first.
 *
 * @returns undefined where it was only looked for and is not there.
 * @throws DeliveryFailure
 */
export async function sendPost(
  parts: DeliveryParts,
  post: Post,
  { mayBeThere, onlyLook }: { readonly mayBeThere: boolean; readonly onlyLook: boolean },
): Promise<string | undefined> {
  const { messenger, render, store } = parts
  const found = mayBeThere ? await messenger.find(post.channelId, post.id) : undefined

  if (found !== undefined || onlyLook) return found

  const shown = { post, question: questionOf(parts, post), server: await store.server(post.serverId ?? '') }

  return messenger.post(post.channelId, await questionMessage(render, shown, true), nonceFor('post', post.id))
}
