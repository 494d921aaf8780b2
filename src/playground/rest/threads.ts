import {
  type APIThreadMember,
  ChannelType,
  MessageFlags,
  MessageType,
  PermissionFlagsBits,
  type RESTPostAPIChannelMessagesThreadsJSONBody,
  type RESTPostAPIChannelThreadsJSONBody,
  ThreadAutoArchiveDuration,
} from 'discord-api-types/v10'
import { refuse } from '../api-error.ts'
import { writeMessage } from '../compose/write.ts'
import { joinThread, leaveThread } from '../world/channels.ts'
import { changeMessage } from '../world/messages.ts'
import { type Channel, guildIdOf, noFlags, type Thread, type World } from '../world/world.ts'
import { requireChannel, requireMessage, requireThread } from './access.ts'
import type { Call } from './call.ts'

const { CreatePrivateThreads, CreatePublicThreads, ManageThreads } = PermissionFlagsBits
/** What Discord takes when nothing is said. */
const defaultArchive = ThreadAutoArchiveDuration.OneDay

/** The thread takes the message's id; a second thread from one message is refused with 160004. */
export function createThreadFromMessage(call: Call<RESTPostAPIChannelMessagesThreadsJSONBody>): Thread {
  const { world, params, body } = call
  const channel = requireChannel(world, params.channel_id, CreatePublicThreads)
  const stored = requireMessage(world, channel.id, params.message_id)

  if (channel.type !== ChannelType.GuildText) throw refuse('wrongChannelType')
  if (world.channels.has(stored.message.id)) throw refuse('threadExists')

  const thread = addThread(world, channel, stored.message.id, ChannelType.PublicThread, body)
  const flags = (stored.message.flags ?? 0) | MessageFlags.HasThread

  changeMessage(world, { ...stored, message: { ...stored.message, flags, thread: { ...thread } } })

  return thread
}

/** Private unless the body says otherwise, as Discord has it. */
export function createThread({ world, params, body }: Call<RESTPostAPIChannelThreadsJSONBody>): Thread {
  const type = body.type ?? ChannelType.PrivateThread
  const isPublic = type === ChannelType.PublicThread
  const channel = requireChannel(
    world,
    params.channel_id,
    isPublic ? CreatePublicThreads : CreatePrivateThreads,
  )

  if (channel.type !== ChannelType.GuildText) throw refuse('wrongChannelType')

  const thread = addThread(world, channel, world.newId(), type, body)

  if (isPublic) {
    writeMessage(world, {
      channel,
      author: world.bot,
      draft: { content: thread.name },
      files: [],
      type: MessageType.ThreadCreated,
    })
  }

  return thread
}

export function joinAsBot({ world, params }: Call): void {
  joinThread(world, requireThread(world, params.channel_id), world.bot.id)
}

export function leaveAsBot({ world, params }: Call): void {
  leaveThread(world, requireThread(world, params.channel_id), world.bot.id)
}

/** @throws ApiError 10007 */
export function addThreadMember({ world, params }: Call): void {
  const thread = requireThread(world, params.channel_id)
  const guild = world.guilds.get(thread.guild_id ?? '')

  if (!guild?.members.has(params.user_id ?? '')) throw refuse('unknownMember')

  joinThread(world, thread, params.user_id ?? '')
}

export function deleteThreadMember({ world, params }: Call): void {
  leaveThread(world, requireThread(world, params.channel_id, ManageThreads), params.user_id ?? '')
}

export function listThreadMembers({ world, params }: Call): APIThreadMember[] {
  return threadMembers(world, requireThread(world, params.channel_id))
}

/** Who is in a thread, in order of joining. */
export function threadMembers(world: World, thread: Thread): APIThreadMember[] {
  return [...(world.threadMembers.get(thread.id) ?? [])].map(([userId, joinedAt]) => ({
    id: thread.id,
    user_id: userId,
    join_timestamp: joinedAt,
    flags: noFlags(),
  }))
}

function addThread(
  world: World,
  parent: Channel,
  id: string,
  type: Thread['type'],
  body: RESTPostAPIChannelMessagesThreadsJSONBody,
): Thread {
  const now = new Date(world.now()).toISOString()
  const thread: Thread = {
    id,
    type,
    guild_id: guildIdOf(parent) ?? '',
    parent_id: parent.id,
    owner_id: world.bot.id,
    name: body.name,
    flags: noFlags(),
    last_message_id: null,
    rate_limit_per_user: body.rate_limit_per_user ?? 0,
    message_count: 0,
    member_count: 0,
    total_message_sent: 0,
    applied_tags: [],
    thread_metadata: {
      archived: false,
      locked: false,
      archive_timestamp: now,
      create_timestamp: now,
      auto_archive_duration: body.auto_archive_duration ?? defaultArchive,
    },
  }

  world.channels.set(id, thread)
  world.changes.emit({ type: 'channelCreated', channel: thread })
  joinThread(world, thread, world.bot.id)

  return thread
}
