import { type APIRole, ChannelType, OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10'
import type { Channel, Guild, Member, World } from './world.ts'
import { isThread } from './world.ts'

/** Every bit Discord has. */
export const allPermissions = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n)

/** What everybody may do in a conversation with the bot. */
const directMessagePermissions =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.UseExternalEmojis |
  PermissionFlagsBits.UseApplicationCommands |
  PermissionFlagsBits.ManageMessages

/**
 * What a member may do in a server, before any channel's overwrites. The owner and administrators may do everything.
 * https://docs.discord.com/developers/topics/permissions#permission-hierarchy
 */
export function guildPermissions(guild: Guild, userId: string): bigint {
  if (guild.ownerId === userId) return allPermissions

  const bits = rolesOf(guild, guild.members.get(userId)).reduce(
    (sum, role) => sum | BigInt(role.permissions),
    0n,
  )

  return bits & PermissionFlagsBits.Administrator ? allPermissions : bits
}

/**
 * What a user may do in a channel: the server's bits, then the overwrites of @everyone, of the roles together, of the
 * member. Threads take those of their parent. Strangers to the server may do nothing.
 */
export function channelPermissions(world: World, channel: Channel, userId: string): bigint {
  if (!('guild_id' in channel) || !channel.guild_id) {
    return isRecipient(channel, userId) || userId === world.bot.id ? directMessagePermissions : 0n
  }

  const guild = world.guilds.get(channel.guild_id)
  const member = guild?.members.get(userId)

  if (!guild || !member) return 0n

  const bits = guildPermissions(guild, userId)

  if (bits === allPermissions) return bits
  if (channel.type === ChannelType.PrivateThread && !isInvited(world, channel, bits, userId)) return 0n

  const ruling = isThread(channel) ? world.channels.get(channel.parent_id ?? '') : channel

  return withoutHidden(applyOverwrites(bits, guild, member, overwritesOf(ruling)))
}

/** True when a user has every one of the bits in a channel. */
export function can(world: World, channel: Channel, userId: string, bits: bigint): boolean {
  return (channelPermissions(world, channel, userId) & bits) === bits
}

type Overwrites = readonly { id: string; type: OverwriteType; allow: string; deny: string }[]

function applyOverwrites(bits: bigint, guild: Guild, member: Member, overwrites: Overwrites): bigint {
  const everyone = overwrites.filter(({ id }) => id === guild.id)
  const roles = overwrites.filter(({ id }) => member.roles.includes(id))
  const own = overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === member.user.id)

  return [everyone, roles, own].reduce(
    (sum, layer) => (sum & ~union(layer, 'deny')) | union(layer, 'allow'),
    bits,
  )
}

function union(overwrites: Overwrites, side: 'allow' | 'deny'): bigint {
  return overwrites.reduce((sum, overwrite) => sum | BigInt(overwrite[side]), 0n)
}

/** Private threads are for their members, and for those who manage threads. */
function isInvited(world: World, thread: Channel, bits: bigint, userId: string): boolean {
  return (
    (bits & PermissionFlagsBits.ManageThreads) !== 0n ||
    (world.threadMembers.get(thread.id)?.has(userId) ?? false)
  )
}

/** Who cannot see a channel can do nothing in it. */
function withoutHidden(bits: bigint): bigint {
  return bits & PermissionFlagsBits.ViewChannel ? bits : 0n
}

function rolesOf(guild: Guild, member: Member | undefined): APIRole[] {
  return member ? [guild.id, ...member.roles].flatMap((id) => guild.roles.get(id) ?? []) : []
}

function overwritesOf(channel: Channel | undefined): Overwrites {
  return channel && 'permission_overwrites' in channel ? (channel.permission_overwrites ?? []) : []
}

function isRecipient(channel: Channel, userId: string): boolean {
  return 'recipients' in channel && (channel.recipients ?? []).some(({ id }) => id === userId)
}
