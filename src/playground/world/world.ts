import {
  type APIApplicationCommand,
  type APIAttachment,
  type APIDMChannel,
  type APIGuildMember,
  type APIMessage,
  type APIRole,
  type APITextChannel,
  type APIThreadChannel,
  type APIUser,
  ChannelType,
  type UserFlags,
} from 'discord-api-types/v10'
import type { Interaction } from '../interactions/interaction.ts'
import type { PagePerson } from '../page-api.ts'
import { type Change, type Changes, createChanges } from './changes.ts'
import type { Files } from './files.ts'
import { createFiles } from './files.ts'
import { createSnowflakes } from './snowflake.ts'

export type Member = APIGuildMember & { user: APIUser }
export type Thread = APIThreadChannel
export type Channel = APITextChannel | Thread | APIDMChannel

/** A server. Channels lie in `World.channels`. */
export interface Guild {
  readonly id: string
  readonly name: string
  readonly ownerId: string
  readonly roles: Map<string, APIRole>
  /** By user id; the bot is among them where it was invited. */
  readonly members: Map<string, Member>
  readonly joinedAt: string
}

/** A message and what Discord knows about it but does not show. */
export interface StoredMessage {
  readonly message: APIMessage
  /** The only person who sees a private reply; `null`: everybody in the channel. */
  readonly visibleTo: string | null
  /** Every file of the message; those shown by an embed or component are missing in `message.attachments`. */
  readonly files: readonly APIAttachment[]
  /** The interaction whose token wrote it. */
  readonly interaction: string | null
  readonly pinnedAt: string | null
}

/** Where commands are registered: for everybody, or for one server by id. */
export type Scope = 'global' | string

/** Everything the stand-in knows, as plain API-shaped JSON in maps by id. */
export interface World {
  readonly newId: (atMs?: number) => string
  readonly application: { readonly id: string; readonly name: string; readonly verifyKey: string }
  readonly bot: APIUser
  readonly users: Map<string, APIUser>
  /** Those whom the page can act as. */
  readonly people: Map<string, PagePerson>
  readonly guilds: Map<string, Guild>
  readonly channels: Map<string, Channel>
  /** By channel, then by message, oldest first. */
  readonly messages: Map<string, Map<string, StoredMessage>>
  /** By thread: user id → when they joined. */
  readonly threadMembers: Map<string, Map<string, string>>
  readonly commands: Map<Scope, Map<string, APIApplicationCommand>>
  readonly interactions: Map<string, Interaction>
  /** Interaction tokens → interaction ids. */
  readonly tokens: Map<string, string>
  /** Nonces already used: `<channel>:<nonce>` → the message and when it is forgotten. */
  readonly nonces: Map<string, { readonly message: string; readonly untilMs: number }>
  /** Users who installed the application for themselves. */
  readonly userInstalls: Set<string>
  /** Roles to which an administrator shows the commands that are hidden by default. */
  readonly commandRoles: Set<string>
  readonly files: Files
  readonly changes: Changes<Change>
  /** Real time, in milliseconds since the epoch. */
  readonly now: () => number
  /** The server's own address, without a slash at the end; known once it listens. */
  readonly place: { url: string }
}

/** An empty world with its application and bot. */
export function createWorld(now: () => number): World {
  const newId = createSnowflakes(now)
  const id = newId(now() - 2 * 86_400_000)
  const place = { url: '' }
  const bot = createUser(id, { username: 'fan-in', avatar: '0'.repeat(32) })

  return {
    newId,
    application: { id, name: 'fan-in', verifyKey: '0'.repeat(64) },
    bot,
    users: new Map([[id, bot]]),
    people: new Map(),
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    threadMembers: new Map(),
    commands: new Map(),
    interactions: new Map(),
    tokens: new Map(),
    nonces: new Map(),
    userInstalls: new Set(),
    commandRoles: new Set(),
    files: createFiles(newId, place),
    changes: createChanges(),
    now,
    place,
  }
}

/** No flag set: discord-api-types names the single flags only. */
export function noFlags<F extends number>(): F {
  return 0 as F
}

/** A user as Discord describes one. People have a name that is shown; a bot is shown by its user name. */
export function createUser(id: string, user: { username: string; avatar: string; name?: string }): APIUser {
  return {
    id,
    username: user.username,
    global_name: user.name ?? null,
    discriminator: user.name ? '0' : '0001',
    avatar: user.avatar,
    public_flags: noFlags<UserFlags>(),
    flags: noFlags<UserFlags>(),
    primary_guild: null,
    ...(user.name ? {} : { bot: true }),
  }
}

export function isThread(channel: Channel): channel is Thread {
  return (
    channel.type === ChannelType.PublicThread ||
    channel.type === ChannelType.PrivateThread ||
    channel.type === ChannelType.AnnouncementThread
  )
}

/** The server a channel belongs to; `null` for a conversation. */
export function guildIdOf(channel: Channel): string | null {
  return channel.type === ChannelType.DM ? null : (channel.guild_id ?? null)
}
