import {
  type APIGuildMember,
  type APIGuildTextChannel,
  type APIOverwrite,
  type APIRole,
  type GuildTextChannelType,
  OverwriteType,
  PermissionFlagsBits,
  type REST,
  Routes,
} from 'discord.js'
import { type Permission, permissions } from '../schedule/messenger.ts'
import { hasCode } from './api-error.ts'

/** The permissions the bot lacks in a channel for posting questions; all of them when it cannot see the channel. */
export async function missingPermissions(
  rest: REST,
  channelId: string,
  botId: string,
): Promise<readonly Permission[]> {
  const channel = await readChannel(rest, channelId)

  if (channel === 'invisible') return permissions

  const guildId = channel.guild_id ?? ''
  const [roles, member] = (await Promise.all([
    rest.get(Routes.guildRoles(guildId)),
    rest.get(Routes.guildMember(guildId, botId)),
  ])) as [APIRole[], APIGuildMember]
  const held = channelPermissions(
    guildId,
    roles,
    { id: botId, roles: member.roles },
    channel.permission_overwrites ?? [],
  )

  return permissions.filter((name) => (held & PermissionFlagsBits[name]) === 0n)
}

async function readChannel(
  rest: REST,
  channelId: string,
): Promise<APIGuildTextChannel<GuildTextChannelType> | 'invisible'> {
  try {
    return (await rest.get(Routes.channel(channelId))) as APIGuildTextChannel<GuildTextChannelType>
  } catch (error) {
    if (hasCode(error, 'missingAccess')) return 'invisible'
    throw error
  }
}

/**
 * A member's permission bits in a channel: roles first, then overwrites of everyone, of the roles, of the member.
 *
 * https://docs.discord.com/developers/topics/permissions#permission-hierarchy
 */
export function channelPermissions(
  guildId: string,
  roles: readonly Pick<APIRole, 'id' | 'permissions'>[],
  member: { readonly id: string; readonly roles: readonly string[] },
  overwrites: readonly APIOverwrite[],
): bigint {
  const held = roles
    .filter(({ id }) => id === guildId || member.roles.includes(id))
    .reduce((bits, role) => bits | BigInt(role.permissions), 0n)

  if ((held & PermissionFlagsBits.Administrator) !== 0n) return ~0n

  const everyone = overwrites.filter(({ id }) => id === guildId)
  const ofRoles = overwrites.filter(
    ({ id, type }) => type === OverwriteType.Role && id !== guildId && member.roles.includes(id),
  )
  const own = overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === member.id)

  return [everyone, ofRoles, own].reduce((bits, group) => {
    const denied = group.reduce((all, { deny }) => all | BigInt(deny), 0n)
    const allowed = group.reduce((all, { allow }) => all | BigInt(allow), 0n)

    return (bits & ~denied) | allowed
  }, held)
}
