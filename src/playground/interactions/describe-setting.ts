import { ChannelType, InteractionContextType, Locale, PermissionFlagsBits } from 'discord-api-types/v10'
import { can, channelPermissions } from '../world/permissions.ts'
import { type Channel, type Guild, guildIdOf, isThread, type World } from '../world/world.ts'

/** Ten mebibytes: what Discord allows without boosts. */
const attachmentLimitBytes = 10 * 1024 * 1024

/** Who acts where, in the words of an interaction's payload. */
export function describeSetting(
  world: World,
  {
    person,
    channel,
    integrationTypes,
  }: { person: string; channel: Channel; integrationTypes: readonly number[] },
): Record<string, unknown> & { forcedPrivate: boolean } {
  const guild = world.guilds.get(guildIdOf(channel) ?? '')
  const locale = world.people.get(person)?.locale ?? Locale.EnglishUS
  const user = world.users.get(person)
  const botIsHere = !guild || guild.members.has(world.bot.id)
  const appPermissions = channelPermissions(world, channel, botIsHere ? world.bot.id : person)

  return {
    locale,
    channel_id: channel.id,
    channel: describeChannel(world, channel, person),
    app_permissions: String(appPermissions),
    entitlements: [],
    attachment_size_limit: attachmentLimitBytes,
    context: guild ? InteractionContextType.Guild : InteractionContextType.BotDM,
    authorizing_integration_owners: ownersOf(world, guild, person, integrationTypes),
    ...(guild
      ? {
          guild_id: guild.id,
          guild_locale: Locale.EnglishUS,
          guild: { id: guild.id, locale: Locale.EnglishUS, features: [] },
          member: {
            ...guild.members.get(person),
            permissions: String(channelPermissions(world, channel, person)),
          },
        }
      : { user }),
    forcedPrivate: !botIsHere && !can(world, channel, person, PermissionFlagsBits.UseExternalApps),
  }
}

function describeChannel(world: World, channel: Channel, person: string): object {
  const { id, type, name, flags, last_message_id } = channel
  const permissions = String(channelPermissions(world, channel, person))

  if (channel.type === ChannelType.DM)
    return { id, type, flags, last_message_id, recipients: channel.recipients }

  return {
    id,
    type,
    name,
    flags,
    last_message_id,
    permissions,
    guild_id: channel.guild_id,
    parent_id: channel.parent_id ?? null,
    ...(isThread(channel)
      ? { thread_metadata: channel.thread_metadata }
      : { position: channel.position, topic: 'topic' in channel ? channel.topic : null, nsfw: false }),
  }
}

/** By kind of installation: the server (`0` in a conversation with the bot), and the person. */
function ownersOf(
  world: World,
  guild: Guild | undefined,
  person: string,
  integrationTypes: readonly number[],
): Record<string, string> {
  const byServer = integrationTypes.includes(0) && (guild ? guild.members.has(world.bot.id) : true)
  const byUser = integrationTypes.includes(1) && world.userInstalls.has(person)

  return {
    ...(byServer && { 0: guild?.id ?? '0' }),
    ...(byUser && { 1: person }),
  }
}
