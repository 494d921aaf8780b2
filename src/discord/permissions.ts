import {
  type APIChannel,
  type APIGuildMember,
  type APIOverwrite,
  type APIRole,
  ChannelType,
  OverwriteType,
  PermissionFlagsBits,
  type REST,
  Routes,
} from 'discord.js'
import {
  type ChannelKind,
  type ChannelState,
  type Extras,
  type Permission,
  permissions,
} from '../schedule/messenger.ts'
import { hasCode } from './api-error.ts'

const kinds: Readonly<Partial<Record<ChannelType, ChannelKind>>> = {
  [ChannelType.GuildText]: 'text',
  [ChannelType.GuildAnnouncement]: 'announcement',
  [ChannelType.PublicThread]: 'thread',
  [ChannelType.PrivateThread]: 'thread',
  [ChannelType.AnnouncementThread]: 'thread',
  [ChannelType.GuildVoice]: 'voice',
  [ChannelType.GuildStageVoice]: 'stage',
  [ChannelType.GuildForum]: 'forum',
  [ChannelType.GuildMedia]: 'media',
  [ChannelType.GuildCategory]: 'category',
}

const always: readonly Permission[] = [
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
]

/** What a channel is, and what the bot lacks in it for posting questions with their extras. */
export async function inspectChannel(
  rest: REST,
  channelId: string,
  botId: string,
  extras: Extras,
): Promise<ChannelState> {
  const channel = await readChannel(rest, channelId)

  if (channel === 'invisible') return { kind: undefined, missing: always, isRoleGone: false }

  const kind = kinds[channel.type] ?? 'other'
  const guildId = ('guild_id' in channel ? channel.guild_id : undefined) ?? ''

  if (guildId === '') return { kind, missing: [], isRoleGone: false }

  const [roles, member] = (await Promise.all([
    rest.get(Routes.guildRoles(guildId)),
    rest.get(Routes.guildMember(guildId, botId)),
  ])) as [APIRole[], APIGuildMember]
  const overwrites = 'permission_overwrites' in channel ? channel.permission_overwrites : undefined
  const held = channelPermissions(guildId, roles, { id: botId, roles: member.roles }, overwrites ?? [])
  const role = roles.find(({ id }) => id === extras.pingRoleId)
  const needed = neededPermissions(extras, role)

  return {
    kind,
    missing: permissions.filter((name) => needed.includes(name) && (held & PermissionFlagsBits[name]) === 0n),
    isRoleGone: extras.pingRoleId !== null && !role,
  }
}

/** Only what is used is asked for. A role that everybody may mention needs no permission. */
function neededPermissions({ thread, pin }: Extras, role: APIRole | undefined): readonly Permission[] {
  return [
    ...always,
    ...(thread ? (['CreatePublicThreads', 'SendMessagesInThreads'] as const) : []),
    ...(pin ? (['PinMessages'] as const) : []),
    ...(role && !role.mentionable ? (['MentionEveryone'] as const) : []),
  ]
}

async function readChannel(rest: REST, channelId: string): Promise<APIChannel | 'invisible'> {
  try {
    return (await rest.get(Routes.channel(channelId))) as APIChannel
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
