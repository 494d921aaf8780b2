import {
  type APIDMChannel,
  type APIUser,
  ChannelType,
  ThreadAutoArchiveDuration,
} from 'discord-api-types/v10'
import { type Channel, isThread, noFlags, type Thread, type World } from './world.ts'

/** The conversation between a person and the bot, made if there is none. */
export function openConversation(world: World, user: APIUser): APIDMChannel {
  const existing = conversationsOf(world, user.id)[0]

  if (existing) return existing

  const channel: APIDMChannel = {
    id: world.newId(),
    type: ChannelType.DM,
    last_message_id: null,
    flags: noFlags(),
    recipients: [user],
    name: null,
  }

  world.channels.set(channel.id, channel)
  world.changes.emit({ type: 'channelCreated', channel })

  return channel
}

/** The conversations a person is in. */
export function conversationsOf(world: World, userId: string): APIDMChannel[] {
  return [...world.channels.values()].filter(
    (channel): channel is APIDMChannel =>
      channel.type === ChannelType.DM && (channel.recipients ?? []).some(({ id }) => id === userId),
  )
}

/** Removes a channel with its threads and messages. */
export function removeChannel(world: World, channel: Channel): void {
  for (const thread of [...world.channels.values()]) {
    if (isThread(thread) && thread.parent_id === channel.id) removeChannel(world, thread)
  }

  world.channels.delete(channel.id)
  world.messages.delete(channel.id)
  world.threadMembers.delete(channel.id)
  world.changes.emit({ type: 'channelDeleted', channel })
}

/** Changes a channel or thread in place, and says so. */
export function changeChannel<C extends Channel>(world: World, channel: C, change: Partial<C>): C {
  Object.assign(channel, change)
  world.changes.emit({ type: 'channelUpdated', channel })

  return channel
}

/** Archiving and locking; posting into an archived thread that is not locked opens it again. */
export function setArchived(world: World, thread: Thread, archived: boolean, locked?: boolean): Thread {
  const metadata = thread.thread_metadata

  return changeChannel(world, thread, {
    thread_metadata: {
      ...metadata,
      auto_archive_duration: metadata?.auto_archive_duration ?? ThreadAutoArchiveDuration.OneDay,
      archived,
      locked: locked ?? metadata?.locked ?? false,
      archive_timestamp: new Date(world.now()).toISOString(),
    },
  })
}

/** Adds someone to a thread; adding them again changes nothing. */
export function joinThread(world: World, thread: Thread, userId: string): void {
  const members = world.threadMembers.get(thread.id) ?? new Map<string, string>()

  if (members.has(userId)) return

  members.set(userId, new Date(world.now()).toISOString())
  world.threadMembers.set(thread.id, members)
  thread.member_count = members.size
  world.changes.emit({ type: 'threadMembersUpdated', thread, added: [userId], removed: [] })
}

/** Takes someone out of a thread; who is not in it stays out. */
export function leaveThread(world: World, thread: Thread, userId: string): void {
  const members = world.threadMembers.get(thread.id)

  if (!members?.delete(userId)) return

  thread.member_count = members.size
  world.changes.emit({ type: 'threadMembersUpdated', thread, added: [], removed: [userId] })
}
