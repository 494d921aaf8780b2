import {
  type APIGuild,
  type APITextChannel,
  GuildDefaultMessageNotifications,
  GuildExplicitContentFilter,
  GuildMFALevel,
  GuildNSFWLevel,
  GuildPremiumTier,
  GuildVerificationLevel,
  Locale,
} from 'discord-api-types/v10'
import { type Channel, type Guild, guildIdOf, isThread, noFlags, type Thread, type World } from './world.ts'

/** A server as Discord describes it, with everything a plain text server leaves at its default. */
export function describeGuild(guild: Guild): APIGuild {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    roles: [...guild.roles.values()],
    preferred_locale: Locale.EnglishUS,
    features: [],
    emojis: [],
    stickers: [],
    icon: null,
    description: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    application_id: null,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: noFlags(),
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: GuildVerificationLevel.None,
    default_message_notifications: GuildDefaultMessageNotifications.OnlyMentions,
    mfa_level: GuildMFALevel.None,
    explicit_content_filter: GuildExplicitContentFilter.Disabled,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: GuildPremiumTier.None,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    public_updates_channel_id: null,
    nsfw_level: GuildNSFWLevel.Default,
    incidents_data: null,
    hub_type: null,
    ...unlisted,
  }
}

/** Required by Discord's document, missing in discord-api-types. */
const unlisted = { home_header: null, nsfw: false }

/** The channels of a server in order of display, without threads. */
export function channelsOf(world: World, guildId: string): APITextChannel[] {
  return channelsIn(world, guildId)
    .filter((channel): channel is APITextChannel => !isThread(channel) && 'position' in channel)
    .sort((a, b) => a.position - b.position)
}

/** The threads of a server, archived ones included. */
export function threadsOf(world: World, guildId: string): Thread[] {
  return channelsIn(world, guildId).filter(isThread)
}

function channelsIn(world: World, guildId: string): Channel[] {
  return [...world.channels.values()].filter((channel) => guildIdOf(channel) === guildId)
}
