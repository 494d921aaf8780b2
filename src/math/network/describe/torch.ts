import { withDefaults } from '../classes/class.ts'
import { torchClasses } from '../classes/torch.ts'
import type { Arguments, Layer, Norm, Pool, Windowed } from '../layer.ts'
import type { Step } from '../trace/step.ts'
import type { Description } from './describe.ts'
import {
  activationClasses,
  axesOf,
  channelsIn,
  channelsOut,
  each,
  isPool,
  isWindowed,
  paddingNumbers,
} from './parts.ts'

/** The layer as PyTorch's constructor; what was pasted keeps its class and what it said beside the geometry. */
export function describeTorch(layer: Layer, step: Step): Description {
  const name = layer.pasted?.class ?? classOf(layer, step)
  const own = { ...layer.pasted?.bound, ...argumentsOf(layer, step) }
  const found = Object.hasOwn(torchClasses, name) ? torchClasses[name] : undefined

  return { class: name, attributes: found ? withDefaults(found, own) : own }
}

function classOf(layer: Layer, step: Step): string {
  const axes = axesOf(step)

  switch (layer.kind) {
    case 'conv':
    case 'depthwise_conv':
      return `Conv${axes}d`
    case 'separable_conv':
      // PyTorch has no class for it: two convolutions in a row.
      return 'Sequential'
    case 'conv_transpose':
      return `ConvTranspose${axes}d`
    case 'max_pool':
      return `MaxPool${axes}d`
    case 'avg_pool':
      return `AvgPool${axes}d`
    case 'lp_pool':
      return `LPPool${axes}d`
    case 'adaptive_avg_pool':
    case 'global_avg_pool':
      return `AdaptiveAvgPool${axes}d`
    case 'adaptive_max_pool':
    case 'global_max_pool':
      return `AdaptiveMaxPool${axes}d`
    case 'pad':
    case 'crop':
      return `ZeroPad${axes}d`
    case 'batch_norm':
      return `BatchNorm${Math.max(axes, 1)}d`
    case 'instance_norm':
      return `InstanceNorm${axes}d`
    case 'activation':
      return activationClasses[layer.name]
    default:
      return plainClasses[layer.kind]
  }
}

const plainClasses = {
  unfold: 'Unfold',
  upsample: 'Upsample',
  pixel_shuffle: 'PixelShuffle',
  flatten: 'Flatten',
  linear: 'Linear',
  layer_norm: 'LayerNorm',
  group_norm: 'GroupNorm',
  dropout: 'Dropout',
  identity: 'Identity',
  embedding: 'Embedding',
  rnn: 'RNN',
  lstm: 'LSTM',
  gru: 'GRU',
} as const

function argumentsOf(layer: Layer, step: Step): Arguments {
  if (isWindowed(layer)) return windowArguments(layer, step)
  if (isPool(layer)) return poolArguments(layer, step)

  switch (layer.kind) {
    case 'adaptive_avg_pool':
    case 'adaptive_max_pool':
      return layer.pasted ? {} : { output_size: single(layer.outputSize) }
    case 'global_avg_pool':
    case 'global_max_pool':
      return { output_size: 1 }
    case 'upsample':
      return layer.pasted ? {} : { scale_factor: single(layer.scale) }
    case 'pixel_shuffle':
      return { upscale_factor: layer.factor }
    case 'pad':
    case 'crop':
      return { padding: zeroPadding(layer.kind, step) }
    case 'flatten':
      return { start_dim: layer.from, end_dim: layer.to }
    case 'linear':
      return { in_features: step.resolved.features ?? 1, out_features: layer.outFeatures, bias: layer.bias }
    case 'embedding':
      return { num_embeddings: layer.entries, embedding_dim: layer.dimension }
    case 'rnn':
    case 'lstm':
    case 'gru':
      return { input_size: step.resolved.features ?? 1, hidden_size: layer.hidden, bias: layer.bias }
    case 'dropout':
      return { p: layer.rate }
    case 'activation':
      return activationArguments(layer)
    case 'identity':
      return {}
    default:
      return normArguments(layer, step)
  }
}

function windowArguments(layer: Windowed, step: Step): Arguments {
  const axes = axesOf(step)
  const geometry = {
    kernel_size: each(layer.kernel, axes),
    stride: step.resolved.stride ?? [],
    padding: isNamed(layer) ? layer.padding : paddingNumbers(step),
    dilation: each(layer.dilation, axes),
  }
  if (layer.kind === 'unfold') return geometry

  const isDepthwise = layer.kind === 'depthwise_conv'

  return {
    in_channels: channelsIn(step),
    out_channels: channelsOut(step),
    ...geometry,
    ...(layer.kind === 'separable_conv' && { depth_multiplier: layer.multiplier }),
    groups: isDepthwise ? channelsIn(step) : layer.groups,
    bias: layer.bias,
    padding_mode: layer.paddingMode,
    ...(layer.kind === 'conv_transpose' && { output_padding: step.resolved.outputPadding ?? [] }),
  }
}

/** The names that PyTorch's convolutions take themselves; others are numbers there. */
function isNamed(layer: Windowed): layer is Windowed & { padding: 'same' | 'valid' } {
  return layer.kind !== 'conv_transpose' && (layer.padding === 'same' || layer.padding === 'valid')
}

function poolArguments(layer: Pool, step: Step): Arguments {
  const axes = axesOf(step)
  const hasPadding = layer.kind !== 'lp_pool'

  return {
    kernel_size: each(layer.kernel, axes),
    stride: step.resolved.stride ?? [],
    ...(hasPadding && { padding: paddingNumbers(step) }),
    ...(layer.kind === 'max_pool' && { dilation: each(layer.dilation, axes) }),
    ceil_mode: layer.ceil,
  }
}

/** The last axis first; cropping is padding below 0. */
function zeroPadding(kind: 'pad' | 'crop', { resolved }: Step): readonly number[] {
  const sign = kind === 'pad' ? 1 : -1

  // Adding 0 makes −0 a plain 0.
  return (resolved.padding ?? []).toReversed().flatMap(([begin, end]) => [sign * begin + 0, sign * end + 0])
}

function activationArguments(layer: Extract<Layer, { kind: 'activation' }>): Arguments {
  if (layer.pasted || layer.param === null) return {}

  switch (layer.name) {
    case 'leaky_relu':
      return { negative_slope: layer.param }
    case 'elu':
      return { alpha: layer.param }
    case 'prelu':
      return { init: layer.param }
    default:
      return {}
  }
}

function normArguments(layer: Norm, step: Step): Arguments {
  switch (layer.kind) {
    case 'layer_norm':
      return { normalized_shape: layer.shape ?? step.input.shape }
    case 'group_norm':
      return { num_groups: layer.groups, num_channels: step.resolved.features ?? 1 }
    default:
      return { num_features: step.resolved.features ?? 1 }
  }
}

function single<T>(values: readonly T[]): T | readonly T[] {
  const [first] = values

  return values.length === 1 && first !== undefined ? first : values
}
