import type { Message } from '../message.ts'
import type { Post } from '../store/store.ts'
import { DeliveryFailure } from './messenger.ts'
import type { DeliveryParts } from './parts.ts'

/** Something said under a post, at most once. */
export interface Word {
  /** By which it is found again; in a custom id or in the text, and in no other message. */
  readonly mark: string
  readonly nonce: string
  /** Not sent before this instant (epoch ms). */
  readonly since: number
  readonly message: () => Promise<Message>
}

/**
 * Says something in the post's thread, or in reply to it where it has none that can be written to; gives the message's
 * id. What a killed process said already is found and not said again.
 *
 * @throws DeliveryFailure
 */
export async function sayUnder(parts: DeliveryParts, post: Post, word: Word): Promise<string> {
  const { messenger } = parts
  const { channelId, messageId } = post
  const thread = await threadOf(parts, post)
  const found =
    (thread === undefined ? undefined : await findInThread(parts, thread, word)) ??
    // Also with a thread: it may have refused at the time.
    (await messenger.find(channelId, word.mark, word.since))

  if (found !== undefined) return found

  const message = await word.message()

  if (thread !== undefined) {
    try {
      return await messenger.post(thread, message, word.nonce)
    } catch (error) {
      if (!isClosed(error)) throw error
      parts.log.info({ err: error, post: post.id }, 'thread cannot be written to')
    }
  }

  return messenger.reply(channelId, messageId ?? '', message, word.nonce)
}

/** The thread that was started from a post. */
async function threadOf({ store }: DeliveryParts, { id }: Post): Promise<string | undefined> {
  const steps = await store.steps([id])

  return steps.find(({ name, state }) => name === 'thread' && state === 'done')?.resultId ?? undefined
}

async function findInThread(
  { messenger }: DeliveryParts,
  thread: string,
  { mark, since }: Word,
): Promise<string | undefined> {
  try {
    return await messenger.find(thread, mark, since)
  } catch (error) {
    if (isClosed(error)) return undefined
    throw error
  }
}

/** Deleted, locked, or not for the bot. */
function isClosed(error: unknown): boolean {
  return error instanceof DeliveryFailure && ['channelGone', 'forbidden', 'wrongChannel'].includes(error.kind)
}
