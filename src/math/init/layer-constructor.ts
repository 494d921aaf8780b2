import { UserError } from '../../errors.ts'
import { checkGroups } from '../conv/checks.ts'
import { checkSigns } from '../conv/signs.ts'
import { limits } from '../limits.ts'
import { type Call, type Literal, readCall } from '../network/parse/call.ts'
import { refuseArgument, refuseLayer, wrongArgument } from '../network/parse/refusals.ts'
import type { Cell, ConvLayer, WeightLayer } from './layer.ts'

/** Arguments by name; a class lists every name it knows in PyTorch's order. */
type Arguments = ReadonlyMap<string, Literal>

interface Reader {
  readonly names: readonly string[]
  read(layer: string, given: Arguments): WeightLayer
}

const recurrentNames = [
  'input_size',
  'hidden_size',
  'num_layers',
  'bias',
  'batch_first',
  'dropout',
  'bidirectional',
]
const convNames = ['in_channels', 'out_channels', 'kernel_size', 'stride', 'padding']

/** torch/nn/modules: constructor arguments in order, as far as weights depend on them or people write them. */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['Linear', { names: ['in_features', 'out_features', 'bias'], read: readLinear }],
  ...([1, 2, 3] as const).flatMap((axes): [string, Reader][] => [
    [
      `Conv${axes}d`,
      {
        names: [...convNames, 'dilation', 'groups', 'bias', 'padding_mode'],
        read: (layer, given) => readConvolution('conv', axes, layer, given),
      },
    ],
    [
      `ConvTranspose${axes}d`,
      {
        names: [...convNames, 'output_padding', 'groups', 'bias', 'dilation', 'padding_mode'],
        read: (layer, given) => readConvolution('transposed', axes, layer, given),
      },
    ],
    [
      `BatchNorm${axes}d`,
      { names: ['num_features', ...normNames(true)], read: readNorm('num_features', true) },
    ],
    [
      `InstanceNorm${axes}d`,
      { names: ['num_features', ...normNames(true)], read: readNorm('num_features', false) },
    ],
  ]),
  [
    'GroupNorm',
    { names: ['num_groups', 'num_channels', 'eps', 'affine'], read: readNorm('num_channels', true) },
  ],
  ['LayerNorm', { names: ['normalized_shape', 'eps', 'elementwise_affine', 'bias'], read: readLayerNorm }],
  ['Embedding', { names: ['num_embeddings', 'embedding_dim'], read: readEmbedding }],
  ['RNN', { names: recurrentNames, read: (layer, given) => readRecurrent('rnn', layer, given) }],
  ['LSTM', { names: recurrentNames, read: (layer, given) => readRecurrent('lstm', layer, given) }],
  ['GRU', { names: recurrentNames, read: (layer, given) => readRecurrent('gru', layer, given) }],
  ['MultiheadAttention', { names: ['embed_dim', 'num_heads', 'dropout', 'bias'], read: readAttention }],
])

/** Layers that have nothing to initialise. */
const weightless =
  /^(?:(?:Max|Avg|LP|AdaptiveAvg|AdaptiveMax)Pool[123]d|(?:Zero)?Pad[123]d|Unfold|Upsample|PixelShuffle|Dropout[123]?d?|Flatten|Identity|ReLU6?|SiLU|LeakyReLU|ELU|SELU|GELU|Hardtanh|Softmax|Tanh|Sigmoid|Softplus|Softsign|Mish|Hardswish)$/

/** Accepted everywhere and without effect on a shape. */
const ignored: ReadonlySet<string> = new Set(['device', 'dtype'])

/**
 * Reads a PyTorch constructor, such as `nn.Conv2d(64, 128, 3, bias=False)`.
 *
 * @throws UserError `layers.*`, `init.layerHasNoWeights`, `conv.…NotPositive`, `conv.groupsNotDividing…`.
 */
export function readConstructor(text: string): WeightLayer {
  const call = readCall(text)
  const reader = readers.get(call.name)

  if (weightless.test(call.name)) throw new UserError('init.layerHasNoWeights', { layer: call.name })
  if (!reader) throw refuseLayer(call.name, [...readers.keys()])

  return reader.read(call.name, bind(call, reader.names))
}

function bind({ name, positional, keywords }: Call, names: readonly string[]): Arguments {
  const surplus = positional[names.length]
  const bound = new Map<string, Literal>()

  if (surplus !== undefined) throw refuseArgument(name, String(surplus), [])

  for (const [position, value] of positional.entries()) bound.set(names[position] ?? '', value)
  for (const [keyword, value] of keywords) {
    const isKnown = names.includes(keyword) || ignored.has(keyword)

    if (!isKnown || bound.has(keyword)) throw refuseArgument(name, keyword, isKnown ? [] : names)
    bound.set(keyword, value)
  }

  return bound
}

