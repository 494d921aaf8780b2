import {
  AllowedMentionsTypes,
  type APIAllowedMentions,
  type APIMessage,
  type APIMessageComponent,
  ComponentType,
  PermissionFlagsBits,
} from 'discord-api-types/v10'
import { can } from '../world/permissions.ts'
import type { Channel, Guild, World } from '../world/world.ts'
import { walkComponents } from './components.ts'

/** The members of a message that say whom it notifies. */
export type Mentions = Pick<APIMessage, 'mentions' | 'mention_roles' | 'mention_everyone'>

/** Who mentions somebody, and where. */
export interface Mentioning {
  readonly author: string
  readonly channel: Channel | undefined
  readonly guild: Guild | undefined
}

/**
 * Whom a message notifies: the mentions in its text as far as `allowed` lets them through. Without `allowed` all of
 * them count. A role that not everybody may mention is only notified by those who may mention all of them.
 * https://docs.discord.com/developers/resources/message#allowed-mentions-object
 */
export function findMentions(
  world: World,
  { author, channel, guild }: Mentioning,
  text: string,
  allowed: APIAllowedMentions | undefined,
): Mentions {
  const mayAll = channel !== undefined && can(world, channel, author, PermissionFlagsBits.MentionEveryone)

  const users = idsIn(text, /<@!?(\d+)>/g).filter((id) => passes(allowed, AllowedMentionsTypes.User, id))
  const roles = idsIn(text, /<@&(\d+)>/g).filter((id) => passes(allowed, AllowedMentionsTypes.Role, id))

  return {
    mentions: users.flatMap((id) => world.users.get(id) ?? []),
    mention_roles: roles.filter((id) => {
      const role = guild?.roles.get(id)

      return role !== undefined && (role.mentionable || mayAll)
    }),
    mention_everyone:
      mayAll && /@(everyone|here)\b/.test(text) && passes(allowed, AllowedMentionsTypes.Everyone, ''),
  }
}

/** All the text of a message in which a mention can stand. */
export function textOf(content: string, components: readonly APIMessageComponent[]): string {
  const displays = walkComponents(components).flatMap((component) =>
    component.type === ComponentType.TextDisplay ? component.content : [],
  )

  return [content, ...displays].filter(Boolean).join('\n')
}

function idsIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].flatMap(([, id]) => id ?? []))]
}

function passes(allowed: APIAllowedMentions | undefined, type: AllowedMentionsTypes, id: string): boolean {
  if (!allowed) return true
  if (allowed.parse?.includes(type)) return true

  const named =
    type === AllowedMentionsTypes.User
      ? allowed.users
      : type === AllowedMentionsTypes.Role
        ? allowed.roles
        : []

  return named?.includes(id) ?? false
}
