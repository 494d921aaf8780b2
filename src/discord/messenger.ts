import { type APIMessage, type REST, Routes } from 'discord.js'
import type { Message } from '../message.ts'
import type { Messenger } from '../schedule/messenger.ts'
import { deliveryFailure } from './api-error.ts'
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

    find: (channelId, mark) =>
      telling(async () => {
        const latest = (await rest.get(Routes.channelMessages(channelId), {
          query: new URLSearchParams({ limit: '50' }),
        })) as APIMessage[]
        const own = await botId()

        return latest.find(
          (message) => message.author.id === own && customIds(message).some((id) => id.includes(mark)),
        )?.id
      }),

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

function customIds(message: APIMessage): string[] {
  const found: string[] = []
  const walk = (component: object) => {
    if ('custom_id' in component && typeof component.custom_id === 'string') found.push(component.custom_id)
    if ('components' in component && Array.isArray(component.components)) component.components.forEach(walk)
  }

  message.components?.forEach(walk)
  return found
}
