import { withDefaults } from '../classes/class.ts'
import { kerasClasses } from '../classes/keras.ts'
import type { Arguments, Layer, Pool, Windowed } from '../layer.ts'
import type { Step } from '../trace/step.ts'
import type { Description } from './describe.ts'
import { activationClasses, axesOf, channelsOut, each, isPool, isWindowed, paddingNumbers } from './parts.ts'

/** The layer as Keras's constructor; what was pasted keeps its class and what it said beside the geometry. */
export function describeKeras(layer: Layer, step: Step): Description {
  const name = layer.pasted?.class ?? classOf(layer, step)
  const own = { ...layer.pasted?.bound, ...argumentsOf(layer, step) }
  const found = Object.hasOwn(kerasClasses, name) ? kerasClasses[name] : undefined

  return { class: name, attributes: found ? withDefaults(found, own) : own }
}

/** TensorFlow.js takes the same arguments in one object, in camel case. */
export function describeTfjs(layer: Layer, step: Step): Description {
  const { class: name, attributes } = describeKeras(layer, step)
  const entries = Object.entries(attributes).map(([key, value]) => [camel(key), value])

  return { class: name, attributes: Object.fromEntries(entries) }
}

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function classOf(layer: Layer, step: Step): string {
  const axes = axesOf(step)

  switch (layer.kind) {
    case 'conv':
      return `Conv${axes}D`
    case 'conv_transpose':
      return `Conv${axes}DTranspose`
    case 'depthwise_conv':
      return `DepthwiseConv${axes}D`
    case 'separable_conv':
      return `SeparableConv${axes}D`
    case 'max_pool':
      return `MaxPooling${axes}D`
    case 'avg_pool':
      return `AveragePooling${axes}D`
    case 'global_avg_pool':
      return `GlobalAveragePooling${axes}D`
    case 'global_max_pool':
      return `GlobalMaxPooling${axes}D`
    case 'pad':
      return `ZeroPadding${axes}D`
    case 'crop':
      return `Cropping${axes}D`
    case 'upsample':
      return `UpSampling${axes}D`
    case 'activation':
      return activationClass(layer)
    default:
      return plainClasses[layer.kind]
  }
}

/** Where Keras has no layer, its operation of that name. */
const plainClasses = {
  lp_pool: 'lp_pool',
  adaptive_avg_pool: 'AdaptiveAveragePooling',
  adaptive_max_pool: 'AdaptiveMaxPooling',
  unfold: 'extract_patches',
  pixel_shuffle: 'depth_to_space',
  flatten: 'Flatten',
  linear: 'Dense',
  batch_norm: 'BatchNormalization',
  instance_norm: 'GroupNormalization',
  layer_norm: 'LayerNormalization',
  group_norm: 'GroupNormalization',
  dropout: 'Dropout',
  identity: 'Identity',
  embedding: 'Embedding',
  rnn: 'SimpleRNN',
  lstm: 'LSTM',
  gru: 'GRU',
} as const

const activationLayers: ReadonlySet<string> = new Set(['relu', 'leaky_relu', 'elu', 'softmax', 'prelu'])

function activationClass({ name }: Extract<Layer, { kind: 'activation' }>): string {
  return activationLayers.has(name) ? activationClasses[name] : 'Activation'
}

function argumentsOf(layer: Layer, step: Step): Arguments {
  if (isWindowed(layer)) return windowArguments(layer, step)
  if (isPool(layer)) return poolArguments(layer, step)

  switch (layer.kind) {
    case 'pad':
      return { padding: pairs(step) }
    case 'crop':
      return { cropping: pairs(step) }
    case 'upsample':
      return { size: each(layer.scale, axesOf(step)) }
    case 'pixel_shuffle':
      return { block_size: layer.factor }
    case 'linear':
      return { units: layer.outFeatures, use_bias: layer.bias }
    case 'embedding':
      return { input_dim: layer.entries, output_dim: layer.dimension }
    case 'rnn':
    case 'lstm':
    case 'gru':
      return { units: layer.hidden, use_bias: layer.bias, return_sequences: layer.sequences }
    case 'dropout':
      return { rate: layer.rate }
    case 'group_norm':
      return { groups: layer.groups }
    case 'instance_norm':
      return { groups: -1, scale: layer.affine, center: layer.affine }
    case 'activation':
      return activationArguments(layer)
    default:
      return {}
  }
}

function pairs({ resolved }: Step): readonly (readonly number[])[] {
  return (resolved.padding ?? []).map(([begin, end]) => [begin, end])
}

function windowArguments(layer: Windowed, step: Step): Arguments {
  const axes = axesOf(step)
  const hasFilters = layer.kind !== 'depthwise_conv' && layer.kind !== 'unfold'

  return {
    ...(hasFilters && { filters: channelsOut(step) }),
    kernel_size: each(layer.kernel, axes),
    strides: step.resolved.stride ?? [],
    padding: paddingOf(layer, step),
    dilation_rate: each(layer.dilation, axes),
    ...(layer.kind === 'conv' && { groups: layer.groups }),
    ...(layer.kind === 'conv_transpose' && {
      output_padding: layer.outputPadding && each(layer.outputPadding, axes),
    }),
    ...((layer.kind === 'depthwise_conv' || layer.kind === 'separable_conv') && {
      depth_multiplier: layer.multiplier,
    }),
    use_bias: layer.bias,
  }
}

function poolArguments(layer: Pool, step: Step): Arguments {
  return {
    pool_size: each(layer.kernel, axesOf(step)),
    strides: step.resolved.stride ?? [],
    padding: paddingOf(layer, step),
  }
}

/** Keras has names alone, and `valid` is no padding; TensorFlow.js takes numbers too. */
function paddingOf({ padding }: Windowed | Pool, step: Step) {
  if (typeof padding === 'string' && padding !== 'full') return padding

  return (step.resolved.padding ?? []).flat().every((side) => side === 0) ? 'valid' : paddingNumbers(step)
}

function activationArguments(layer: Extract<Layer, { kind: 'activation' }>): Arguments {
  if (layer.pasted) return {}
  if (!activationLayers.has(layer.name)) return { activation: layer.name }
  if (layer.param === null) return {}
  if (layer.name === 'leaky_relu') return { negative_slope: layer.param }

  return layer.name === 'elu' ? { alpha: layer.param } : {}
}
