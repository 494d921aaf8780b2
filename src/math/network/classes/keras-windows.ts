import type { Axes, Windowed } from '../layer.ts'
import type { Bound } from './bound.ts'
import { type ClassTable, everyAxes, type LayerClass } from './class.ts'
import { checkActivation } from './keras-activations.ts'

const activated = { activation: null, use_bias: true } as const

const poolPaddings = ['valid', 'same'] as const

/** keras/src/layers/convolutional and pooling. */
export const kerasWindows: ClassTable = {
  ...Object.fromEntries(
    everyAxes.flatMap((axes): [string, LayerClass][] => [
      [`Conv${axes}D`, convClass(axes)],
      [`Conv${axes}DTranspose`, transposedClass(axes)],
      [`MaxPooling${axes}D`, poolClass('max_pool', axes)],
      [`AveragePooling${axes}D`, poolClass('avg_pool', axes)],
    ]),
  ),
  ...Object.fromEntries(
    ([1, 2] as const).flatMap((axes): [string, LayerClass][] => [
      [`DepthwiseConv${axes}D`, depthwiseClass(axes)],
      [`SeparableConv${axes}D`, separableClass(axes)],
    ]),
  ),
}

function convClass(axes: Axes): LayerClass {
  return {
    signature: {
      filters: undefined,
      kernel_size: undefined,
      strides: 1,
      padding: 'valid',
      data_format: null,
      dilation_rate: 1,
      groups: 1,
      ...activated,
    },
    read: (bound) => ({
      ...weighted('conv', bound, axes),
      outChannels: bound.integer('filters'),
      groups: bound.integer('groups'),
    }),
  }
}

function transposedClass(axes: Axes): LayerClass {
  return {
    signature: {
      filters: undefined,
      kernel_size: undefined,
      strides: 1,
      padding: 'valid',
      output_padding: null,
      data_format: null,
      dilation_rate: 1,
      ...activated,
    },
    read: (bound) => ({
      ...weighted('conv_transpose', bound, axes),
      outChannels: bound.integer('filters'),
      outputPadding: bound.isNone('output_padding') ? null : bound.sizes('output_padding', axes),
    }),
  }
}

function depthwiseClass(axes: Axes): LayerClass {
  return {
    signature: {
      kernel_size: undefined,
      strides: 1,
      padding: 'valid',
      depth_multiplier: 1,
      data_format: null,
      dilation_rate: 1,
      ...activated,
    },
    read: (bound) => ({
      ...weighted('depthwise_conv', bound, axes),
      multiplier: bound.integer('depth_multiplier'),
    }),
  }
}

function separableClass(axes: Axes): LayerClass {
  return {
    signature: {
      filters: undefined,
      kernel_size: undefined,
      strides: 1,
      padding: 'valid',
      data_format: null,
      dilation_rate: 1,
      depth_multiplier: 1,
      ...activated,
    },
    read: (bound) => ({
      ...weighted('separable_conv', bound, axes),
      outChannels: bound.integer('filters'),
      multiplier: bound.integer('depth_multiplier'),
    }),
  }
}

function weighted(kind: Exclude<Windowed['kind'], 'unfold'>, bound: Bound, axes: Axes) {
  checkActivation(bound)

  return {
    kind,
    axes,
    kernel: bound.sizes('kernel_size', axes),
    stride: bound.sizes('strides', axes),
    padding: bound.choice<'valid' | 'same' | 'causal'>('padding', ['valid', 'same', 'causal']),
    dilation: bound.sizes('dilation_rate', axes),
    inChannels: null,
    outChannels: null,
    groups: 1,
    multiplier: 1,
    bias: bound.flag('use_bias'),
    outputPadding: null,
    paddingMode: 'zeros',
  } as const
}

function poolClass(kind: 'max_pool' | 'avg_pool', axes: Axes): LayerClass {
  return {
    signature: { pool_size: 2, strides: null, padding: 'valid' },
    read: (bound) => ({
      kind,
      axes,
      kernel: bound.sizes('pool_size', axes),
      stride: bound.isNone('strides') ? null : bound.sizes('strides', axes),
      padding: bound.choice<'valid' | 'same'>('padding', poolPaddings),
      dilation: [1],
      ceil: false,
    }),
  }
}
