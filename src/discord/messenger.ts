import {
  type APIChannel,
  type APIMessage,
  type APIThreadChannel,
  type REST,
  Routes,
  ThreadAutoArchiveDuration,
} from 'discord.js'
import type { Message } from '../message.ts'
import { type Messenger, Stopped } from '../schedule/messenger.ts'
import { deliveryFailure, hasCode } from './api-error.ts'
import { findMessage } from './find-message.ts'
import { writeMessage } from './message-body.ts'
import { inspectChannel } from './permissions.ts'

/**
 * The delivery's way to Discord: REST alone, so that a process without a gateway can deliver too.
 *
 * @param deadlineMs after which an operation fails, wherever it waits by then: in a queue, out a rate limit, or for an
 *   answer. Nothing is sent any more once it failed.
 */
export function openMessenger(rest: REST, botId: () => Promise<string>, deadlineMs: number): Messenger {
  const closing = new AbortController()
  const telling = <T>(work: (signal: AbortSignal) => Promise<T>) =>
    withDeadline(deadlineMs, closing.signal, work)
  const send = async (
    signal: AbortSignal,
    channelId: string,
    message: Message,
    extra: object,
  ): Promise<string> => {
    const { body, files } = writeMessage(message)
    const path = Routes.channelMessages(channelId)
    const sent = await rest.post(path, { body: { ...body, ...extra }, files, signal })

    return (sent as APIMessage).id
  }

  return {
    post: (channelId, message, nonce) =>
      telling((signal) => send(signal, channelId, message, { nonce, enforce_nonce: true })),

    postPrivately: (memberId, message, nonce) =>
      telling(async (signal) => {
        const body = { recipient_id: memberId }
        const channel = (await rest.post(Routes.userChannels(), { body, signal })) as APIChannel

        return send(signal, channel.id, message, { nonce, enforce_nonce: true })
      }),

    reply: (channelId, messageId, message, nonce) =>
      telling((signal) =>
        send(signal, channelId, message, {
          nonce,
          enforce_nonce: true,
          // The question may have been deleted; its answer is told all the same.
          message_reference: { message_id: messageId, fail_if_not_exists: false },
        }),
      ),

    edit: (channelId, messageId, message) =>
      telling(async (signal) => {
        const { body, files } = writeMessage(message)
        await rest.patch(Routes.channelMessage(channelId, messageId), { body, files, signal })
      }),

    find: (channelId, mark, since) =>
      telling(async (signal) =>
        findMessage(rest, channelId, { authorId: await botId(), mark, since, signal }),
      ),

    startThread: (channelId, messageId, name) =>
      telling((signal) => startThread(rest, channelId, messageId, name, signal)),

    pin: (channelId, messageId) =>
      telling(async (signal) => {
        await rest.put(Routes.channelMessagesPin(channelId, messageId), { signal })
      }),

    unpin: (channelId, messageId) =>
      telling(async (signal) => {
        await rest.delete(Routes.channelMessagesPin(channelId, messageId), { signal })
      }),

    inspect: (channelId, extras) =>
      telling(async () => inspectChannel(rest, channelId, await botId(), extras)),

    close: () => closing.abort(),
  }
}

/** The thread of a message has its id. It goes to sleep after a day of silence; the next word wakes it. */
async function startThread(
  rest: REST,
  channelId: string,
  messageId: string,
  name: string,
  signal: AbortSignal,
): Promise<string> {
  const body = { name, auto_archive_duration: ThreadAutoArchiveDuration.OneDay }

  try {
    return ((await rest.post(Routes.threads(channelId, messageId), { body, signal })) as APIThreadChannel).id
  } catch (error) {
    if (hasCode(error, 'threadExists')) return messageId
    throw error
  }
}

/**
 * The client's own waits cannot be cut short, so the caller is let go at the deadline or when the messenger closes; the
 * signal keeps what then comes out of a queue from being sent.
 */
async function withDeadline<T>(
  deadlineMs: number,
  closing: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (closing.aborted) throw new Stopped()

  const cut = new AbortController()
  const { promise: letGo, reject } = Promise.withResolvers<never>()
  const end = (reason: Error) => {
    cut.abort()
    reject(reason)
  }
  const timer = setTimeout(() => end(new Error(`no answer within ${deadlineMs} ms`)), deadlineMs)
  const stop = () => end(new Stopped())
  closing.addEventListener('abort', stop)

  try {
    return await Promise.race([work(cut.signal), letGo])
  } catch (error) {
    throw closing.aborted ? new Stopped() : deliveryFailure(error)
  } finally {
    clearTimeout(timer)
    closing.removeEventListener('abort', stop)
  }
}
