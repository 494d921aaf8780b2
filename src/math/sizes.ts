import { UserError } from '../errors.ts'
import { limits, sizeTextLength } from './limits.ts'
import { plainText } from './plain-text.ts'

/** Padding before and after one axis, in elements. */
export type Pair = readonly [begin: number, end: number]

export const paddingNames = ['valid', 'same', 'same_lower', 'causal', 'full'] as const
export type PaddingName = (typeof paddingNames)[number]

/** What was typed for one option, kept so that a refusal can quote it. */
export interface Typed<T> {
  readonly option: string
  readonly text: string
  /** One per axis, slowest axis first; a single one stands for every axis. */
  readonly values: readonly T[]
}

export type TypedSize = Typed<number>
export type TypedPadding = Typed<Pair> | PaddingName

const separator = /\s*[x×*,]\s*|\s+/i

/**
 * Reads a size such as `224`, `224x200` or `（3，5）`.
 *
 * @param limit - largest accepted value.
 * @param axes - most values that can make sense.
 * @param length - longest text that is read, in characters.
 * @throws UserError `input.tooLong`, `input.unreadable`, `input.tooLarge`, `input.axisCount`.
 */
export function readSize(
  option: string,
  text: string,
  limit: number,
  axes = 3,
  length = sizeTextLength,
): TypedSize {
  const values = split(option, text, length).map((part) => {
    if (!/^[+-]?\d+$/.test(part)) throw unreadable(option, text, '3, 3x5')

    return readInteger(option, part, limit)
  })

  return withinAxes({ option, text, values }, axes)
}

/**
 * Reads padding: `1`, `1x2`, `0-1` (begin and end), `0-1x2`, or a rule's name. `-1` is a negative number.
 *
 * @throws UserError as `readSize`.
 */
export function readPadding(text: string): TypedPadding {
  const option = 'padding'
  const name = readPaddingName(text)

  if (name) return name

  const values = split(option, text).map((part): Pair => {
    const [, begin, end = begin] = /^([+-]?\d+)(?:-(\d+))?$/.exec(part) ?? []

    if (begin === undefined || end === undefined) {
      throw unreadable(option, text, `1, 1x2, 0-1, ${paddingNames.join(', ')}`)
    }

    return [readInteger(option, begin, limits.window), readInteger(option, end, limits.window)]
  })

  return withinAxes({ option, text, values }, 3)
}

/**
 * The number of spatial axes: as given, or as many as the longest size has; a square when all sizes are single numbers.
 */
export function countAxes(given: number | undefined, sizes: readonly Typed<unknown>[]): number {
  const longest = Math.max(...sizes.map((size) => size.values.length))

  return given ?? (longest > 1 ? longest : 2)
}

/**
 * One value per axis; a single one is repeated.
 *
 * @throws UserError `input.axisCount` when there are neither one nor `axes` values.
 */
export function spread<T>(typed: Typed<T>, axes: number): readonly T[] {
  const [first] = typed.values

  if (typed.values.length === axes) return typed.values
  if (typed.values.length !== 1 || first === undefined) throw axisCount(typed, String(axes))

  return Array.from({ length: axes }, () => first)
}

/** `1` where both sides are alike, else `0-1`. */
export function formatPair([begin, end]: Pair): string {
  return begin === end ? String(begin) : `${begin}-${end}`
}

/** The shortest text that would be read as these values. */
export function asTyped(values: readonly (number | string)[]): string {
  return new Set(values).size === 1 ? String(values[0]) : values.join('x')
}

/** Full-width forms become plain ones and surrounding brackets go. */
function split(option: string, text: string, limit = sizeTextLength): string[] {
  if (text.length > limit) {
    throw new UserError('input.tooLong', { option, length: text.length, limit })
  }

  const plain = plainText(text)
  const [, inside] = /^[([](.*?),?\s*[)\]]$/.exec(plain) ?? []

  return (inside ?? plain).trim().split(separator)
}

function readPaddingName(text: string): PaddingName | undefined {
  if (text.length > sizeTextLength) return undefined

  const word = plainText(text).toLowerCase().replace(/[- ]/, '_')

  return word === 'same_upper' ? 'same' : paddingNames.find((name) => name === word)
}

function readInteger(option: string, text: string, limit: number): number {
  const value = Number(text)

  if (value > limit) throw new UserError('input.tooLarge', { option, given: text, limit })

  return value
}

function withinAxes<T>(typed: Typed<T>, axes: number): Typed<T> {
  if (typed.values.length > axes) throw axisCount(typed, `1–${axes}`)

  return typed
}

function unreadable(option: string, text: string, example: string): UserError {
  return new UserError('input.unreadable', { given: text, expected: `${option} (${example})` })
}

function axisCount(typed: Typed<unknown>, expected: string): UserError {
  const { option, text, values } = typed

  return new UserError('input.axisCount', { option, given: text, count: values.length, expected })
}
