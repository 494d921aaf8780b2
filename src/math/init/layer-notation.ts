import { UserError } from '../../errors.ts'
import { checkGroups } from '../conv/checks.ts'
import { checkSigns } from '../conv/signs.ts'
import { limits } from '../limits.ts'
import { refuseArgument, refuseLayer } from '../network/parse/refusals.ts'
import { plainText } from '../plain-text.ts'
import { readSize, spread } from '../sizes.ts'
import type { Cell, WeightLayer } from './layer.ts'
import { readConstructor } from './layer-constructor.ts'

/** Longest layer text, in characters. */
export const layerLength = 200

/** What follows a layer's name: bare values in order, and flags such as `g2` or `nobias`. */
interface Words {
  readonly layer: string
  readonly bare: readonly string[]
  readonly flags: ReadonlyMap<string, string>
}

/** Names of the notation, each with what its bare values are. */
const layers = {
  linear: ['in', 'out'],
  conv: ['kernel', 'in', 'out'],
  convt: ['kernel', 'in', 'out'],
  dw: ['kernel', 'channels'],
  embedding: ['entries', 'dimension'],
  rnn: ['input', 'hidden'],
  lstm: ['input', 'hidden'],
  gru: ['input', 'hidden'],
} as const
type Name = keyof typeof layers

const synonyms: ReadonlyMap<string, Name> = new Map([
  ['fc', 'linear'],
  ['dense', 'linear'],
  ['deconv', 'convt'],
])
const flagsOf: Readonly<Record<Name, readonly string[]>> = {
  linear: ['nobias'],
  conv: ['g', 's', 'nobias'],
  convt: ['g', 's', 'nobias'],
  dw: ['m', 'nobias'],
  embedding: [],
  rnn: ['nobias'],
  lstm: ['nobias'],
  gru: ['nobias'],
}

/**
 * Reads a layer: `linear 512 256`, `conv 3 64 128 g2 nobias`, `convT 4 128 64 s2`, `dw 3 64 m2`, `embedding 1000 64`,
 * `lstm 10 20`, or a PyTorch constructor such as `nn.Conv2d(64, 128, 3)`.
 *
 * @throws UserError `input.*`, `layers.*`, `conv.…NotPositive`, `conv.groupsNotDividing…`, `init.layerHasNoWeights`.
 */
export function readLayer(text: string): WeightLayer {
  if (text.length > layerLength) {
    throw new UserError('input.tooLong', { option: 'layer', length: text.length, limit: layerLength })
  }

  const plain = plainText(text)

  if (plain === '') throw new UserError('layers.empty')

  return plain.includes('(') ? readConstructor(plain) : readNotation(plain)
}

function readNotation(text: string): WeightLayer {
  const [typed = '', ...rest] = text.split(/\s+/)
  const [, head = '', digit] = /^([a-z_]+?)([123]d)?$/i.exec(typed) ?? []
  const word = head.toLowerCase()
  const name = synonyms.get(word) ?? (isName(word) ? word : undefined)

  if (!name) throw refuseLayer(typed, Object.keys(layers))

  const words = sort(name, rest)

  switch (name) {
    case 'linear':
      return linear(words)
    case 'conv':
    case 'convt':
      return convolution(name === 'conv' ? 'conv' : 'transposed', words, digit)
    case 'dw':
      return depthwise(words, digit)
    case 'embedding':
      return { kind: 'embedding', entries: count(words, 0), dimension: count(words, 1) }
    default:
      return recurrent(name, words)
  }
}

function linear(words: Words): WeightLayer {
  return {
    kind: 'linear',
    inFeatures: count(words, 0),
    outFeatures: count(words, 1),
    bias: !words.flags.has('nobias'),
  }
}

function convolution(kind: 'conv' | 'transposed', words: Words, digit: string | undefined): WeightLayer {
  const kernel = kernelOf(words, digit)
  const stride = readSize('stride', words.flags.get('s') ?? '1', limits.window)
  const layer = {
    kind,
    kernel,
    stride: spread(stride, kernel.length),
    inChannels: count(words, 1),
    outChannels: count(words, 2),
    groups: readCount('groups', words.flags.get('g') ?? '1'),
    bias: !words.flags.has('nobias'),
  }
  checkSigns({ ...layer, padding: [], dilation: [], input: [] })
  checkGroups(layer)

  return layer
}

function depthwise(words: Words, digit: string | undefined): WeightLayer {
  return {
    kind: 'depthwise',
    kernel: kernelOf(words, digit),
    channels: count(words, 1),
    multiplier: readCount('multiplier', words.flags.get('m') ?? '1'),
    bias: !words.flags.has('nobias'),
  }
}

function recurrent(cell: Cell, words: Words): WeightLayer {
  return {
    kind: 'recurrent',
    cell,
    inputSize: count(words, 0),
    hiddenSize: count(words, 1),
    layers: 1,
    directions: 1,
    bias: !words.flags.has('nobias'),
  }
}

/** A square where the name has no digit and the kernel one value, as in the sizes of `/conv`. */
function kernelOf(words: Words, digit: string | undefined): readonly number[] {
  const kernel = readSize('kernel', bareWord(words, 0), limits.window)
  const axes = digit ? Number(digit[0]) : kernel.values.length > 1 ? kernel.values.length : 2
  const sizes = spread(kernel, axes)
  checkSigns({ kernel: sizes, stride: [], dilation: [], padding: [], input: [] })

  return sizes
}

function count(words: Words, position: number): number {
  return readCount(layers[words.layer as Name][position] ?? '', bareWord(words, position))
}

/** @throws UserError `input.unreadable`, `input.tooLarge`, `conv.channelsNotPositive`, `conv.groupsNotPositive`. */
function readCount(argument: string, text: string): number {
  const [given = 0] = readSize(argument, text, limits.channels, 1).values

  if (given < 1) {
    throw new UserError(argument === 'groups' ? 'conv.groupsNotPositive' : 'conv.channelsNotPositive', {
      given,
    })
  }

  return given
}

function bareWord({ layer, bare }: Words, position: number): string {
  const word = bare[position]

  if (word === undefined) {
    throw new UserError('layers.missingArgument', {
      layer,
      argument: layers[layer as Name][position] ?? '',
    })
  }

  return word
}

function sort(layer: Name, words: readonly string[]): Words {
  const bare = words.filter((word) => /^[\d+-]/.test(word))
  const flags = new Map<string, string>()

  for (const word of words.filter((each) => !/^[\d+-]/.test(each))) {
    const [, flag = '', value = ''] = /^(nobias|[a-z]+?)(\d.*)?$/i.exec(word) ?? []
    const isKnown =
      flagsOf[layer].includes(flag.toLowerCase()) && (flag.toLowerCase() === 'nobias') === (value === '')

    if (!isKnown) throw refuseArgument(layer, word, flagsOf[layer])

    flags.set(flag.toLowerCase(), value)
  }

  const surplus = bare[layers[layer].length]

  if (surplus !== undefined) throw refuseArgument(layer, surplus, [])

  return { layer, bare, flags }
}

function isName(word: string): word is Name {
  return Object.hasOwn(layers, word)
}
