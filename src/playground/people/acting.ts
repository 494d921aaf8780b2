import { PermissionFlagsBits } from 'discord-api-types/v10'
import type { PagePerson } from '../page-api.ts'
import { findMessage } from '../world/messages.ts'
import { can } from '../world/permissions.ts'
import type { Channel, StoredMessage, World } from '../world/world.ts'
import { PageError } from './page-error.ts'

/** Someone who acts in a channel they can see. */
export interface Actor {
  readonly person: PagePerson
  readonly channel: Channel
}

/** @throws PageError `gone` */
export function requirePerson(world: World, id: string): PagePerson {
  const person = world.people.get(id)

  if (!person) throw new PageError('gone', 'There is no such person.')

  return person
}

/** @param bits permissions the person needs there besides seeing it. */
export function requireActor(world: World, personId: string, channelId: string, bits = 0n): Actor {
  const person = requirePerson(world, personId)
  const channel = world.channels.get(channelId)

  if (!channel || !can(world, channel, person.user.id, PermissionFlagsBits.ViewChannel)) {
    throw new PageError('gone', 'You cannot see such a channel.')
  }
  if (!can(world, channel, person.user.id, bits)) {
    throw new PageError('forbidden', 'You do not have the permission to do this here.')
  }

  return { person, channel }
}

/** A message the person can see in the channel. */
export function requireSeenMessage(
  world: World,
  { person, channel }: Actor,
  messageId: string,
): StoredMessage {
  const stored = findMessage(world, channel.id, messageId)

  if (!stored || (stored.visibleTo !== null && stored.visibleTo !== person.user.id)) {
    throw new PageError('gone', 'You cannot see such a message.')
  }

  return stored
}
