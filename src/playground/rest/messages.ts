import {
  type APIMessage,
  MessageType,
  PermissionFlagsBits,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord-api-types/v10'
import { ApiError, invalidForm, refuse } from '../api-error.ts'
import type { Draft } from '../compose/message.ts'
import { referTo, rewriteMessage, writeMessage } from '../compose/write.ts'
import { setArchived } from '../world/channels.ts'
import { findMessage, pageOfMessages, readableMessages, removeMessage } from '../world/messages.ts'
import { can } from '../world/permissions.ts'
import { type Channel, isThread, type World } from '../world/world.ts'
import { requireChannel, requireMessage } from './access.ts'
import type { Call } from './call.ts'

const { AttachFiles, EmbedLinks, ManageMessages, ManageThreads, ReadMessageHistory, SendMessages } =
  PermissionFlagsBits
const { SendMessagesInThreads, ViewChannel } = PermissionFlagsBits

type CreateBody = RESTPostAPIChannelMessageJSONBody & Draft

/** A repeated nonce gives the first message back, as it is now. */
export function createMessage(call: Call<CreateBody>): APIMessage {
  const { world, params, body, files, settings } = call
  const channel = requireChannel(world, params.channel_id, neededPermissions(call))
  const nonceKey = body.nonce == null ? null : `${channel.id}:${body.nonce}`
  const repeated = nonceKey && body.enforce_nonce ? rememberedMessage(world, channel.id, nonceKey) : undefined

  if (repeated) return repeated

  reopen(world, channel)

  const { message } = writeMessage(world, {
    channel,
    author: world.bot,
    draft: body,
    files,
    type: body.message_reference ? MessageType.Reply : MessageType.Default,
    extra: {
      ...referenceOf(world, channel, body),
      ...(body.nonce != null && { nonce: body.nonce }),
    },
  })

  if (nonceKey) rememberNonce(world, nonceKey, message.id, settings.nonceMemoryMs)

  return message
}

/** A page of what the bot may read, newest first; private replies are nowhere among them. */
export function listMessages({ world, params, query }: Call): APIMessage[] {
  const channel = requireChannel(world, params.channel_id)
  const limit = Number(query.get('limit') ?? 50)

  if (!(limit >= 1 && limit <= 100)) {
    throw invalidForm([
      { path: ['limit'], code: 'NUMBER_TYPE_MAX', message: 'int value should be between 1 and 100.' },
    ])
  }
  // Without it Discord answers with an empty list, not with an error.
  if (!can(world, channel, world.bot.id, ReadMessageHistory)) return []

  return pageOfMessages(readableMessages(world, channel.id, world.bot.id), {
    before: query.get('before'),
    after: query.get('after'),
    around: query.get('around'),
    limit,
  })
}

/** @throws ApiError 10008, 50013 without Read Message History */
export function getMessage({ world, params }: Call): APIMessage {
  const channel = requireChannel(world, params.channel_id, ReadMessageHistory)

  return requireMessage(world, channel.id, params.message_id).message
}

/** @throws ApiError 10008, 50005 for a message of somebody else, 50083 in an archived thread */
export function updateMessage({ world, params, body, files }: Call<Draft>): APIMessage {
  const channel = requireChannel(world, params.channel_id)
  const stored = requireMessage(world, channel.id, params.message_id)

  if (stored.message.author.id !== world.bot.id) throw refuse('notYourMessage')
  if (isThread(channel) && channel.thread_metadata?.archived) throw refuse('threadArchived')

  return rewriteMessage(world, stored, { draft: body, files }).message
}

/** Others' messages need Manage Messages. @throws ApiError 10008, 50013 */
export function deleteMessage({ world, params }: Call): void {
  const channel = requireChannel(world, params.channel_id)
  const stored = requireMessage(world, channel.id, params.message_id)
  const isOwn = stored.message.author.id === world.bot.id

  if (!isOwn && !can(world, channel, world.bot.id, ManageMessages)) throw refuse('missingPermissions')

  removeMessage(world, stored)
}

export function triggerTyping({ world, params }: Call): void {
  const channel = requireChannel(world, params.channel_id, SendMessages)

  world.changes.emit({ type: 'typing', channel, user: world.bot.id })
}

function neededPermissions({ world, params, body, files }: Call<CreateBody>): bigint {
  const channel = world.channels.get(params.channel_id ?? '')
  const sending = channel && isThread(channel) ? SendMessagesInThreads : SendMessages

  return (
    ViewChannel | sending | (files.length > 0 ? AttachFiles : 0n) | (body.embeds?.length ? EmbedLinks : 0n)
  )
}

/** Writing into an archived thread opens it again, unless it is locked. */
function reopen(world: World, channel: Channel): void {
  if (!isThread(channel) || !channel.thread_metadata?.archived) return
  if (channel.thread_metadata.locked && !can(world, channel, world.bot.id, ManageThreads))
    throw refuse('threadLocked')

  setArchived(world, channel, false)
}

function rememberedMessage(world: World, channelId: string, nonceKey: string): APIMessage | undefined {
  const remembered = world.nonces.get(nonceKey)

  return remembered && remembered.untilMs > world.now()
    ? findMessage(world, channelId, remembered.message)?.message
    : undefined
}

function rememberNonce(world: World, nonceKey: string, message: string, memoryMs: number): void {
  const now = world.now()

  for (const [key, { untilMs }] of world.nonces) if (untilMs <= now) world.nonces.delete(key)

  world.nonces.set(nonceKey, { message, untilMs: now + memoryMs })
}

function referenceOf(
  world: World,
  channel: Channel,
  { message_reference: reference }: CreateBody,
): Partial<APIMessage> {
  if (!reference) return {}
  if (!can(world, channel, world.bot.id, ReadMessageHistory)) {
    throw new ApiError(403, 160002, 'Cannot reply without permission to read message history')
  }
  if (findMessage(world, channel.id, reference.message_id)?.visibleTo === null) {
    return referTo(world, channel, reference.message_id)
  }
  if (reference.fail_if_not_exists === false) return {}

  throw invalidForm([
    { path: ['message_reference'], code: 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', message: 'Unknown message' },
  ])
}
