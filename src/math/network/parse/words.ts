import { UserError } from '../../../errors.ts'
import { limits } from '../../limits.ts'
import { readPadding, readSize } from '../../sizes.ts'
import type { Axes } from '../layer.ts'
import { refuseArgument, wrongArgument } from './refusals.ts'
import type { Word, Words } from './tree.ts'

/** What may follow a name of the notation. */
export interface Form {
  /** Slots that bare values fill in this order; the first `required` of them must be given. */
  readonly bare: readonly Slot[]
  readonly required: number
  /** Slots that need their key, as in `s2` or `s=2`. */
  readonly keyed: readonly Slot[]
  readonly flags: readonly Flag[]
}

export type Slot = 'k' | 'out' | 's' | 'p' | 'd' | 'g' | 'op' | 'm' | 'value' | 'entries' | 'amount'
export type Flag = 'ceil' | 'nobias' | PaddingFlag
type PaddingFlag = 'same' | 'same_lower' | 'valid' | 'causal' | 'full'

/** Slots that can be named, by `s2` or `s=2`. */
const keys: ReadonlySet<string> = new Set(['k', 'out', 's', 'p', 'd', 'g', 'op', 'm'])

export const paddingFlags = ['same', 'same_lower', 'valid', 'causal', 'full'] as const

const slotNames: Readonly<Record<Slot, string>> = {
  k: 'kernel',
  out: 'out',
  s: 'stride',
  p: 'padding',
  d: 'dilation',
  g: 'groups',
  op: 'output_padding',
  m: 'multiplier',
  value: 'value',
  entries: 'entries',
  amount: 'amount',
}

/** A layer's words sorted into its slots, read one by one. */
export class Given {
  readonly layer: string
  readonly axes: Axes | null
  readonly #slots: ReadonlyMap<Slot, string>
  readonly #flags: ReadonlySet<string>

  constructor(layer: string, axes: Axes | null, form: Form, typed: Words) {
    const { slots, flags } = sort(layer, form, typed)
    this.layer = layer
    this.axes = axes
    this.#slots = slots
    this.#flags = flags

    const missing = form.bare.slice(0, form.required).find((slot) => !slots.has(slot))
    if (missing) throw new UserError('layers.missingArgument', { layer, argument: slotNames[missing] })
  }

  hasFlag(flag: Flag): boolean {
    return this.#flags.has(flag)
  }

  /** One value, or one per axis; undefined where not given. */
  sizes(slot: Slot): readonly number[] | undefined {
    const text = this.#slots.get(slot)

    return text === undefined ? undefined : readSize(slotNames[slot], text, limits.window).values
  }

  /** A count of channels or features; undefined where not given. */
  count(slot: Slot): number | undefined {
    const text = this.#slots.get(slot)

    return text === undefined ? undefined : readSize(slotNames[slot], text, limits.channels, 1).values[0]
  }

  /** The padding, named or in numbers. */
  padding() {
    const named = paddingFlags.find((flag) => this.#flags.has(flag))
    const text = this.#slots.get('p')

    if (named !== undefined && text !== undefined) throw wrongArgument(this.layer, 'padding', text)

    return named ?? (text === undefined ? undefined : this.#pairs(text))
  }

  /** Padding syntax without a rule's name. */
  amount() {
    const read = this.#pairs(this.#slots.get('amount') ?? '')
    if (typeof read === 'string') throw wrongArgument(this.layer, slotNames.amount, read)

    return read
  }

  #pairs(text: string) {
    const read = readPadding(text)

    return typeof read === 'string' ? read : read.values
  }

  /** Reals, `2` or `1.5x2`; undefined where not given. */
  reals(slot: Slot): readonly number[] | undefined {
    const text = this.#slots.get(slot)
    if (text === undefined) return undefined

    const values = text
      .replace(/^[([]|[)\]]$/g, '')
      .split(/[x×*,]/i)
      .map((part) => part.trim())

    if (values.length > 3 || !values.every(isReal)) throw wrongArgument(this.layer, slotNames[slot], text)

    return values.map(Number)
  }
}

function isReal(text: string): boolean {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) && Math.abs(Number(text)) <= 1e9
}

function sort(layer: string, form: Form, { words }: Words) {
  const slots = new Map<Slot, string>()
  const flags = new Set<string>()

  for (const word of words) {
    const [slot, value] = slotOf(layer, form, word, slots)

    if (slot === null) flags.add(value)
    else if (slots.has(slot)) throw wrongArgument(layer, slotNames[slot], value)
    else slots.set(slot, value)
  }

  return { slots, flags }
}

/** The slot a word fills, or null with the flag it is. */
function slotOf(
  layer: string,
  form: Form,
  word: Word,
  filled: ReadonlyMap<Slot, string>,
): readonly [Slot, string] | readonly [null, string] {
  const { key, text, place } = word
  const known = [...form.keyed, ...form.flags]

  if (key !== null) {
    const slot = named(form, key)
    if (slot) return [slot, text]

    throw refuseArgument(layer, key, known, place)
  }
  if (/^[\d.+([-]/.test(text)) {
    const slot = form.bare.find((each) => !filled.has(each))
    if (slot) return [slot, text]

    throw refuseArgument(layer, text, [], place)
  }

  const flag = form.flags.find((each) => each === text.toLowerCase())
  if (flag) return [null, flag]

  const [, prefix = '', value = ''] = /^([a-z]+)([\d+-].*)$/i.exec(text) ?? []
  const slot = named(form, prefix)
  if (slot) return [slot, value]

  throw refuseArgument(layer, text, known, place)
}

function named({ bare, keyed }: Form, key: string): Slot | undefined {
  return [...bare, ...keyed].find((slot) => keys.has(slot) && slot === key.toLowerCase())
}
