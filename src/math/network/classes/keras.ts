import type { Activation, Axes } from '../layer.ts'
import type { Literal } from '../parse/call.ts'
import type { Signature } from './bound.ts'
import { type ClassTable, everyAxes, type LayerClass } from './class.ts'
import { checkActivation, kerasActivations } from './keras-activations.ts'
import { kerasWindows } from './keras-windows.ts'

/** keras/src/layers: constructor arguments in order, with their defaults. */
export const kerasClasses: ClassTable = {
  ...kerasWindows,
  ...Object.fromEntries(
    everyAxes.flatMap((axes): [string, LayerClass][] => [
      [`ZeroPadding${axes}D`, sidesClass('pad', 'padding', 1, axes)],
      [`Cropping${axes}D`, sidesClass('crop', 'cropping', axes === 1 ? [1, 1] : 0, axes)],
      [`UpSampling${axes}D`, upsamplingClass(axes)],
      [`GlobalAveragePooling${axes}D`, globalClass('global_avg_pool', axes)],
      [`GlobalMaxPooling${axes}D`, globalClass('global_max_pool', axes)],
    ]),
  ),
  Flatten: { signature: {}, read: () => ({ kind: 'flatten', from: 1, to: -1 }) },
  BatchNormalization: {
    signature: { axis: -1, momentum: 0.99, epsilon: 1e-3, center: true, scale: true },
    read: (bound) => {
      if (!bound.flag('center') || !bound.flag('scale')) throw bound.wrong('scale')
      if (bound.integer('axis') !== -1) throw bound.wrong('axis', '-1')

      return { kind: 'batch_norm', axes: null, features: null, affine: true, tracks: true }
    },
  },
  LayerNormalization: {
    signature: { axis: -1, epsilon: 1e-3, center: true, scale: true },
    read: (bound) => {
      if (bound.list('axis').join() !== '-1') throw bound.wrong('axis', '-1')

      return {
        kind: 'layer_norm',
        shape: null,
        affine: bound.flag('scale'),
        bias: bound.flag('center'),
      }
    },
  },
  Dense: {
    signature: { units: undefined, activation: null, use_bias: true },
    read: (bound) => {
      checkActivation(bound)

      return {
        kind: 'linear',
        inFeatures: null,
        outFeatures: bound.count('units'),
        bias: bound.flag('use_bias'),
      }
    },
  },
  Embedding: {
    signature: { input_dim: undefined, output_dim: undefined },
    read: (bound) => ({
      kind: 'embedding',
      entries: bound.count('input_dim'),
      dimension: bound.count('output_dim'),
    }),
  },
  Dropout: {
    signature: { rate: undefined },
    read: (bound) => ({ kind: 'dropout', rate: bound.real('rate') }),
  },
  Identity: { signature: {}, read: () => ({ kind: 'identity' }) },
  LSTM: recurrentClass('lstm'),
  GRU: recurrentClass('gru'),
  SimpleRNN: recurrentClass('rnn'),
  ...activationClasses(),
}

function sidesClass(
  kind: 'pad' | 'crop',
  argument: 'padding' | 'cropping',
  amount: Literal,
  axes: Axes,
): LayerClass {
  return {
    signature: { [argument]: amount },
    read: (bound) => ({ kind, axes, amount: bound.sides(argument, axes) }),
  }
}

function upsamplingClass(axes: Axes): LayerClass {
  return {
    signature: { size: 2, ...(axes === 2 && { interpolation: 'nearest' }) },
    read: (bound) => ({
      kind: 'upsample',
      axes,
      size: null,
      scale: bound.sizes('size', axes),
      mixes: axes === 2 && bound.choice('interpolation', ['nearest', 'bilinear', 'bicubic']) !== 'nearest',
    }),
  }
}

function globalClass(kind: 'global_avg_pool' | 'global_max_pool', axes: Axes): LayerClass {
  return {
    signature: { keepdims: false },
    read: (bound) => {
      if (bound.flag('keepdims')) throw bound.wrong('keepdims')

      return { kind, axes }
    },
  }
}

function recurrentClass(kind: 'rnn' | 'lstm' | 'gru'): LayerClass {
  return {
    signature: { units: undefined, activation: 'tanh', use_bias: true, return_sequences: false },
    read: (bound) => ({
      kind,
      inputSize: null,
      hidden: bound.count('units'),
      layers: 1,
      directions: 1,
      bias: bound.flag('use_bias'),
      sequences: bound.flag('return_sequences'),
    }),
  }
}

function activationClasses(): ClassTable {
  const layer = (name: Activation, signature: Signature = {}, param?: string): LayerClass => ({
    signature,
    read: (bound) => ({ kind: 'activation', name, param: param === undefined ? null : bound.real(param) }),
  })

  return {
    ReLU: layer('relu', { max_value: null, negative_slope: 0, threshold: 0 }),
    LeakyReLU: layer('leaky_relu', { negative_slope: 0.3 }, 'negative_slope'),
    ELU: layer('elu', { alpha: 1 }, 'alpha'),
    PReLU: layer('prelu'),
    Softmax: layer('softmax', { axis: -1 }),
    Activation: {
      signature: { activation: undefined },
      read: (bound) => {
        const name = kerasActivations[bound.choice('activation', Object.keys(kerasActivations))] ?? 'linear'

        return name === 'linear' ? { kind: 'identity' } : { kind: 'activation', name, param: null }
      },
    },
  }
}

/** Keywords that change no shape: initialisers, regularisers, constraints and names. */
export const kerasIgnored: ReadonlySet<string> = new Set([
  'name',
  'dtype',
  'trainable',
  'input_shape',
  'data_format',
  ...['kernel', 'bias', 'depthwise', 'pointwise', 'recurrent', 'beta', 'gamma', 'embeddings'].flatMap(
    (weights) => ['initializer', 'regularizer', 'constraint'].map((what) => `${weights}_${what}`),
  ),
  'activity_regularizer',
  'moving_mean_initializer',
  'moving_variance_initializer',
  'seed',
  'noise_shape',
  'input_length',
  'mask_zero',
  'dropout',
  'recurrent_dropout',
])
