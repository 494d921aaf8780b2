import type { APIRole } from 'discord-api-types/v10'
import { changeChannel, removeChannel, setArchived } from '../world/channels.ts'
import { findMessage, removeMessage } from '../world/messages.ts'
import { addBot, addMember, addTextChannel } from '../world/populate.ts'
import { type Channel, type Guild, isThread, type Member, type World } from '../world/world.ts'
import type { WorldEdit } from '../world-edit.ts'
import { requirePerson } from './acting.ts'
import { PageError } from './page-error.ts'

type Edits = { readonly [Do in WorldEdit['do']]: (world: World, edit: WorldEdit & { do: Do }) => void }

/** Does what an administrator would do by hand, with the gateway events that follow from it. */
export function editWorld(world: World, edit: WorldEdit): void {
  const act: (world: World, edit: never) => void = edits[edit.do]

  act(world, edit as never)
}

const edits: Edits = {
  createChannel: (world, { guild, name }) => {
    const channel = addTextChannel(world, guildOf(world, guild), { name })

    world.changes.emit({ type: 'channelCreated', channel })
  },
  deleteChannel: (world, { channel }) => removeChannel(world, channelOf(world, channel)),
  archiveThread: (world, { channel, archived, locked }) => {
    const thread = channelOf(world, channel)

    if (!isThread(thread)) throw new PageError('invalid', 'This is no thread.')

    setArchived(world, thread, archived, locked)
  },
  overwrite: (world, { channel: id, overwrite }) => {
    const channel = channelOf(world, id)
    const others = overwritesOf(channel).filter((other) => other.id !== overwrite.id)

    changeChannel(world, channel, { permission_overwrites: [...others, overwrite] })
  },
  showCommands: (world, { guild, role, isShown }) => {
    const { id } = roleOf(guildOf(world, guild), role)

    if (isShown) world.commandRoles.add(id)
    else world.commandRoles.delete(id)
  },
  deleteRole: (world, { guild, role }) => deleteRole(world, guildOf(world, guild), role),
  setRolePermissions: (world, { guild: guildId, role: roleId, permissions }) => {
    const guild = guildOf(world, guildId)
    const role = { ...roleOf(guild, roleId), permissions }

    guild.roles.set(role.id, role)
    world.changes.emit({ type: 'roleUpdated', guild, role })
  },
  setMemberRoles: (world, { guild: guildId, user, roles }) => {
    const guild = guildOf(world, guildId)
    const member: Member = { ...memberOf(guild, user), roles: [...roles] }

    guild.members.set(user, member)
    world.changes.emit({ type: 'memberUpdated', guild, member })
  },
  removeMember: (world, { guild: guildId, user }) => {
    const guild = guildOf(world, guildId)
    const member = memberOf(guild, user)

    if (user === guild.ownerId) throw new PageError('invalid', 'The owner cannot leave.')

    guild.members.delete(user)
    world.changes.emit({ type: 'memberLeft', guild, member })
  },
  addMember: (world, { guild: guildId, user }) => {
    const guild = guildOf(world, guildId)
    const known = guild.members.has(user)
    const member = guild.members.get(user) ?? addMember(world, guild, requirePerson(world, user).user.id)

    if (!known) world.changes.emit({ type: 'memberJoined', guild, member })
  },
  deleteMessage: (world, { channel, message }) => {
    removeMessage(world, orGone(findMessage(world, channel, message), 'message'))
  },
  setLocale: (world, { user, locale }) => {
    world.people.set(user, { ...requirePerson(world, user), locale })
  },
  kickBot: (world, { guild: id }) => {
    const guild = guildOf(world, id)

    guild.members.delete(world.bot.id)
    world.changes.emit({ type: 'guildLeft', guild })
  },
  inviteBot: (world, { guild: id }) => {
    const guild = guildOf(world, id)

    addBot(world, guild)
    world.changes.emit({ type: 'guildJoined', guild })
  },
}

function deleteRole(world: World, guild: Guild, roleId: string): void {
  const role = roleOf(guild, roleId)

  if (role.id === guild.id) throw new PageError('invalid', '@everyone cannot be deleted.')

  guild.roles.delete(role.id)
  for (const [id, member] of guild.members) {
    guild.members.set(id, { ...member, roles: member.roles.filter((held) => held !== role.id) })
  }

  world.changes.emit({ type: 'roleDeleted', guild, role })
}

function overwritesOf(channel: Channel) {
  if (!('permission_overwrites' in channel))
    throw new PageError('invalid', 'This channel has no permissions of its own.')

  return channel.permission_overwrites ?? []
}

function guildOf(world: World, id: string): Guild {
  return orGone(world.guilds.get(id), 'server')
}

function channelOf(world: World, id: string): Channel {
  return orGone(world.channels.get(id), 'channel')
}

function roleOf(guild: Guild, id: string): APIRole {
  return orGone(guild.roles.get(id), 'role')
}

function memberOf(guild: Guild, id: string): Member {
  return orGone(guild.members.get(id), 'member')
}

function orGone<T>(found: T | undefined, noun: string): T {
  if (!found) throw new PageError('gone', `There is no such ${noun}.`)

  return found
}
