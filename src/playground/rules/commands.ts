// What Discord's document leaves out about commands, from
// https://docs.discord.com/developers/interactions/application-commands
import { ApplicationCommandType, type RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10'
import { type Path, type Problem, problem } from '../spec/problem.ts'
import { checkOptions } from './command-options.ts'
import {
  checkDescription,
  checkLocales,
  checkNames,
  countCharacters,
  duplicates,
  type Named,
  optionsOf,
} from './named.ts'

type CommandBody = RESTPostAPIApplicationCommandsJSONBody
/** "Registering a command": how many commands of each kind. */
const commandLimits: Readonly<Record<number, number>> = {
  [ApplicationCommandType.ChatInput]: 100,
  [ApplicationCommandType.User]: 15,
  [ApplicationCommandType.Message]: 15,
}
/** "Application command object": names, descriptions and choice values, each in its longest language. */
const characterLimit = 8_000
/** True when one of the kinds has more commands than Discord keeps. */
export function exceedsLimit(commands: readonly CommandBody[]): boolean {
  return Object.entries(commandLimits).some(
    ([type, limit]) => commands.filter((command) => typeOf(command) === Number(type)).length > limit,
  )
}

/** Checks the commands of one bulk registration, each and together. */
export function checkCommands(commands: readonly CommandBody[]): Problem[] {
  const repeated = duplicates(commands.map((command) => `${typeOf(command)} ${command.name}`))

  return [
    ...repeated.map((position) =>
      problem(
        [position, 'name'],
        'APPLICATION_COMMANDS_DUPLICATE_NAME',
        'Application command names must be unique',
      ),
    ),
    ...commands.flatMap((command, position) => checkCommand(command, [position])),
  ]
}

/** Checks one command with its options. */
export function checkCommand(command: CommandBody, path: Path = []): Problem[] {
  const isSlash = typeOf(command) === ApplicationCommandType.ChatInput
  const options = optionsOf(command)
  const problems = isSlash
    ? [...checkNames(command, path), ...checkDescription(command, path), ...checkOptions(options, path, 0)]
    : checkMenu(command, path)

  return [...problems, ...checkLocales(command, path), ...checkSize(command, path)]
}

function checkMenu(command: Named, path: Path): Problem[] {
  return [
    ...(command.description
      ? [
          problem(
            [...path, 'description'],
            'APPLICATION_COMMAND_DESCRIPTION',
            'Context menu commands have no description',
          ),
        ]
      : []),
    ...(optionsOf(command).length > 0
      ? [
          problem(
            [...path, 'options'],
            'APPLICATION_COMMAND_OPTIONS',
            'Context menu commands have no options',
          ),
        ]
      : []),
  ]
}

function checkSize(command: CommandBody, path: Path): Problem[] {
  return countCharacters(command) > characterLimit
    ? [problem(path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${characterLimit})`)]
    : []
}

function typeOf({ type }: CommandBody): number {
  return type ?? ApplicationCommandType.ChatInput
}
