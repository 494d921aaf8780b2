import type { APIOverwrite, Locale } from 'discord-api-types/v10'
import type { Id } from './page-api.ts'

/** What an administrator would do to the server by hand. */
export type WorldEdit =
  | { readonly do: 'createChannel'; readonly guild: Id; readonly name: string }
  | { readonly do: 'deleteChannel'; readonly channel: Id }
  | {
      readonly do: 'archiveThread'
      readonly channel: Id
      readonly archived: boolean
      readonly locked?: boolean
    }
  | { readonly do: 'overwrite'; readonly channel: Id; readonly overwrite: APIOverwrite }
  /** In Discord: Server Settings, Integrations, the bot's commands, Roles. */
  | { readonly do: 'showCommands'; readonly guild: Id; readonly role: Id; readonly isShown: boolean }
  | { readonly do: 'deleteRole'; readonly guild: Id; readonly role: Id }
  | { readonly do: 'setRolePermissions'; readonly guild: Id; readonly role: Id; readonly permissions: string }
  | { readonly do: 'setMemberRoles'; readonly guild: Id; readonly user: Id; readonly roles: readonly Id[] }
  /** Somebody leaves, or comes (back) without roles. */
  | { readonly do: 'removeMember' | 'addMember'; readonly guild: Id; readonly user: Id }
  | { readonly do: 'deleteMessage'; readonly channel: Id; readonly message: Id }
  | { readonly do: 'setLocale'; readonly user: Id; readonly locale: Locale }
  | { readonly do: 'kickBot' | 'inviteBot'; readonly guild: Id }
