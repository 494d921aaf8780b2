import { PermissionFlagsBits } from 'discord-api-types/v10'
import { refuse } from '../api-error.ts'
import { findMessage } from '../world/messages.ts'
import { channelPermissions } from '../world/permissions.ts'
import {
  type Channel,
  type Guild,
  isThread,
  type StoredMessage,
  type Thread,
  type World,
} from '../world/world.ts'

/** A server the bot is in. @throws ApiError 10004, 50001. */
export function requireGuild(world: World, id: string | undefined): Guild {
  const guild = world.guilds.get(id ?? '')

  if (!guild) throw refuse('unknownGuild')
  if (!guild.members.has(world.bot.id)) throw refuse('missingAccess')

  return guild
}

/** A channel the bot can see and in which it may do `bits`. @throws ApiError 10003, 50001, 50013. */
export function requireChannel(world: World, id: string | undefined, bits = 0n): Channel {
  const channel = world.channels.get(id ?? '')

  if (!channel) throw refuse('unknownChannel')

  const granted = channelPermissions(world, channel, world.bot.id)

  if (!(granted & PermissionFlagsBits.ViewChannel)) throw refuse('missingAccess')
  if ((granted & bits) !== bits) throw refuse('missingPermissions')

  return channel
}

/** @throws ApiError as `requireChannel`, and 50024 when it is no thread. */
export function requireThread(world: World, id: string | undefined, bits = 0n): Thread {
  const channel = requireChannel(world, id, bits)

  if (!isThread(channel)) throw refuse('wrongChannelType')

  return channel
}

/** A message everybody can see: private replies are reached by their token only. @throws ApiError 10008. */
export function requireMessage(
  world: World,
  channelId: string,
  messageId: string | undefined,
): StoredMessage {
  const stored = findMessage(world, channelId, messageId ?? '')

  if (!stored || stored.visibleTo !== null) throw refuse('unknownMessage')

  return stored
}
