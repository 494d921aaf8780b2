import type { Option, Options, Person, TypedOptions, Upload } from './command.ts'
import { UserError } from './errors.ts'
import { nearest } from './nearest.ts'

export type OptionValue = string | number | boolean | undefined

/**
 * Reads named values as an action's options declare them, defaults filled in. Discord enforces most of this itself, but
 * a payload is input from outside, and the terminal reaches the same actions.
 *
 * @throws UserError `input.*` naming the first option that does not fit.
 */
export function readOptions(
  declared: TypedOptions,
  given: Readonly<Record<string, unknown>>,
): Record<string, OptionValue>
export function readOptions(
  declared: Options,
  given: Readonly<Record<string, unknown>>,
): Record<string, OptionValue | Person | Upload>
export function readOptions(
  declared: Options,
  given: Readonly<Record<string, unknown>>,
): Record<string, OptionValue | Person | Upload> {
  const stranger = Object.keys(given).find((name) => !Object.hasOwn(declared, name))

  if (stranger !== undefined) {
    throw new UserError('input.unknownOption', {
      option: stranger.slice(0, 40),
      nearest: nearest(stranger, Object.keys(declared)) ?? 'none',
      options: Object.keys(declared).join(', '),
    })
  }

  return Object.fromEntries(
    Object.entries(declared).map(([name, option]) => [name, readOption(name, option, given[name])]),
  )
}

function readOption(name: string, option: Option, given: unknown): OptionValue | Person | Upload {
  if (given === undefined || given === null) {
    if (option.required) throw new UserError('input.missingOption', { option: name })

    return 'default' in option ? option.default : undefined
  }

  switch (option.type) {
    case 'string':
      return readText(name, option, given)
    case 'channel':
    case 'role':
      return readText(name, { maxLength: 20 }, given)
    case 'user':
      if (!isPerson(given)) throw wrongType(name, 'member', given)
      return given
    case 'boolean':
      if (typeof given !== 'boolean') throw wrongType(name, 'boolean', given)
      return given
    case 'integer':
    case 'number':
      return readNumber(name, option, given)
    case 'attachment':
      if (!isUpload(given)) throw wrongType(name, 'file', given)
      return given
  }
}

/** Only the transport makes them; a payload has no functions. */
function isUpload(given: unknown): given is Upload {
  return typeof given === 'object' && given !== null && 'read' in given && typeof given.read === 'function'
}

/** The transport makes them of what Discord resolved; a payload's own value is an id. */
function isPerson(given: unknown): given is Person {
  return typeof given === 'object' && given !== null && 'isBot' in given && typeof given.isBot === 'boolean'
}

function readText(
  name: string,
  option: { maxLength?: number; choices?: readonly string[] },
  given: unknown,
): string {
  // A plain number stands for its decimal text, so that `"input": 224` works where `"224"` does.
  const text = typeof given === 'number' ? String(given) : given

  if (typeof text !== 'string') throw wrongType(name, 'string', given)
  if (text.length > (option.maxLength ?? 6000)) {
    throw new UserError('input.tooLong', {
      option: name,
      length: text.length,
      limit: option.maxLength ?? 6000,
    })
  }
  if (option.choices && !option.choices.includes(text)) throw notAChoice(name, option.choices, text)

  return text
}

function readNumber(
  name: string,
  option: { type: 'integer' | 'number'; min?: number; max?: number; choices?: readonly number[] },
  given: unknown,
): number {
  if (typeof given !== 'number' || !Number.isFinite(given)) throw wrongType(name, option.type, given)
  if (option.type === 'integer' && !Number.isSafeInteger(given)) throw wrongType(name, 'integer', given)
  if (option.max !== undefined && given > option.max) {
    throw new UserError('input.tooLarge', { option: name, given, limit: option.max })
  }
  if (option.min !== undefined && given < option.min) {
    throw new UserError('input.tooSmall', { option: name, given, limit: option.min })
  }
  if (option.choices && !option.choices.includes(given)) throw notAChoice(name, option.choices, String(given))

  return given
}

function wrongType(
  option: string,
  expected: Exclude<Option['type'], 'channel' | 'role' | 'user' | 'attachment'> | 'file' | 'member',
  given: unknown,
): UserError {
  return new UserError('input.wrongType', {
    option,
    expected,
    given: shown(given),
  })
}

/** What is inside a list or an object may be of any depth, and says nothing. */
function shown(given: unknown): string {
  if (typeof given !== 'object' || given === null) return String(JSON.stringify(given)).slice(0, 60)

  return Array.isArray(given) ? '[…]' : '{…}'
}

function notAChoice(option: string, choices: readonly (string | number)[], given: string): UserError {
  return new UserError('input.invalidChoice', {
    option,
    given: given.slice(0, 60),
    // A number is not misspelt.
    nearest:
      nearest(
        given,
        choices.filter((each) => typeof each === 'string'),
      ) ?? 'none',
    choices: choices.join(', '),
  })
}

/**
 * Reads what was typed, as into a form's fields, over options that were read before. An emptied field is not given; a field
 * that was not shown keeps its value.
 *
 * @throws UserError `input.*` naming the first option that does not fit.
 */
export function readTexts(
  declared: TypedOptions,
  before: Readonly<Record<string, unknown>>,
  typed: Readonly<Record<string, string>>,
): Record<string, OptionValue> {
  const texts = Object.entries(typed).map(([name, text]) => [name, readTyped(declared[name], text.trim())])

  return readOptions(declared, { ...before, ...Object.fromEntries(texts) })
}

/** A text that is no number, or no truth value, stays one, for `readOptions` to refuse in its own words. */
function readTyped(option: Option | undefined, text: string): string | number | boolean | undefined {
  if (text === '') return undefined
  if (option?.type === 'boolean') return { true: true, false: false }[text] ?? text
  if (option?.type !== 'number' && option?.type !== 'integer') return text

  const number = Number(text.normalize('NFKC').replace('−', '-'))

  return Number.isNaN(number) ? text : number
}
