import { createHash } from 'node:crypto'
import {
  type APIOverwrite,
  type APIRole,
  type APITextChannel,
  ChannelType,
  Locale,
  PermissionFlagsBits,
} from 'discord-api-types/v10'
import type { PagePerson } from '../page-api.ts'
import { createUser, type Guild, type Member, noFlags, type World } from './world.ts'

/** What Discord lets @everyone do in a new server. */
export const everyonePermissions =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.UseApplicationCommands |
  PermissionFlagsBits.UseExternalApps |
  PermissionFlagsBits.ChangeNickname

const dayMs = 86_400_000

/** Adds someone the page and tests can act as. */
export function addPerson(
  world: World,
  person: { name: string; username: string; locale?: Locale; note?: string },
): PagePerson {
  const id = world.newId()
  const avatar = createHash('md5').update(person.username).digest('hex')
  const user = createUser(id, { username: person.username, avatar, name: person.name })
  const added = { user, locale: person.locale ?? Locale.EnglishUS, note: person.note ?? '' }

  world.users.set(id, user)
  world.people.set(id, added)

  return added
}

/** Adds a server with its @everyone role, its owner and, unless told otherwise, the bot. */
export function addGuild(world: World, guild: { name: string; owner: string; withBot?: boolean }): Guild {
  // Shards are told apart by milliseconds: servers made within one would all fall to the same.
  const id = world.newId(world.now() - dayMs + world.guilds.size)
  const added: Guild = {
    id,
    name: guild.name,
    ownerId: guild.owner,
    roles: new Map(),
    members: new Map(),
    joinedAt: new Date(world.now()).toISOString(),
  }

  added.roles.set(id, createRole(id, { name: '@everyone', permissions: everyonePermissions, position: 0 }))
  world.guilds.set(id, added)
  addMember(world, added, guild.owner)
  if (guild.withBot ?? true) addBot(world, added)

  return added
}

/** What the bot's own role is given when it is invited: no more than a careful invite link asks for. */
export const botPermissions = everyonePermissions | PermissionFlagsBits.PinMessages

/** Lets the bot in, with a managed role of its own as Discord makes one. */
export function addBot(world: World, guild: Guild): void {
  const role = addRole(world, guild, {
    name: world.application.name,
    permissions: botPermissions,
    managedBy: world.bot.id,
  })

  addMember(world, guild, world.bot.id, [role.id])
}

/** Adds a known user to a server, or replaces their membership. */
export function addMember(world: World, guild: Guild, userId: string, roles: readonly string[] = []): Member {
  const user = world.users.get(userId)

  if (!user) throw new Error(`no user ${userId}`)

  const member: Member = {
    user,
    nick: null,
    avatar: null,
    banner: null,
    roles: [...roles],
    joined_at: new Date(world.now()).toISOString(),
    premium_since: null,
    communication_disabled_until: null,
    pending: false,
    deaf: false,
    mute: false,
    flags: noFlags(),
  }

  guild.members.set(userId, member)

  return member
}

/** Adds a role above those there are. */
export function addRole(
  world: World,
  guild: Guild,
  role: { name: string; permissions?: bigint; colour?: number; managedBy?: string; mentionable?: boolean },
): APIRole {
  const added = createRole(world.newId(), { ...role, position: guild.roles.size })

  guild.roles.set(added.id, added)

  return added
}

/** Adds a channel below those there are. */
export function addTextChannel(
  world: World,
  guild: Guild,
  channel: { name: string; topic?: string; overwrites?: APIOverwrite[] },
): APITextChannel {
  const siblings = [...world.channels.values()].filter(
    (other) => 'guild_id' in other && other.guild_id === guild.id,
  )
  const added: APITextChannel = {
    id: world.newId(),
    type: ChannelType.GuildText,
    guild_id: guild.id,
    name: channel.name,
    topic: channel.topic ?? null,
    position: siblings.length,
    permission_overwrites: channel.overwrites ?? [],
    parent_id: null,
    nsfw: false,
    rate_limit_per_user: 0,
    last_message_id: null,
    last_pin_timestamp: null,
    flags: noFlags(),
  }

  world.channels.set(added.id, added)

  return added
}

function createRole(
  id: string,
  role: {
    name: string
    permissions?: bigint
    position: number
    colour?: number
    managedBy?: string
    mentionable?: boolean
  },
): APIRole {
  const colour = role.colour ?? 0

  return {
    id,
    name: role.name,
    permissions: String(role.permissions ?? 0n),
    position: role.position,
    color: colour,
    colors: { primary_color: colour, secondary_color: null, tertiary_color: null },
    hoist: colour !== 0,
    managed: role.managedBy !== undefined,
    mentionable: role.mentionable ?? false,
    icon: null,
    unicode_emoji: null,
    flags: noFlags(),
    ...(role.managedBy && { tags: { bot_id: role.managedBy } }),
  }
}
