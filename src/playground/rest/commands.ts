import {
  type APIApplicationCommand,
  ApplicationCommandType,
  ApplicationIntegrationType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10'
import { invalidForm, refuse } from '../api-error.ts'
import { dropNulls } from '../compose/drop-nulls.ts'
import { checkCommand, checkCommands, exceedsLimit } from '../rules/commands.ts'
import type { Problem } from '../spec/problem.ts'
import type { Scope, World } from '../world/world.ts'
import { requireGuild } from './access.ts'
import type { Call } from './call.ts'

type CommandBody = RESTPostAPIApplicationCommandsJSONBody

/** Localisations are told only to those who ask for them. */
export function listCommands(call: Call): object[] {
  const commands = [...commandsIn(call).values()]

  return call.query.get('with_localizations') === 'true' ? commands : commands.map(withoutLocalizations)
}

/** @throws ApiError 10063 */
export function getCommand(call: Call): APIApplicationCommand {
  const command = commandsIn(call).get(call.params.command_id ?? '')

  if (!command) throw refuse('unknownCommand')

  return command
}

/** Replaces the whole set; a command that was there under the same name and type keeps its id. */
export function bulkSetCommands(call: Call<CommandBody[]>): APIApplicationCommand[] {
  if (exceedsLimit(call.body)) throw refuse('tooManyCommands')

  refuseProblems(checkCommands(call.body))

  const scope = scopeOf(call)
  const before = [...(call.world.commands.get(scope)?.values() ?? [])]
  const commands = call.body.map((body) => buildCommand(call.world, scope, body, sameCommand(before, body)))

  call.world.commands.set(scope, new Map(commands.map((command) => [command.id, command])))
  call.world.changes.emit({ type: 'commandsUpdated' })

  return commands
}

/** Adds a command, or replaces the one of the same name and type. @throws ApiError 50035 */
export function createCommand(call: Call<CommandBody>): APIApplicationCommand {
  const existing = sameCommand([...commandsIn(call).values()], call.body)

  return keepCommand(call, call.body, existing)
}

/** Changes the members given; the rest stays. @throws ApiError 10063, 50035 */
export function updateCommand(call: Call<Partial<CommandBody>>): APIApplicationCommand {
  const existing = getCommand(call as Call<never>)

  return keepCommand(call, { ...existing, ...call.body } as CommandBody, existing)
}

/** @throws ApiError 10063 */
export function deleteCommand(call: Call): void {
  if (!commandsIn(call).delete(call.params.command_id ?? '')) throw refuse('unknownCommand')

  call.world.changes.emit({ type: 'commandsUpdated' })
}

function keepCommand(
  call: Call<unknown>,
  body: CommandBody,
  existing: APIApplicationCommand | undefined,
): APIApplicationCommand {
  refuseProblems(checkCommand(body))

  const command = buildCommand(call.world, scopeOf(call), body, existing)

  commandsIn(call).set(command.id, command)
  call.world.changes.emit({ type: 'commandsUpdated' })

  return command
}

function buildCommand(
  world: World,
  scope: Scope,
  body: CommandBody,
  existing: APIApplicationCommand | undefined,
): APIApplicationCommand {
  const { default_member_permissions, ...rest } = body
  const contexts = scope === 'global' ? (body.contexts ?? null) : null

  return {
    ...dropNulls(rest),
    id: existing?.id ?? world.newId(),
    application_id: world.application.id,
    version: world.newId(),
    type: body.type ?? ApplicationCommandType.ChatInput,
    description: 'description' in body ? (body.description ?? '') : '',
    default_member_permissions:
      default_member_permissions == null ? null : String(default_member_permissions),
    name_localizations: body.name_localizations ?? null,
    description_localizations:
      ('description_localizations' in body && body.description_localizations) || null,
    integration_types: body.integration_types ?? [ApplicationIntegrationType.GuildInstall],
    contexts,
    nsfw: body.nsfw ?? false,
    ...(scope === 'global'
      ? { dm_permission: contexts === null || contexts.includes(1) }
      : { guild_id: scope }),
  } as APIApplicationCommand
}

function sameCommand(
  commands: readonly APIApplicationCommand[],
  { name, type = ApplicationCommandType.ChatInput }: CommandBody,
): APIApplicationCommand | undefined {
  return commands.find((command) => command.name === name && command.type === type)
}

function commandsIn(call: Call<unknown>): Map<string, APIApplicationCommand> {
  const scope = scopeOf(call)
  const commands = call.world.commands.get(scope) ?? new Map<string, APIApplicationCommand>()

  call.world.commands.set(scope, commands)

  return commands
}

function scopeOf({ world, params }: Call<unknown>): Scope {
  if (params.application_id !== world.application.id) throw refuse('missingAccess')

  return params.guild_id ? requireGuild(world, params.guild_id).id : 'global'
}

function withoutLocalizations(value: unknown): object {
  const strip = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(strip)
    if (part === null || typeof part !== 'object') return part

    return Object.fromEntries(
      Object.entries(part)
        .filter(([key]) => key !== 'name_localizations' && key !== 'description_localizations')
        .map(([key, member]) => [key, strip(member)]),
    )
  }

  return strip(value) as object
}

function refuseProblems(problems: readonly Problem[]): void {
  if (problems.length > 0) throw invalidForm(problems)
}
