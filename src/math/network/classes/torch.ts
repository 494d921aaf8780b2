import type { Activation, Axes } from '../layer.ts'
import type { Bound } from './bound.ts'
import { type ClassTable, everyAxes, type LayerClass, type Unsourced } from './class.ts'
import { torchWindows } from './torch-windows.ts'

const dropoutClass: LayerClass = {
  signature: { p: 0.5, inplace: false },
  read: (bound) => ({ kind: 'dropout', rate: bound.real('p') }),
}

const mostLayers = 64

/** torch/nn/modules: constructor arguments in order, with their defaults. */
export const torchClasses: ClassTable = {
  ...torchWindows,
  ...resizedClasses(),
  ...normClasses(),
  Linear: {
    signature: { in_features: undefined, out_features: undefined, bias: true },
    read: (bound) => ({
      kind: 'linear',
      inFeatures: bound.count('in_features'),
      outFeatures: bound.count('out_features'),
      bias: bound.flag('bias'),
    }),
  },
  Embedding: {
    signature: {
      num_embeddings: undefined,
      embedding_dim: undefined,
      padding_idx: null,
      max_norm: null,
      norm_type: 2,
      scale_grad_by_freq: false,
      sparse: false,
    },
    read: (bound) => ({
      kind: 'embedding',
      entries: bound.count('num_embeddings'),
      dimension: bound.count('embedding_dim'),
    }),
  },
  RNN: recurrentClass('rnn', { nonlinearity: 'tanh' }),
  LSTM: recurrentClass('lstm'),
  GRU: recurrentClass('gru'),
  Flatten: {
    signature: { start_dim: 1, end_dim: -1 },
    read: (bound) => ({ kind: 'flatten', from: bound.integer('start_dim'), to: bound.integer('end_dim') }),
  },
  Identity: { signature: {}, read: () => ({ kind: 'identity' }) },
  ...Object.fromEntries(
    ['Dropout', 'Dropout1d', 'Dropout2d', 'Dropout3d', 'AlphaDropout'].map((name) => [name, dropoutClass]),
  ),
  ...activationClasses(),
}

function resizedClasses(): ClassTable {
  const adaptive = (kind: 'adaptive_avg_pool' | 'adaptive_max_pool', axes: Axes): LayerClass => ({
    signature: { output_size: undefined, ...(kind === 'adaptive_max_pool' && { return_indices: false }) },
    read: (bound) => ({ kind, axes, outputSize: outputSize(bound, axes) }),
  })

  return {
    ...Object.fromEntries(
      everyAxes.flatMap((axes): [string, LayerClass][] => [
        [`AdaptiveAvgPool${axes}d`, adaptive('adaptive_avg_pool', axes)],
        [`AdaptiveMaxPool${axes}d`, adaptive('adaptive_max_pool', axes)],
        [
          `ZeroPad${axes}d`,
          {
            signature: { padding: undefined },
            read: (bound) => ({ kind: 'pad', axes, amount: sides(bound, axes) }),
          },
        ],
      ]),
    ),
    Upsample: {
      signature: {
        size: null,
        scale_factor: null,
        mode: 'nearest',
        align_corners: null,
        recompute_scale_factor: null,
      },
      read: upsample,
    },
    PixelShuffle: {
      signature: { upscale_factor: undefined },
      read: (bound) => ({ kind: 'pixel_shuffle', factor: bound.integer('upscale_factor') }),
    },
  }
}

/** One number, or one per axis; None keeps an axis. */
function outputSize(bound: Bound, axes: Axes): readonly (number | null)[] {
  const value = bound.values.output_size
  const each = Array.isArray(value) ? value : [value]
  if (Array.isArray(value) && value.length !== axes) throw bound.wrong('output_size')

  return each.map((size) => {
    if (size === null) return null
    if (typeof size !== 'number' || !Number.isInteger(size)) throw bound.wrong('output_size')

    return size
  })
}

/** `(left, right, top, bottom, …)`: the last axis first. */
function sides(bound: Bound, axes: Axes) {
  const values = bound.list('padding')
  const [all = 0] = values
  if (!Array.isArray(bound.values.padding)) return Array.from({ length: axes }, () => [all, all] as const)
  if (values.length !== 2 * axes) throw bound.wrong('padding')

  return Array.from({ length: axes }, (_, axis) => {
    const from = 2 * (axes - 1 - axis)

    return [values[from] ?? 0, values[from + 1] ?? 0] as const
  })
}

