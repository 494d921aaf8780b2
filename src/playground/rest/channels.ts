import {
  ChannelType,
  PermissionFlagsBits,
  type RESTPatchAPIChannelJSONBody,
  ThreadAutoArchiveDuration,
} from 'discord-api-types/v10'
import { refuse } from '../api-error.ts'
import { changeChannel, removeChannel } from '../world/channels.ts'
import { can } from '../world/permissions.ts'
import { type Channel, isThread, type Thread } from '../world/world.ts'
import { requireChannel, requireThread } from './access.ts'
import type { Call } from './call.ts'

type ThreadMetadata = NonNullable<Thread['thread_metadata']>

const { ManageChannels, ManageThreads } = PermissionFlagsBits

/** @throws ApiError 10003, 50001 */
export function getChannel({ world, params }: Call): Channel {
  return requireChannel(world, params.channel_id)
}

/** Threads only: the bot has no business with the other settings of a server's channels. */
export function updateChannel({ world, params, body }: Call<RESTPatchAPIChannelJSONBody>): Channel {
  const thread = requireThread(world, params.channel_id)
  const isOwn = thread.owner_id === world.bot.id

  if (!isOwn && !can(world, thread, world.bot.id, ManageThreads)) throw refuse('missingPermissions')

  const { name, archived, locked, auto_archive_duration, rate_limit_per_user } = body
  const metadata: ThreadMetadata = {
    ...threadMetadata(thread),
    ...(archived != null && { archived, archive_timestamp: new Date(world.now()).toISOString() }),
    ...(locked != null && { locked }),
    ...(auto_archive_duration != null && { auto_archive_duration }),
  }

  return changeChannel(world, thread, {
    thread_metadata: metadata,
    ...(name != null && { name }),
    ...(rate_limit_per_user != null && { rate_limit_per_user }),
  })
}

/** Deletes a channel or thread with all that is in it. @throws ApiError 10003, 50001, 50013, 50024 */
export function deleteChannel({ world, params }: Call): Channel {
  const channel = requireChannel(world, params.channel_id)

  if (channel.type === ChannelType.DM) throw refuse('wrongChannelType')
  if (!can(world, channel, world.bot.id, isThread(channel) ? ManageThreads : ManageChannels)) {
    throw refuse('missingPermissions')
  }

  removeChannel(world, channel)

  return channel
}

function threadMetadata(thread: Thread): ThreadMetadata {
  return (
    thread.thread_metadata ?? {
      archived: false,
      locked: false,
      auto_archive_duration: ThreadAutoArchiveDuration.OneDay,
      archive_timestamp: '',
    }
  )
}
