import type { Activation, Arguments, Layer, Pool, Windowed } from '../layer.ts'
import type { Step } from '../trace/step.ts'
import type { Description } from './describe.ts'
import { axesOf, channelsIn, each, isPool, isWindowed, onnxPads } from './parts.ts'

/** The layer as an ONNX operator with its attributes. */
export function describeOnnx(layer: Layer, step: Step): Description {
  return { class: operatorOf(layer), attributes: attributesOf(layer, step) }
}

const operators = {
  conv: 'Conv',
  conv_transpose: 'ConvTranspose',
  depthwise_conv: 'Conv',
  separable_conv: 'Conv',
  unfold: 'Im2Col',
  max_pool: 'MaxPool',
  avg_pool: 'AveragePool',
  lp_pool: 'LpPool',
  adaptive_avg_pool: 'AveragePool',
  adaptive_max_pool: 'MaxPool',
  global_avg_pool: 'GlobalAveragePool',
  global_max_pool: 'GlobalMaxPool',
  upsample: 'Resize',
  pixel_shuffle: 'DepthToSpace',
  pad: 'Pad',
  crop: 'Slice',
  flatten: 'Flatten',
  linear: 'Gemm',
  batch_norm: 'BatchNormalization',
  instance_norm: 'InstanceNormalization',
  layer_norm: 'LayerNormalization',
  group_norm: 'GroupNormalization',
  dropout: 'Dropout',
  identity: 'Identity',
  embedding: 'Gather',
  rnn: 'RNN',
  lstm: 'LSTM',
  gru: 'GRU',
} as const

const activations: Readonly<Record<Activation, string>> = {
  relu: 'Relu',
  relu6: 'Clip',
  leaky_relu: 'LeakyRelu',
  elu: 'Elu',
  selu: 'Selu',
  gelu: 'Gelu',
  silu: 'Swish',
  mish: 'Mish',
  softplus: 'Softplus',
  softsign: 'Softsign',
  tanh: 'Tanh',
  hardtanh: 'Clip',
  hardswish: 'HardSwish',
  sigmoid: 'Sigmoid',
  softmax: 'Softmax',
  prelu: 'PRelu',
}

function operatorOf(layer: Layer): string {
  return layer.kind === 'activation' ? activations[layer.name] : operators[layer.kind]
}

function attributesOf(layer: Layer, step: Step): Arguments {
  if (isWindowed(layer) || isPool(layer)) return windowAttributes(layer, step)

  switch (layer.kind) {
    case 'upsample':
      return { scales: layer.scale, mode: layer.mixes ? 'linear' : 'nearest' }
    case 'pixel_shuffle':
      return { blocksize: layer.factor, mode: 'CRD' }
    case 'pad':
      return { pads: onnxPads(step) }
    case 'flatten':
      return { axis: 1 }
    case 'linear':
      return { transB: 1 }
    case 'group_norm':
      return { num_groups: layer.groups }
    case 'rnn':
    case 'lstm':
    case 'gru':
      return { hidden_size: layer.hidden, direction: layer.directions === 2 ? 'bidirectional' : 'forward' }
    case 'activation':
      return layer.param === null ? {} : { alpha: layer.param }
    default:
      return {}
  }
}

const automatic = { same: 'SAME_UPPER', same_lower: 'SAME_LOWER', valid: 'VALID' } as const

function windowAttributes(layer: Windowed | Pool, step: Step): Arguments {
  const axes = axesOf(step)
  const isNamed = layer.padding === 'same' || layer.padding === 'same_lower' || layer.padding === 'valid'

  return {
    kernel_shape: each(layer.kernel, axes),
    strides: step.resolved.stride ?? [],
    ...(isNamed ? { auto_pad: automatic[layer.padding] } : { auto_pad: 'NOTSET', pads: onnxPads(step) }),
    dilations: each(layer.dilation, axes),
    ...(isWindowed(layer)
      ? { group: layer.kind === 'depthwise_conv' ? channelsIn(step) : layer.groups }
      : { ceil_mode: layer.ceil ? 1 : 0 }),
    ...(layer.kind === 'conv_transpose' && { output_padding: step.resolved.outputPadding ?? [] }),
  }
}