function upsample(bound: Bound): Unsourced {
  const modes = ['nearest', 'linear', 'bilinear', 'bicubic', 'trilinear', 'nearest-exact'] as const
  const mode = bound.choice('mode', modes)
  const shared = { kind: 'upsample', axes: null, mixes: !mode.startsWith('nearest') } as const

  if (bound.isNone('size') === bound.isNone('scale_factor'))
    throw bound.wrong('scale_factor', 'size | scale_factor')
  if (!bound.isNone('size')) return { ...shared, size: bound.list('size'), scale: [1] }

  const value = bound.values.scale_factor
  const scale = Array.isArray(value) ? value : [value]
  const isReal = scale.every((each) => typeof each === 'number' && Math.abs(each) <= 1e6)
  if (!isReal || scale.length === 0 || scale.length > 3) throw bound.wrong('scale_factor')

  return { ...shared, size: null, scale: scale as readonly number[] }
}

function normClasses(): ClassTable {
  const tracked = (kind: 'batch_norm' | 'instance_norm', axes: Axes, isUsual: boolean): LayerClass => ({
    signature: {
      num_features: undefined,
      eps: 1e-5,
      momentum: 0.1,
      affine: isUsual,
      track_running_stats: isUsual,
    },
    read: (bound) => ({
      kind,
      axes,
      features: bound.count('num_features'),
      affine: bound.flag('affine'),
      tracks: bound.flag('track_running_stats'),
    }),
  })

  return {
    ...Object.fromEntries(
      everyAxes.flatMap((axes): [string, LayerClass][] => [
        [`BatchNorm${axes}d`, tracked('batch_norm', axes, true)],
        [`InstanceNorm${axes}d`, tracked('instance_norm', axes, false)],
      ]),
    ),
    GroupNorm: {
      signature: { num_groups: undefined, num_channels: undefined, eps: 1e-5, affine: true },
      read: (bound) => ({
        kind: 'group_norm',
        groups: bound.integer('num_groups'),
        features: bound.count('num_channels'),
        affine: bound.flag('affine'),
      }),
    },
    LayerNorm: {
      signature: { normalized_shape: undefined, eps: 1e-5, elementwise_affine: true, bias: true },
      read: (bound) => ({
        kind: 'layer_norm',
        shape: bound.list('normalized_shape'),
        affine: bound.flag('elementwise_affine'),
        bias: bound.flag('elementwise_affine') && bound.flag('bias'),
      }),
    },
  }
}

function recurrentClass(kind: 'rnn' | 'lstm' | 'gru', more: LayerClass['signature'] = {}): LayerClass {
  return {
    signature: {
      input_size: undefined,
      hidden_size: undefined,
      num_layers: 1,
      bias: true,
      batch_first: false,
      dropout: 0,
      bidirectional: false,
      ...more,
    },
    read: (bound) => ({
      kind,
      inputSize: bound.count('input_size'),
      hidden: bound.count('hidden_size'),
      layers: bound.count('num_layers', mostLayers),
      directions: bound.flag('bidirectional') ? 2 : 1,
      bias: bound.flag('bias'),
      sequences: true,
    }),
  }
}

function activationClasses(): ClassTable {
  const inplace = { inplace: false }
  const classes: readonly (readonly [string, Activation, LayerClass['signature'], string?])[] = [
    ['ReLU', 'relu', inplace],
    ['ReLU6', 'relu6', inplace],
    ['LeakyReLU', 'leaky_relu', { negative_slope: 0.01, ...inplace }, 'negative_slope'],
    ['ELU', 'elu', { alpha: 1, ...inplace }, 'alpha'],
    ['SELU', 'selu', inplace],
    ['GELU', 'gelu', { approximate: 'none' }],
    ['SiLU', 'silu', inplace],
    ['Mish', 'mish', inplace],
    ['Softplus', 'softplus', { beta: 1, threshold: 20 }],
    ['Softsign', 'softsign', {}],
    ['Tanh', 'tanh', {}],
    ['Hardtanh', 'hardtanh', { min_val: -1, max_val: 1, ...inplace }],
    ['Hardswish', 'hardswish', inplace],
    ['Sigmoid', 'sigmoid', {}],
    ['Softmax', 'softmax', { dim: null }],
    ['PReLU', 'prelu', { num_parameters: 1, init: 0.25 }, 'num_parameters'],
  ]

  return Object.fromEntries(
    classes.map(([name, activation, signature, param]) => [
      name,
      {
        signature,
        read: (bound: Bound): Unsourced => ({
          kind: 'activation',
          name: activation,
          param: param === undefined ? null : bound.real(param),
        }),
      },
    ]),
  )
}

/** Keywords that are accepted everywhere and change no shape. */
export const torchIgnored: ReadonlySet<string> = new Set(['device', 'dtype'])
