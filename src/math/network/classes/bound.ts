import { UserError } from '../../../errors.ts'
import { limits } from '../../limits.ts'
import type { Pair } from '../../sizes.ts'
import type { Arguments, Axes } from '../layer.ts'
import type { Call, Literal } from '../parse/call.ts'
import { refuseArgument, wrongArgument } from '../parse/refusals.ts'

/** A constructor's arguments in order, each with its default; undefined where it must be given. */
export type Signature = Readonly<Record<string, Literal | undefined>>

/**
 * The arguments of a call by name, defaults filled in.
 *
 * @param ignored - keywords without effect on a shape, whatever their value.
 * @throws UserError `layers.unknownArgument`, `layers.missingArgument`, `layers.wrongArgument`.
 */
export function bindCall(call: Call, signature: Signature, ignored: ReadonlySet<string>): Arguments {
  const names = Object.keys(signature)
  const given = new Map<string, Literal>()
  const surplus = call.positional[names.length]

  if (surplus !== undefined) {
    throw refuseArgument(call.name, JSON.stringify(surplus), [], call.places.name)
  }
  for (const [position, value] of call.positional.entries()) given.set(names[position] ?? '', value)
  for (const [keyword, value] of call.keywords) {
    if (!ignored.has(keyword)) {
      const isKnown = Object.hasOwn(signature, keyword)

      if (!isKnown || given.has(keyword)) {
        throw refuseArgument(call.name, keyword, isKnown ? [] : names, call.places.keywords.get(keyword))
      }
      given.set(keyword, value)
    }
  }

  return Object.fromEntries(names.map((name) => [name, argumentOf(call, name, given, signature)]))
}

function argumentOf(
  { name: layer }: Call,
  argument: string,
  given: ReadonlyMap<string, Literal>,
  signature: Signature,
): Literal {
  const value = given.has(argument) ? given.get(argument) : signature[argument]

  if (value === undefined) throw new UserError('layers.missingArgument', { layer, argument })

  return value
}

/** Reads bound arguments as what a layer needs, or refuses them by their name. */
export class Bound {
  readonly class: string
  readonly values: Arguments

  constructor(name: string, values: Arguments) {
    this.class = name
    this.values = values
  }

  isNone(argument: string): boolean {
    return this.values[argument] === null
  }

  flag(argument: string): boolean {
    const value = this.values[argument]
    if (typeof value !== 'boolean') throw this.wrong(argument)

    return value
  }

  real(argument: string): number {
    const value = this.values[argument]
    if (typeof value !== 'number' || !(Math.abs(value) <= 1e9)) throw this.wrong(argument)

    return value
  }

  /** @throws UserError `layers.wrongArgument` unless it is one of these words. */
  choice<Word extends string>(argument: string, words: readonly Word[]): Word {
    const value = this.values[argument]
    const word = words.find((each) => each === value)
    if (word === undefined) throw this.wrong(argument, words.join(', '))

    return word
  }

  /** An integer of either sign. */
  integer(argument: string, limit: number = limits.channels): number {
    return this.#whole(argument, this.values[argument], limit)
  }

  /** Channels or features, at least 1. */
  count(argument: string, limit: number = limits.channels): number {
    const given = this.integer(argument, limit)
    if (given < 1) throw new UserError('conv.channelsNotPositive', { given })

    return given
  }

  /** One value per axis, repeated where a single one is given. */
  sizes(argument: string, axes: Axes, limit: number = limits.window): readonly number[] {
    const value = this.values[argument]
    if (!Array.isArray(value)) return repeat(this.#whole(argument, value, limit), axes)

    return this.#each(argument, value, axes, limit)
  }

  /** As `sizes`, where PyTorch repeats a list of one as well. */
  window(argument: string, axes: Axes): readonly number[] {
    const value = this.values[argument]
    if (Array.isArray(value) && value.length === 1) return repeat(this.#whole(argument, value[0]), axes)

    return this.sizes(argument, axes)
  }

  #each(argument: string, values: readonly Literal[], axes: number, limit: number): number[] {
    if (values.length !== axes) throw this.wrong(argument)

    return values.map((each) => this.#whole(argument, each, limit))
  }

  /** A list of whole numbers of any length; a single number is a list of one. */
  list(argument: string, limit: number = limits.channels): readonly number[] {
    const value = this.values[argument]
    const values: readonly Literal[] = Array.isArray(value) ? value : [value as Literal]
    if (values.length === 0) throw this.wrong(argument)

    return values.map((each) => this.#whole(argument, each, limit))
  }

  /** Keras's `1`, `(1, 2)` or `((1, 2), (3, 4))`: what each axis has before and after. */
  sides(argument: string, axes: Axes): readonly Pair[] {
    const value = this.values[argument]
    const isPair = axes === 1 && Array.isArray(value) && value.length === 2
    const each: readonly Literal[] = isPair ? [value] : Array.isArray(value) ? value : repeat(value, axes)
    if (each.length !== axes) throw this.wrong(argument)

    return each.map((side): Pair => {
      const [begin, end = begin, ...more] = Array.isArray(side) ? side : [side]
      if (more.length > 0 || begin === undefined) throw this.wrong(argument)

      return [this.#whole(argument, begin), this.#whole(argument, end)]
    })
  }

  wrong(argument: string, expected = ''): UserError {
    return wrongArgument(this.class, argument, this.values[argument] ?? null, expected)
  }

  #whole(argument: string, value: Literal | undefined, limit: number = limits.window): number {
    if (typeof value !== 'number' || !Number.isInteger(value)) throw this.wrong(argument)
    if (Math.abs(value) > limit)
      throw new UserError('input.tooLarge', { option: argument, given: value, limit })

    return value
  }
}

function repeat<T>(value: T, count: number): T[] {
  return Array.from({ length: count }, () => value)
}
