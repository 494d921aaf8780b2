import { type APIMessage, MessageType, PermissionFlagsBits } from 'discord-api-types/v10'
import { refuse } from '../api-error.ts'
import { referTo, writeMessage } from '../compose/write.ts'
import { changeMessage, readableMessages } from '../world/messages.ts'
import type { Channel, StoredMessage, World } from '../world/world.ts'
import { requireChannel, requireMessage } from './access.ts'
import type { Call } from './call.ts'

/** https://docs.discord.com/developers/resources/message#pin-message */
const pinLimit = 250

/** Newest pin first, with the time it was pinned. */
export function listPins({ world, params }: Call): object {
  const items = pinsOf(world, requireChannel(world, params.channel_id)).map(({ message, pinnedAt }) => ({
    pinned_at: pinnedAt,
    message,
  }))

  return { items, has_more: false }
}

/** The route of before 2025: messages only. */
export function listPinsOldWay({ world, params }: Call): APIMessage[] {
  return pinsOf(world, requireChannel(world, params.channel_id)).map(({ message }) => message)
}

/** Pinning twice changes nothing. Discord says in the channel who pinned. */
export function createPin({ world, params }: Call): void {
  const channel = requirePinnable(world, params.channel_id)
  const stored = requireMessage(world, channel.id, params.message_id)

  if (stored.pinnedAt) return
  if (pinsOf(world, channel).length >= pinLimit) throw refuse('tooManyPins')

  setPinned(world, channel, stored, new Date(world.now()).toISOString())
  announcePin(world, channel, stored)
}

/** Unpinning what is not pinned changes nothing. */
export function deletePin({ world, params }: Call): void {
  const channel = requirePinnable(world, params.channel_id)
  const stored = requireMessage(world, channel.id, params.message_id)

  if (stored.pinnedAt) setPinned(world, channel, stored, null)
}

function setPinned(world: World, channel: Channel, stored: StoredMessage, pinnedAt: string | null): void {
  changeMessage(world, { ...stored, pinnedAt, message: { ...stored.message, pinned: pinnedAt !== null } })
  world.changes.emit({ type: 'pinsUpdated', channel, at: pinnedAt })
}

/** Newest pin first. */
function pinsOf(world: World, channel: Channel): StoredMessage[] {
  return readableMessages(world, channel.id, world.bot.id)
    .filter(({ pinnedAt }) => pinnedAt !== null)
    .sort((a, b) => (b.pinnedAt ?? '').localeCompare(a.pinnedAt ?? ''))
}

/** Since 2026 Pin Messages is a permission of its own; Manage Messages included it before. */
function requirePinnable(world: World, channelId: string | undefined): Channel {
  return requireChannel(world, channelId, PermissionFlagsBits.PinMessages)
}

function announcePin(world: World, channel: Channel, stored: StoredMessage): void {
  writeMessage(world, {
    channel,
    author: world.bot,
    draft: {},
    files: [],
    type: MessageType.ChannelPinnedMessage,
    extra: { message_reference: referTo(world, channel, stored.message.id).message_reference },
  })
}
