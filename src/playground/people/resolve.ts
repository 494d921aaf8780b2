import type { APIAttachment } from 'discord-api-types/v10'
import { channelPermissions } from '../world/permissions.ts'
import { guildIdOf, isThread, type World } from '../world/world.ts'
import type { Actor } from './acting.ts'

/** Ids a person chose, by what they may stand for. */
export interface Chosen {
  readonly users?: readonly string[]
  readonly roles?: readonly string[]
  readonly channels?: readonly string[]
  readonly attachments?: readonly APIAttachment[]
  readonly messages?: readonly string[]
}

/** The `resolved` member of an interaction's data: what the chosen ids mean, as the bot may see it. */
export function resolveChosen(world: World, actor: Actor, chosen: Chosen): object | undefined {
  const guild = world.guilds.get(guildIdOf(actor.channel) ?? '')
  const users = pick(chosen.users, (id) => world.users.get(id))
  const members = pick(chosen.users, (id) => {
    const member = guild?.members.get(id)

    if (!member) return undefined

    const { user, deaf, mute, ...partial } = member

    return { ...partial, permissions: String(channelPermissions(world, actor.channel, id)) }
  })
  const resolved = {
    ...group('users', users),
    ...group('members', members),
    ...group(
      'roles',
      pick(chosen.roles, (id) => guild?.roles.get(id)),
    ),
    ...group(
      'channels',
      pick(chosen.channels, (id) => describeChosenChannel(world, actor, id)),
    ),
    ...group(
      'messages',
      pick(chosen.messages, (id) => world.messages.get(actor.channel.id)?.get(id)?.message),
    ),
    ...group('attachments', Object.fromEntries((chosen.attachments ?? []).map((file) => [file.id, file]))),
  }

  return Object.keys(resolved).length > 0 ? resolved : undefined
}

/** What several options or parts stand for, together. */
export function mergeChosen(all: readonly Chosen[]): Chosen {
  return {
    users: all.flatMap(({ users }) => users ?? []),
    roles: all.flatMap(({ roles }) => roles ?? []),
    channels: all.flatMap(({ channels }) => channels ?? []),
    attachments: all.flatMap(({ attachments }) => attachments ?? []),
  }
}

function describeChosenChannel(world: World, { person }: Actor, id: string): object | undefined {
  const channel = world.channels.get(id)

  if (!channel) return undefined

  return {
    id,
    name: channel.name,
    type: channel.type,
    permissions: String(channelPermissions(world, channel, person.user.id)),
    ...(isThread(channel) && { thread_metadata: channel.thread_metadata, parent_id: channel.parent_id }),
  }
}

function pick<T>(ids: readonly string[] = [], find: (id: string) => T | undefined): Record<string, T> {
  return Object.fromEntries(
    ids.flatMap((id) => {
      const found = find(id)

      return found ? [[id, found]] : []
    }),
  )
}

function group(name: string, members: Record<string, unknown>): object {
  return Object.keys(members).length > 0 ? { [name]: members } : {}
}
