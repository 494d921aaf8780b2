// What Discord's document leaves out about commands, from
// https://docs.discord.com/developers/interactions/application-commands
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  Locale,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10'
import type { Problem } from '../spec/problem.ts'

type CommandBody = RESTPostAPIApplicationCommandsJSONBody
type Path = readonly (string | number)[]
type Localizations = Readonly<Record<string, string | null | undefined>> | null | undefined
/** Anything with a name and a description in several languages. */
type Named = {
  readonly name: string
  readonly name_localizations?: Localizations
  readonly description?: string | null | undefined
  readonly description_localizations?: Localizations
}

/** "Registering a command": how many commands of each kind. */
const commandLimits: Readonly<Record<number, number>> = {
  [ApplicationCommandType.ChatInput]: 100,
  [ApplicationCommandType.User]: 15,
  [ApplicationCommandType.Message]: 15,
}
/** "Application command naming"; names are lower case where the script knows cases. */
const slashName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u
/** "Application command object": names, descriptions and choice values, each in its longest language. */
const characterLimit = 8_000
const choiceValueLimit = 100
const locales: ReadonlySet<string> = new Set(Object.values(Locale))

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

function checkOptions(options: readonly APIApplicationCommandOption[], path: Path, depth: number): Problem[] {
  const at = [...path, 'options']
  const nested = options.filter(isNested)
  const mixed = nested.length > 0 && nested.length < options.length
  const plain = options.filter((option) => !isNested(option)) as APIApplicationCommandBasicOption[]
  const late = options.findIndex(
    (option, position) => option.required && plain.slice(0, position).some((other) => !other.required),
  )

  return [
    ...(mixed
      ? [
          problem(
            at,
            'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
            'Sub-command and sub-command group option types are mutually exclusive to all other types',
          ),
        ]
      : []),
    ...(late >= 0 && !mixed
      ? [
          problem(
            [...at, late],
            'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
            'Required options must be placed before non-required options',
          ),
        ]
      : []),
    ...duplicates(options.map(({ name }) => name)).map((position) =>
      problem(
        [...at, position, 'name'],
        'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
        'Option name already exists',
      ),
    ),
    ...options.flatMap((option, position) => checkOption(option, [...at, position], depth)),
  ]
}

function checkOption(option: APIApplicationCommandOption, path: Path, depth: number): Problem[] {
  const group = option.type === ApplicationCommandOptionType.SubcommandGroup
  const deepest = isNested(option) && (depth > 1 || (depth === 1 && group))

  return [
    ...checkNames(option, path),
    ...checkLocales(option, path),
    ...checkChoices(option, path),
    ...(deepest
      ? [problem([...path, 'type'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Groups nest one level deep')]
      : []),
    ...(isNested(option) ? checkOptions(optionsOf(option), path, depth + 1) : []),
  ]
}

function checkChoices(option: APIApplicationCommandOption, path: Path): Problem[] {
  if (!('choices' in option) || !option.choices?.length) return []

  const autocomplete = 'autocomplete' in option && option.autocomplete
  const tooLong = option.choices.findIndex(({ value }) => String(value).length > choiceValueLimit)
  const { choices } = option

  return [
    ...(autocomplete
      ? [
          problem(
            [...path, 'autocomplete'],
            'APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_CHOICES',
            'autocomplete may not be set to true if choices are present',
          ),
        ]
      : []),
    ...(tooLong >= 0
      ? [
          problem(
            [...path, 'choices', tooLong, 'value'],
            'BASE_TYPE_MAX_LENGTH',
            `Must be ${choiceValueLimit} or fewer in length.`,
          ),
        ]
      : []),
    ...duplicates(choices.map(({ name }) => name)).map((position) =>
      problem(
        [...path, 'choices', position, 'name'],
        'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
        'Choice name already exists',
      ),
    ),
    ...choices.flatMap((choice, position) => checkLocales(choice, [...path, 'choices', position])),
  ]
}

function checkNames(named: Named, path: Path): Problem[] {
  const all = [
    { at: [...path, 'name'], name: named.name },
    ...Object.entries(named.name_localizations ?? {}).map(([locale, name]) => ({
      at: [...path, 'name_localizations', locale],
      name: name ?? '',
    })),
  ]

  return all
    .filter(({ name }) => name && (!slashName.test(name) || name !== name.toLowerCase()))
    .map(({ at }) => problem(at, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid'))
}

function checkDescription({ description }: Named, path: Path): Problem[] {
  return description
    ? []
    : [problem([...path, 'description'], 'BASE_TYPE_REQUIRED', 'This field is required')]
}

function checkLocales(named: Named, path: Path): Problem[] {
  return (['name_localizations', 'description_localizations'] as const).flatMap((key) =>
    Object.keys(named[key] ?? {})
      .filter((locale) => !locales.has(locale))
      .map((locale) =>
        problem([...path, key, locale], 'ENUM_TYPE_COERCE', `Value "${locale}" is not a valid enum value.`),
      ),
  )
}

function checkSize(command: CommandBody, path: Path): Problem[] {
  return countCharacters(command) > characterLimit
    ? [problem(path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${characterLimit})`)]
    : []
}

function countCharacters(named: Named): number {
  const choices = 'choices' in named ? (named.choices as { name: string; value: unknown }[] | null) : null
  const nested = optionsOf(named).reduce((sum, option) => sum + countCharacters(option), 0)
  const values = (choices ?? []).reduce(
    (sum, choice) =>
      sum + longest(choice, 'name') + (typeof choice.value === 'string' ? choice.value.length : 0),
    0,
  )

  return longest(named, 'name') + longest(named, 'description') + nested + values
}

function longest(named: Named, key: 'name' | 'description'): number {
  const texts = [named[key], ...Object.values(named[`${key}_localizations`] ?? {})]

  return Math.max(...texts.map((text) => text?.length ?? 0))
}

function typeOf({ type }: CommandBody): number {
  return type ?? ApplicationCommandType.ChatInput
}

function isNested({ type }: APIApplicationCommandOption): boolean {
  return (
    type === ApplicationCommandOptionType.Subcommand || type === ApplicationCommandOptionType.SubcommandGroup
  )
}

function optionsOf(owner: object): readonly APIApplicationCommandOption[] {
  return 'options' in owner && Array.isArray(owner.options) ? owner.options : []
}

/** Positions of entries that stood earlier in the list already. */
function duplicates(keys: readonly string[]): number[] {
  return keys.flatMap((key, position) => (keys.indexOf(key) < position ? position : []))
}

function problem(path: Path, code: string, message: string): Problem {
  return { path, code, message }
}
