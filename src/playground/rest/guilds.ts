import {
  type APIChannel,
  type APIGuildMember,
  type APIRole,
  PermissionFlagsBits,
} from 'discord-api-types/v10'
import { ApiError, refuse } from '../api-error.ts'
import { channelsOf, describeGuild, threadsOf } from '../world/describe-guild.ts'
import { guildPermissions } from '../world/permissions.ts'
import { compareIds } from '../world/snowflake.ts'
import { requireGuild } from './access.ts'
import type { Call } from './call.ts'
import { threadMembers } from './threads.ts'

/** @throws ApiError 10004, 50001 */
export function getGuild({ world, params, query }: Call): object {
  const guild = requireGuild(world, params.guild_id)
  const counts = {
    approximate_member_count: guild.members.size,
    approximate_presence_count: guild.members.size,
  }

  return { ...describeGuild(guild), ...(query.get('with_counts') === 'true' && counts) }
}

export function listGuildChannels({ world, params }: Call): APIChannel[] {
  return channelsOf(world, requireGuild(world, params.guild_id).id)
}

/** Threads that are not archived, with the bot's own memberships. */
export function listActiveThreads({ world, params }: Call): object {
  const guild = requireGuild(world, params.guild_id)
  const threads = threadsOf(world, guild.id).filter((thread) => !thread.thread_metadata?.archived)
  const members = threads.flatMap((thread) => threadMembers(world, thread))

  return { threads, members: members.filter(({ user_id }) => user_id === world.bot.id), has_more: false }
}

export function listGuildRoles({ world, params }: Call): APIRole[] {
  return [...requireGuild(world, params.guild_id).roles.values()]
}

/** @throws ApiError 10011 */
export function getGuildRole({ world, params }: Call): APIRole {
  const role = requireGuild(world, params.guild_id).roles.get(params.role_id ?? '')

  if (!role) throw refuse('unknownRole')

  return role
}

/** Like Discord, only for applications that may ask for members at all. */
export function listGuildMembers({ world, params, query, settings }: Call): APIGuildMember[] {
  const guild = requireGuild(world, params.guild_id)

  if (!settings.privilegedIntents) throw new ApiError(403, 50001, 'Missing Access')

  const after = query.get('after') ?? '0'
  const limit = Math.min(1000, Math.max(1, Number(query.get('limit') ?? 1)))

  return [...guild.members.values()]
    .filter(({ user }) => compareIds(user.id, after) > 0)
    .sort((a, b) => compareIds(a.user.id, b.user.id))
    .slice(0, limit)
}

/** @throws ApiError 10007 */
export function getGuildMember({ world, params }: Call): APIGuildMember {
  const member = requireGuild(world, params.guild_id).members.get(params.user_id ?? '')

  if (!member) throw refuse('unknownMember')

  return member
}

/** The bot's own membership; `permissions` are those of the server, not of a channel. */
export function getMyGuildMember({ world, params }: Call): object {
  const guild = requireGuild(world, params.guild_id)
  const member = guild.members.get(world.bot.id)

  return { ...member, permissions: String(guildPermissions(guild, world.bot.id)) }
}

/** @throws ApiError 10007, 10011, 50013 */
export function addMemberRole(call: Call): void {
  changeMemberRoles(call, (roles, role) => [...roles.filter((id) => id !== role), role])
}

/** @throws ApiError 10007, 10011, 50013 */
export function removeMemberRole(call: Call): void {
  changeMemberRoles(call, (roles, role) => roles.filter((id) => id !== role))
}

/** Like Discord, only roles below the bot's own highest one. */
function changeMemberRoles(
  { world, params }: Call,
  change: (roles: readonly string[], role: string) => string[],
): void {
  const guild = requireGuild(world, params.guild_id)
  const member = guild.members.get(params.user_id ?? '')
  const role = guild.roles.get(params.role_id ?? '')

  if (!member) throw refuse('unknownMember')
  if (!role) throw refuse('unknownRole')

  const held = guild.members.get(world.bot.id)?.roles ?? []
  const highest = Math.max(0, ...held.map((id) => guild.roles.get(id)?.position ?? 0))
  const mayManage = guildPermissions(guild, world.bot.id) & PermissionFlagsBits.ManageRoles

  if (!mayManage || role.managed || highest <= role.position) throw refuse('missingPermissions')

  const changed = { ...member, roles: change(member.roles, role.id) }
  guild.members.set(member.user.id, changed)
  world.changes.emit({ type: 'memberUpdated', guild, member: changed })
}
