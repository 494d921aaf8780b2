import { GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10'
import type { Dispatch } from './dispatch.ts'

const withContent: readonly string[] = [
  GatewayDispatchEvents.MessageCreate,
  GatewayDispatchEvents.MessageUpdate,
]

/** The members of a message that need the message-content intent. */
const emptied = { content: '', embeds: [], attachments: [], components: [] }

/**
 * What a session without the message-content intent is told of a message: everything of its own messages, of
 * conversations and of messages that mention it; of the rest who and when, not what.
 */
export function redact({ t, d, guild }: Dispatch, intents: number, botId: string): unknown {
  if (!withContent.includes(t) || guild === null || intents & GatewayIntentBits.MessageContent) return d

  const { author, mentions } = d as { author: { id: string }; mentions: readonly { id: string }[] }

  return author.id === botId || mentions.some(({ id }) => id === botId) ? d : { ...(d as object), ...emptied }
}
