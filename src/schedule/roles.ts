/** Why a role cannot be given: each has its own fix. */
export type RoleTrouble =
  | 'noPermission'
  /** Not below the bot's own highest role. */
  | 'tooHigh'
  /** Of a bot, a subscription or boosters, or everybody's: nobody gives it. */
  | 'notGiven'
  | 'gone'

/**
 * How the bot gives and takes a role; both are harmless when repeated.
 *
 * @throws DeliveryFailure from every operation.
 */
export interface Roles {
  /** False when the member has left. */
  give(serverId: string, memberId: string, roleId: string): Promise<boolean>
  /** Done also where the member has left, or the role is gone. */
  take(serverId: string, memberId: string, roleId: string): Promise<void>
  trouble(serverId: string, roleId: string): Promise<RoleTrouble | undefined>
}

/** Where no role can be given. */
export const noRoles: Roles = {
  give: async () => false,
  take: async () => undefined,
  trouble: async () => 'noPermission',
}
