import { UserError } from '../../errors.ts'
import { limits } from '../limits.ts'
import { readSize } from '../sizes.ts'
import { Bound, bindCall } from './classes/bound.ts'
import { kerasClasses, kerasIgnored } from './classes/keras.ts'
import { torchClasses, torchIgnored } from './classes/torch.ts'
import type { Layer, Network, Part } from './layer.ts'
import type { Call, Literal } from './parse/call.ts'
import { inputClass, knownNames } from './parse/names.ts'
import { readWords } from './parse/notation.ts'
import { parseNetwork } from './parse/parse.ts'
import { refuseLayer, wrongArgument } from './parse/refusals.ts'
import type { Item, Source, Typed } from './parse/tree.ts'

type Dialect = 'pytorch' | 'keras'

/** Longest text of an input, in characters. */
const inputLength = 60

/**
 * Reads a network in the project's notation, as PyTorch or as Keras.
 *
 * @param fallback - whose classes those are that both frameworks have.
 * @throws UserError `layers.*`, `input.*`, `conv.channelsNotPositive`.
 */
export function readNetwork(text: string, fallback: Dialect = 'pytorch'): Network {
  const typed = parseNetwork(text)
  const framework = dialectOf(typed)
  const reader = new NetworkReader(framework ?? fallback)
  const parts = typed.outermost === null ? reader.parts(typed.items) : reader.modules(typed.items)
  const input = typed.input === null ? reader.input : readInput(typed.input)

  return { framework, input, parts, outermost: typed.outermost }
}

/** Channels and sizes, or one number of features. */
export function readInput(text: string): readonly number[] {
  const { values } = readSize('input', text, limits.input, 4, inputLength)

  for (const given of values) if (given < 1) throw new UserError('conv.inputNotPositive', { given })

  return values
}

/**
 * The framework whose classes were pasted; null where none was, or only such as both have.
 *
 * @throws UserError `layers.mixedFrameworks`.
 */
function dialectOf({ items }: Typed): Dialect | null {
  const found = new Map<Dialect, string>()
  const collect = (item: Item): void => {
    if (item.type === 'chain') item.items.forEach(collect)
    if (item.type === 'block') item.branches.flat().forEach(collect)
    if (item.type !== 'call') return

    const dialect = modules.get(item.call.module) ?? dialectOfClass(item.call.name)
    if (dialect) found.set(dialect, item.call.name)
  }
  items.forEach(collect)

  const [torch, keras] = [found.get('pytorch'), found.get('keras')]
  if (torch !== undefined && keras !== undefined) {
    throw new UserError('layers.mixedFrameworks', { torch, keras })
  }

  return torch === undefined ? (keras === undefined ? null : 'keras') : 'pytorch'
}

/** Whose modules these are. */
const modules: ReadonlyMap<string, Dialect> = new Map([
  ['nn', 'pytorch'],
  ['torch', 'pytorch'],
  ['layers', 'keras'],
  ['keras', 'keras'],
  ['tf', 'keras'],
])

/** Null for a class that both frameworks have. */
function dialectOfClass(name: string): Dialect | null {
  const isTorch = Object.hasOwn(torchClasses, name)
  const isKeras = Object.hasOwn(kerasClasses, name) || name === inputClass

  return isTorch === isKeras ? null : isTorch ? 'pytorch' : 'keras'
}

class NetworkReader {
  readonly #dialect: Dialect
  /** As Keras's `Input` or `input_shape` said. */
  input: readonly number[] | null = null
  #isFirst = true

  constructor(dialect: Dialect) {
    this.#dialect = dialect
  }

  parts(items: readonly Item[]): Part[] {
    return items.flatMap((item) => this.#part(item))
  }

  /** The children of a printed model. A classifier is often fed by a flatten that is not printed. */
  modules(items: readonly Item[]): Part[] {
    return items.flatMap((item) =>
      item.type === 'chain' && item.times === 1
        ? item.items.flatMap((child) => mayFlatten(this.#part(child)))
        : mayFlatten(this.#part(item)),
    )
  }

  #part(item: Item): readonly Part[] {
    if (item.type === 'chain') {
      const parts = this.parts(item.items)

      // What a container or a bare bracket holds is as if it stood there itself.
      return item.times === 1 || parts.length === 0 ? parts : [{ type: 'chain', parts, times: item.times }]
    }
    if (item.type === 'block') {
      this.#isFirst = false

      return [{ type: 'block', join: item.join, branches: item.branches.map((branch) => this.parts(branch)) }]
    }
    if (item.type === 'call' && item.call.name === inputClass) {
      this.#takeInput(item.call, 'shape')

      return []
    }

    const layer = item.type === 'words' ? this.#words(item) : this.#construct(item.call, item.source)
    this.#isFirst = false

    return [{ type: 'layer', layer, flattensTo: null }]
  }

  #words(item: Extract<Item, { type: 'words' }>): Layer {
    const layer = readWords(item)
    if (!layer) throw refuseLayer(item.name, knownNames(), item.source)

    return layer
  }

  #construct(call: Call, source: Source): Layer {
    const [classes, ignored] =
      this.#dialect === 'pytorch' ? [torchClasses, torchIgnored] : [kerasClasses, kerasIgnored]
    const found = Object.hasOwn(classes, call.name) ? classes[call.name] : undefined
    if (!found) throw refuseLayer(call.name, Object.keys(classes), source)

    const bound = bindCall(call, found.signature, ignored)
    if (this.#dialect === 'keras' && call.keywords.has('input_shape')) this.#takeInput(call, 'input_shape')

    return {
      ...found.read(new Bound(call.name, bound)),
      text: source.typed,
      pasted: { class: call.name, bound },
    }
  }

  /** `(28, 28, 1)` there is 1×28×28 here. */
  #takeInput(call: Call, keyword: 'shape' | 'input_shape'): void {
    const value = call.keywords.get(keyword) ?? (keyword === 'shape' ? call.positional[0] : undefined)
    const sizes: readonly Literal[] = Array.isArray(value) ? value : [value ?? null]
    const whole = sizes.filter((size) => typeof size === 'number' && Number.isInteger(size))

    if (!this.#isFirst || this.input || whole.length !== sizes.length || sizes.length === 0) {
      throw wrongArgument(call.name, keyword, value ?? null)
    }

    const read = readInput(whole.join('x'))
    this.input = [...read.slice(-1), ...read.slice(0, -1)]
  }
}

/** Marks the first layer of a module that begins with a Linear, or comes to one over layers that keep the shape. */
function mayFlatten(parts: readonly Part[]): readonly Part[] {
  const layers = parts.map((part) => (part.type === 'layer' ? part.layer : null))
  const linear = layers.find((layer) => layer === null || !keepsShape(layer))
  const [first, ...others] = parts

  return linear?.kind === 'linear' && first?.type === 'layer'
    ? [{ ...first, flattensTo: linear.inFeatures }, ...others]
    : parts
}

function keepsShape({ kind }: Layer): boolean {
  return kind === 'dropout' || kind === 'activation' || kind === 'identity'
}
