// What Discord's document leaves out about options, from
// https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-structure
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10'
import { type Path, type Problem, problem } from '../spec/problem.ts'
import { checkLocales, checkNames, duplicates, optionsOf } from './named.ts'

const choiceValueLimit = 100

/** @param depth 0 for the options of a command, 1 for those of a sub-command or group. */
export function checkOptions(
  options: readonly APIApplicationCommandOption[],
  path: Path,
  depth: number,
): Problem[] {
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

function isNested({ type }: APIApplicationCommandOption): boolean {
  return (
    type === ApplicationCommandOptionType.Subcommand || type === ApplicationCommandOptionType.SubcommandGroup
  )
}
