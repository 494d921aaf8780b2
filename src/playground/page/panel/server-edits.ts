import type { APIGuildMember, APIRole, APIUser, Locale } from 'discord-api-types/v10'
import type { Id, PageChannel, PageGuild } from '../../page-api.ts'
import type { WorldEdit } from '../../world-edit.ts'

/** Some of the languages a Discord client can have: both of the bot's, and others that it must fall back for. */
export const clientLocales = ['en-US', 'zh-CN', 'zh-TW', 'de', 'ru'] as const satisfies readonly `${Locale}`[]

/** Send Messages, and the same in threads. */
const writing = (1n << 11n) | (1n << 38n)

/** A member's own entry, as opposed to a role's. */
const memberOverwrite = 1

/** Whether the channel itself keeps the bot from writing; its roles are not asked. */
export function botMayWrite({ overwrites }: PageChannel, bot: Id): boolean {
  return !overwrites.some(({ id, deny }) => id === bot && (BigInt(deny) & writing) !== 0n)
}

/** Forbids the bot to write in the channel, or takes that back. */
export function forbidBot(channel: PageChannel, bot: Id, isForbidden: boolean): WorldEdit {
  const own = channel.overwrites.find(({ id }) => id === bot)
  const denied = BigInt(own?.deny ?? '0')
  const deny = String(isForbidden ? denied | writing : denied & ~writing)

  return {
    do: 'overwrite',
    channel: channel.id,
    overwrite: { id: bot, type: memberOverwrite, allow: own?.allow ?? '0', deny },
  }
}

/** Roles that people give and take: everyone has their own, and a bot's belong to it. */
export function givableRoles({ id: everyone, roles }: PageGuild): readonly APIRole[] {
  return roles.filter(({ id, managed }) => id !== everyone && !managed)
}

/** Gives a member a role, or takes it away. */
export function withRole(
  guild: Id,
  { user, roles }: Pick<APIGuildMember, 'roles'> & { readonly user: Pick<APIUser, 'id'> },
  role: Id,
  isHeld: boolean,
): WorldEdit {
  const others = roles.filter((held) => held !== role)

  return { do: 'setMemberRoles', guild, user: user.id, roles: isHeld ? [...others, role] : others }
}
