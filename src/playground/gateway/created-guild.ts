import { channelsOf, describeGuild, threadsOf } from '../world/describe-guild.ts'
import type { Guild, World } from '../world/world.ts'

/** GUILD_CREATE: of the members only the bot itself. */
export function createdGuild(world: World, guild: Guild): object {
  const self = guild.members.get(world.bot.id)

  return {
    ...describeGuild(guild),
    joined_at: self?.joined_at ?? guild.joinedAt,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: self ? [self] : [],
    channels: channelsOf(world, guild.id),
    threads: threadsOf(world, guild.id).filter((thread) => !thread.thread_metadata?.archived),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  }
}
