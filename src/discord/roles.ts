import { type APIGuildMember, type APIRole, PermissionFlagsBits, type REST, Routes } from 'discord.js'
import type { Roles, RoleTrouble } from '../schedule/roles.ts'
import { deliveryFailure, hasCode } from './api-error.ts'
import { channelPermissions } from './permissions.ts'

/** Gives and takes roles over REST alone, so that a process without a gateway can do it too. */
export function openRoles(rest: REST, botId: () => Promise<string>, deadlineMs: number): Roles {
  const telling = async <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    try {
      return await work(AbortSignal.timeout(deadlineMs))
    } catch (error) {
      throw deliveryFailure(error)
    }
  }

  return {
    give: (serverId, memberId, roleId) =>
      telling(async (signal) => {
        try {
          await rest.put(Routes.guildMemberRole(serverId, memberId, roleId), { signal })
          return true
        } catch (error) {
          if (hasCode(error, 'unknownMember')) return false
          throw error
        }
      }),
    take: (serverId, memberId, roleId) =>
      telling(async (signal) => {
        try {
          await rest.delete(Routes.guildMemberRole(serverId, memberId, roleId), { signal })
        } catch (error) {
          if (!hasCode(error, 'unknownMember') && !hasCode(error, 'unknownRole')) throw error
        }
      }),
    trouble: (serverId, roleId) =>
      telling(async (signal) => {
        const id = await botId()
        const [roles, member] = (await Promise.all([
          rest.get(Routes.guildRoles(serverId), { signal }),
          rest.get(Routes.guildMember(serverId, id), { signal }),
        ])) as [APIRole[], APIGuildMember]

        return roleTrouble(serverId, roles, { id, roles: member.roles }, roleId)
      }),
  }
}

/** https://docs.discord.com/developers/topics/permissions#permission-hierarchy */
export function roleTrouble(
  serverId: string,
  roles: readonly Pick<APIRole, 'id' | 'permissions' | 'position' | 'managed'>[],
  bot: { readonly id: string; readonly roles: readonly string[] },
  roleId: string,
): RoleTrouble | undefined {
  const role = roles.find(({ id }) => id === roleId)

  if (!role) return 'gone'
  if (role.managed || roleId === serverId) return 'notGiven'
  if ((channelPermissions(serverId, roles, bot, []) & PermissionFlagsBits.ManageRoles) === 0n)
    return 'noPermission'

  const own = roles.filter(({ id }) => bot.roles.includes(id)).map(({ position }) => position)

  return Math.max(0, ...own) > role.position ? undefined : 'tooHigh'
}
