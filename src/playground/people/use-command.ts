import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionType,
} from 'discord-api-types/v10'
import { createInteraction } from '../interactions/create.ts'
import type { Interaction } from '../interactions/interaction.ts'
import type { Delivery, OptionInput } from '../page-api.ts'
import type { Settings } from '../settings.ts'
import type { World } from '../world/world.ts'
import { type Actor, requireSeenMessage } from './acting.ts'
import { readAll, readTyped } from './given-options.ts'
import { isSlashCommand, offeredCommands } from './offered-commands.ts'
import { PageError } from './page-error.ts'
import { resolveChosen } from './resolve.ts'

type Inputs = Readonly<Record<string, OptionInput>>

/** A command as it was typed. */
export interface CommandUse {
  /** The default name with its sub-commands, `conv size`. */
  readonly command: string
  readonly options?: Inputs | undefined
  /** The option being typed: the use is a request for its choices. */
  readonly focused?: string
  readonly delivery?: Delivery | undefined
}

/** @throws PageError when Discord's client would not send this. */
export function useCommand(world: World, settings: Settings, actor: Actor, use: CommandUse): Interaction {
  const [name = '', ...path] = use.command.trim().replace(/^\//, '').split(/\s+/)
  const command = offeredCommands(world, actor).find(
    (offered) => isSlashCommand(offered) && offered.name === name,
  )

  if (!command) throw new PageError('gone', `There is no command /${name} here.`)

  const chain = findSubcommands(command, path)
  const leaf = chain.at(-1) ?? command
  const basic = ('options' in leaf ? (leaf.options ?? []) : []) as APIApplicationCommandBasicOption[]
  const read =
    use.focused === undefined
      ? readAll(world, actor, basic, use.options ?? {})
      : readTyped(basic, use.options ?? {}, use.focused)
  const options = chain.reduceRight<object[]>(
    (inner, { type, name }) => [{ type, name, options: inner }],
    read.values,
  )

  return createInteraction(world, settings, {
    type:
      use.focused === undefined
        ? InteractionType.ApplicationCommand
        : InteractionType.ApplicationCommandAutocomplete,
    person: actor.person.user.id,
    channel: actor.channel,
    name: `/${[name, ...path].join(' ')}`,
    data: {
      ...describeCommand(command),
      options,
      ...optional('resolved', resolveChosen(world, actor, read.chosen)),
    },
    integrationTypes: command.integration_types ?? [0],
    delivery: use.delivery,
  })
}

/** A command of the context menu of a user or message. @throws PageError */
export function useMenuCommand(
  world: World,
  settings: Settings,
  actor: Actor,
  use: { command: string; target: string; delivery?: Delivery | undefined },
): Interaction {
  const command = offeredCommands(world, actor).find(
    (offered) => !isSlashCommand(offered) && offered.name === use.command,
  )

  if (!command) throw new PageError('gone', `There is no “${use.command}” in the menu here.`)

  const isMessage = command.type === ApplicationCommandType.Message

  if (isMessage) requireSeenMessage(world, actor, use.target)
  else if (!world.users.has(use.target)) throw new PageError('gone', 'There is no such user.')

  const chosen = isMessage ? { messages: [use.target] } : { users: [use.target] }

  return createInteraction(world, settings, {
    type: InteractionType.ApplicationCommand,
    person: actor.person.user.id,
    channel: actor.channel,
    name: use.command,
    data: {
      ...describeCommand(command),
      target_id: use.target,
      ...optional('resolved', resolveChosen(world, actor, chosen)),
    },
    integrationTypes: command.integration_types ?? [0],
    delivery: use.delivery,
  })
}

function describeCommand({ id, name, type, guild_id }: APIApplicationCommand): object {
  return { id, name, type, ...optional('guild_id', guild_id) }
}

/** The groups and sub-commands that a path names; it must end where options begin. */
function findSubcommands(
  command: APIApplicationCommand,
  path: readonly string[],
): APIApplicationCommandOption[] {
  const chain: APIApplicationCommandOption[] = []
  let options = command.options ?? []

  for (const name of path) {
    const next = options.find((option) => option.name === name && isNested(option))

    if (!next) throw new PageError('invalid', `/${command.name} has no “${name}”.`)

    chain.push(next)
    options = 'options' in next ? (next.options ?? []) : []
  }

  if (options.some(isNested)) throw new PageError('invalid', `/${command.name} needs a sub-command.`)

  return chain
}

function isNested({ type }: APIApplicationCommandOption): boolean {
  return (
    type === ApplicationCommandOptionType.Subcommand || type === ApplicationCommandOptionType.SubcommandGroup
  )
}

function optional(key: string, value: unknown): object {
  return value === undefined ? {} : { [key]: value }
}
