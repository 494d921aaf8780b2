import { type APIMessage, type REST, Routes } from 'discord.js'
import type { Message } from '../message.ts'
import type { Messenger } from '../schedule/messenger.ts'
import { deliveryFailure } from './api-error.ts'
import { findMessage } from './find-message.ts'
import { writeMessage } from './message-body.ts'
import { missingPermissions } from './permissions.ts'

/** The delivery's way to Discord: REST alone, so that a process without a gateway can deliver too. */
export function openMessenger(rest: REST, botId: () => Promise<string>): Messenger {
  const send = async (channelId: string, message: Message, extra: object): Promise<string> => {
    const { body, files } = writeMessage(message)
    const sent = await rest.post(Routes.channelMessages(channelId), { body: { ...body, ...extra }, files })

    return (sent as APIMessage).id
  }

  return {
    post: (channelId, message, nonce) =>
      telling(() => send(channelId, message, { nonce, enforce_nonce: true })),

    reply: (channelId, messageId, message, nonce) =>
      telling(() =>
        send(channelId, message, {
          nonce,
          enforce_nonce: true,
          // The question may have been deleted; its answer is told all the same.
          message_reference: { message_id: messageId, fail_if_not_exists: false },
        }),
      ),

    edit: (channelId, messageId, message) =>
      telling(async () => {
        const { body, files } = writeMessage(message)
        await rest.patch(Routes.channelMessage(channelId, messageId), { body, files })
      }),

    find: (channelId, mark, since) =>
      telling(async () => findMessage(rest, channelId, { authorId: await botId(), mark, since })),

    missingPermissions: (channelId) =>
      telling(async () => missingPermissions(rest, channelId, await botId())),
  }
}

async function telling<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw deliveryFailure(error)
  }
}