function readLinear(layer: string, given: Arguments): WeightLayer {
  return {
    kind: 'linear',
    inFeatures: count(layer, given, 'in_features'),
    outFeatures: count(layer, given, 'out_features'),
    bias: flag(layer, given, 'bias', true),
  }
}

function readConvolution(
  kind: ConvLayer['kind'],
  axes: number,
  layer: string,
  given: Arguments,
): WeightLayer {
  const read: ConvLayer = {
    kind,
    kernel: sizes(layer, given, 'kernel_size', axes),
    stride: given.has('stride') ? sizes(layer, given, 'stride', axes) : Array.from({ length: axes }, () => 1),
    inChannels: count(layer, given, 'in_channels'),
    outChannels: count(layer, given, 'out_channels'),
    groups: given.has('groups') ? whole(layer, 'groups', given.get('groups'), limits.channels) : 1,
    bias: flag(layer, given, 'bias', true),
  }
  checkSigns({ ...read, padding: [], dilation: [], input: [] })
  checkGroups(read)

  return read
}

function normNames(tracks: boolean): string[] {
  return ['eps', 'momentum', 'affine', ...(tracks ? ['track_running_stats'] : [])]
}

function readNorm(size: string, affine: boolean): Reader['read'] {
  return (layer, given) => {
    if (!flag(layer, given, 'affine', affine)) throw new UserError('init.layerHasNoWeights', { layer })

    return { kind: 'norm', shape: [count(layer, given, size)], bias: true }
  }
}

function readLayerNorm(layer: string, given: Arguments): WeightLayer {
  const typed = given.get('normalized_shape')
  const shape = Array.isArray(typed) ? typed : [typed]

  if (!flag(layer, given, 'elementwise_affine', true))
    throw new UserError('init.layerHasNoWeights', { layer })

  return {
    kind: 'norm',
    shape: shape.map((each) => positive(layer, 'normalized_shape', each, limits.channels)),
    bias: flag(layer, given, 'bias', true),
  }
}

function readEmbedding(layer: string, given: Arguments): WeightLayer {
  return {
    kind: 'embedding',
    entries: count(layer, given, 'num_embeddings'),
    dimension: count(layer, given, 'embedding_dim'),
  }
}

const mostLayers = 64

function readRecurrent(cell: Cell, layer: string, given: Arguments): WeightLayer {
  const layers = given.has('num_layers') ? whole(layer, 'num_layers', given.get('num_layers'), mostLayers) : 1

  if (layers < 1) throw wrongArgument(layer, 'num_layers', layers)

  return {
    kind: 'recurrent',
    cell,
    inputSize: count(layer, given, 'input_size'),
    hiddenSize: count(layer, given, 'hidden_size'),
    layers,
    directions: flag(layer, given, 'bidirectional', false) ? 2 : 1,
    bias: flag(layer, given, 'bias', true),
  }
}

function readAttention(layer: string, given: Arguments): WeightLayer {
  const dimension = count(layer, given, 'embed_dim')
  const heads = count(layer, given, 'num_heads')

  if (dimension % heads !== 0) throw wrongArgument(layer, 'num_heads', heads)

  return { kind: 'attention', dimension, bias: flag(layer, given, 'bias', true) }
}

function count(layer: string, given: Arguments, argument: string): number {
  return positive(layer, argument, given.get(argument), limits.channels)
}

function positive(layer: string, argument: string, value: Literal | undefined, limit: number): number {
  const given = whole(layer, argument, value, limit)

  if (given < 1) throw new UserError('conv.channelsNotPositive', { given })

  return given
}

function whole(layer: string, argument: string, value: Literal | undefined, limit: number): number {
  if (value === undefined) throw new UserError('layers.missingArgument', { layer, argument })
  if (typeof value !== 'number' || !Number.isInteger(value)) throw wrongArgument(layer, argument, value)
  if (value > limit) throw new UserError('input.tooLarge', { option: argument, given: value, limit })

  return value
}

function sizes(layer: string, given: Arguments, argument: string, axes: number): readonly number[] {
  const value = given.get(argument)

  if (!Array.isArray(value)) {
    const size = whole(layer, argument, value, limits.window)

    return Array.from({ length: axes }, () => size)
  }
  if (value.length !== axes) throw wrongArgument(layer, argument, value)

  return value.map((each: Literal) => whole(layer, argument, each, limits.window))
}

function flag(layer: string, given: Arguments, argument: string, absent: boolean): boolean {
  const value = given.get(argument) ?? absent

  if (typeof value !== 'boolean') throw wrongArgument(layer, argument, value)

  return value
}
