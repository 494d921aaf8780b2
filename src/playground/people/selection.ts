import { type APISelectMenuComponent, ComponentType, PermissionFlagsBits } from 'discord-api-types/v10'
import { can } from '../world/permissions.ts'
import { guildIdOf, type World } from '../world/world.ts'
import type { Actor } from './acting.ts'
import { PageError } from './page-error.ts'
import type { Chosen } from './resolve.ts'

/**
 * Checks a selection the way Discord's client limits it: how many, which, and none twice.
 *
 * @throws PageError `invalid`
 */
export function checkSelection(
  world: World,
  actor: Actor,
  select: APISelectMenuComponent,
  values: readonly string[],
  at: string,
): void {
  const { min_values: least = 1, max_values: most = 1 } = select

  if (values.length < (least ?? 1)) throw new PageError('invalid', `Choose at least ${least}.`, at)
  if (values.length > (most ?? 1)) throw new PageError('invalid', `Choose at most ${most}.`, at)
  if (new Set(values).size < values.length) throw new PageError('invalid', 'Nothing can be chosen twice.', at)
  if (!values.every((value) => isOffered(world, actor, select, value))) {
    throw new PageError('invalid', 'This is not on offer.', at)
  }
}

/** What the chosen ids stand for. */
export function chosenBySelect(
  world: World,
  { type }: APISelectMenuComponent,
  values: readonly string[],
): Chosen {
  switch (type) {
    case ComponentType.UserSelect:
      return { users: values }
    case ComponentType.RoleSelect:
      return { roles: values }
    case ComponentType.ChannelSelect:
      return { channels: values }
    case ComponentType.MentionableSelect:
      return {
        users: values.filter((id) => world.users.has(id)),
        roles: values.filter((id) => !world.users.has(id)),
      }
    case ComponentType.StringSelect:
      return {}
  }
}

function isOffered(world: World, actor: Actor, select: APISelectMenuComponent, value: string): boolean {
  const guild = world.guilds.get(guildIdOf(actor.channel) ?? '')

  switch (select.type) {
    case ComponentType.StringSelect:
      return select.options.some((option) => option.value === value)
    case ComponentType.UserSelect:
      return world.users.has(value)
    case ComponentType.RoleSelect:
      return guild?.roles.has(value) ?? false
    case ComponentType.MentionableSelect:
      return world.users.has(value) || (guild?.roles.has(value) ?? false)
    case ComponentType.ChannelSelect: {
      const channel = world.channels.get(value)
      const types: readonly number[] = select.channel_types ?? []

      return (
        channel !== undefined &&
        guildIdOf(channel) === guild?.id &&
        can(world, channel, actor.person.user.id, PermissionFlagsBits.ViewChannel) &&
        (types.length === 0 || types.includes(channel.type))
      )
    }
  }
}
