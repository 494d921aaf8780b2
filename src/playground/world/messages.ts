import type { APIMessage } from 'discord-api-types/v10'
import { compareIds } from './snowflake.ts'
import { isThread, type StoredMessage, type World } from './world.ts'

/** A message by its place, whoever may see it. */
export function findMessage(world: World, channelId: string, messageId: string): StoredMessage | undefined {
  return world.messages.get(channelId)?.get(messageId)
}

/** The messages of a channel that a user may read, oldest first. */
export function readableMessages(world: World, channelId: string, userId: string): StoredMessage[] {
  return [...(world.messages.get(channelId)?.values() ?? [])].filter(
    ({ visibleTo }) => visibleTo === null || visibleTo === userId,
  )
}

/** Puts a new message into its channel. `by` is the interaction whose token wrote it. */
export function addMessage(world: World, stored: StoredMessage, by: string | null = null): void {
  const channelId = stored.message.channel_id
  const messages = world.messages.get(channelId) ?? new Map<string, StoredMessage>()

  messages.set(stored.message.id, stored)
  world.messages.set(channelId, messages)
  if (stored.visibleTo === null) countMessage(world, channelId, stored.message.id)
  world.changes.emit({ type: 'messageCreated', stored, by })
}

/** Replaces a message by a changed copy of itself; what was handed out before stays as it was. */
export function changeMessage(world: World, stored: StoredMessage, by: string | null = null): StoredMessage {
  const messages = world.messages.get(stored.message.channel_id)
  const before = messages?.get(stored.message.id)?.files ?? []

  messages?.set(stored.message.id, stored)
  world.files.remove(before.filter(({ id }) => !stored.files.some((file) => file.id === id)))
  world.changes.emit({ type: 'messageUpdated', stored, by })

  return stored
}

/** Removes a message with its files. `by` is the interaction whose token did it. */
export function removeMessage(world: World, stored: StoredMessage, by: string | null = null): void {
  world.messages.get(stored.message.channel_id)?.delete(stored.message.id)
  world.files.remove(stored.files)
  world.changes.emit({ type: 'messageDeleted', stored, by })
}

/** A page of messages in Discord's order, newest first: around, before or after an id, or the latest. */
export function pageOfMessages(
  messages: readonly StoredMessage[],
  page: { before?: string | null; after?: string | null; around?: string | null; limit: number },
): APIMessage[] {
  const { before, after, around, limit } = page
  const newest = messages.map(({ message }) => message).reverse()

  if (after) return newest.filter(({ id }) => compareIds(id, after) > 0).slice(-limit)
  if (before) return newest.filter(({ id }) => compareIds(id, before) < 0).slice(0, limit)
  if (!around) return newest.slice(0, limit)

  const middle = newest.findIndex(({ id }) => compareIds(id, around) <= 0)
  const start = Math.max(0, (middle < 0 ? newest.length : middle) - Math.floor(limit / 2))

  return newest.slice(start, start + limit)
}

function countMessage(world: World, channelId: string, messageId: string): void {
  const channel = world.channels.get(channelId)

  if (!channel) return

  channel.last_message_id = messageId
  if (!isThread(channel)) return

  channel.message_count = (channel.message_count ?? 0) + 1
  channel.total_message_sent = (channel.total_message_sent ?? 0) + 1
}
