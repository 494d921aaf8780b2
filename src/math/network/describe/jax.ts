import type { Arguments, Layer, Pool, Windowed } from '../layer.ts'
import type { Step } from '../trace/step.ts'
import type { Description } from './describe.ts'
import { axesOf, channelsIn, channelsOut, each, isPool, isWindowed } from './parts.ts'

/** The layer as Flax's module, or the function that JAX users call where there is none. */
export function describeJax(layer: Layer, step: Step): Description {
  return {
    class: layer.kind === 'activation' ? layer.name : classes[layer.kind],
    attributes: argumentsOf(layer, step),
  }
}

const classes = {
  conv: 'Conv',
  conv_transpose: 'ConvTranspose',
  depthwise_conv: 'Conv',
  separable_conv: 'Sequential',
  unfold: 'conv_general_dilated_patches',
  max_pool: 'max_pool',
  avg_pool: 'avg_pool',
  lp_pool: 'pool',
  adaptive_avg_pool: 'avg_pool',
  adaptive_max_pool: 'max_pool',
  global_avg_pool: 'mean',
  global_max_pool: 'max',
  upsample: 'resize',
  pixel_shuffle: 'reshape',
  pad: 'pad',
  crop: 'slice',
  flatten: 'reshape',
  linear: 'Dense',
  batch_norm: 'BatchNorm',
  instance_norm: 'InstanceNorm',
  layer_norm: 'LayerNorm',
  group_norm: 'GroupNorm',
  dropout: 'Dropout',
  identity: 'identity',
  embedding: 'Embed',
  rnn: 'SimpleCell',
  lstm: 'LSTMCell',
  gru: 'GRUCell',
} as const

function argumentsOf(layer: Layer, step: Step): Arguments {
  if (isWindowed(layer)) return windowArguments(layer, step)
  if (isPool(layer)) {
    return {
      window_shape: each(layer.kernel, axesOf(step)),
      strides: step.resolved.stride ?? [],
      padding: paddingOf(layer, step),
    }
  }

  switch (layer.kind) {
    case 'linear':
      return { features: layer.outFeatures, use_bias: layer.bias }
    case 'embedding':
      return { num_embeddings: layer.entries, features: layer.dimension }
    case 'rnn':
    case 'lstm':
    case 'gru':
      return { features: layer.hidden }
    case 'dropout':
      return { rate: layer.rate }
    case 'group_norm':
      return { num_groups: layer.groups }
    default:
      return {}
  }
}

function windowArguments(layer: Windowed, step: Step): Arguments {
  const axes = axesOf(step)
  const isTransposed = layer.kind === 'conv_transpose'

  return {
    features: channelsOut(step),
    kernel_size: each(layer.kernel, axes),
    strides: step.resolved.stride ?? [],
    padding: paddingOf(layer, step),
    kernel_dilation: each(layer.dilation, axes),
    ...(!isTransposed && {
      feature_group_count: layer.kind === 'depthwise_conv' ? channelsIn(step) : layer.groups,
    }),
    use_bias: layer.bias,
  }
}

const names = { same: 'SAME', same_lower: 'SAME_LOWER', valid: 'VALID' } as const

function paddingOf({ padding }: Windowed | Pool, { resolved }: Step) {
  return padding === 'same' || padding === 'same_lower' || padding === 'valid'
    ? names[padding]
    : (resolved.padding ?? []).map(([begin, end]) => [begin, end])
}
