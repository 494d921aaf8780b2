import { paddingModes } from '../../conv/layer.ts'
import type { Axes, Windowed } from '../layer.ts'
import type { Bound } from './bound.ts'
import { type ClassTable, everyAxes, type LayerClass } from './class.ts'

/** torch/nn/modules/conv.py, pooling.py, fold.py. */
export const torchWindows: ClassTable = {
  ...Object.fromEntries(
    everyAxes.flatMap((axes): [string, LayerClass][] => [
      [`Conv${axes}d`, convClass(axes)],
      [`ConvTranspose${axes}d`, transposedClass(axes)],
      [`MaxPool${axes}d`, maxPoolClass(axes)],
      [`AvgPool${axes}d`, avgPoolClass(axes)],
      [`LPPool${axes}d`, lpPoolClass(axes)],
    ]),
  ),
  Unfold: {
    signature: { kernel_size: undefined, dilation: 1, padding: 0, stride: 1 },
    read: (bound) => ({
      ...window(bound, 2, symmetric(bound, 2)),
      kind: 'unfold',
      dilation: bound.window('dilation', 2),
      inChannels: null,
      outChannels: null,
      groups: 1,
      multiplier: 1,
      bias: false,
      outputPadding: null,
      paddingMode: 'zeros',
    }),
  },
}

function convClass(axes: Axes): LayerClass {
  return {
    signature: {
      in_channels: undefined,
      out_channels: undefined,
      kernel_size: undefined,
      stride: 1,
      padding: 0,
      dilation: 1,
      groups: 1,
      bias: true,
      padding_mode: 'zeros',
    },
    read: (bound) => ({
      ...weighted(bound, axes, padding(bound, axes)),
      kind: 'conv',
      outputPadding: null,
      paddingMode: bound.choice('padding_mode', paddingModes),
    }),
  }
}

function transposedClass(axes: Axes): LayerClass {
  return {
    signature: {
      in_channels: undefined,
      out_channels: undefined,
      kernel_size: undefined,
      stride: 1,
      padding: 0,
      output_padding: 0,
      groups: 1,
      bias: true,
      dilation: 1,
      padding_mode: 'zeros',
    },
    read: (bound) => ({
      ...weighted(bound, axes, symmetric(bound, axes)),
      kind: 'conv_transpose',
      outputPadding: bound.window('output_padding', axes),
      paddingMode: bound.choice('padding_mode', ['zeros']),
    }),
  }
}

type Padding = Windowed['padding']

function weighted(bound: Bound, axes: Axes, given: Padding) {
  return {
    ...window(bound, axes, given),
    kernel: bound.sizes('kernel_size', axes),
    dilation: bound.window('dilation', axes),
    inChannels: bound.integer('in_channels'),
    outChannels: bound.integer('out_channels'),
    groups: bound.integer('groups'),
    multiplier: 1,
    bias: bound.flag('bias'),
  } as const
}

/** 'same', 'valid', or the same number on both sides of an axis. */
function padding(bound: Bound, axes: Axes): Padding {
  return typeof bound.values.padding === 'string'
    ? bound.choice<'same' | 'valid'>('padding', ['same', 'valid'])
    : symmetric(bound, axes)
}

function symmetric(bound: Bound, axes: Axes): Padding {
  return bound.window('padding', axes).map((side) => [side, side] as const)
}

function window(bound: Bound, axes: Axes, given: Padding) {
  return {
    axes,
    kernel: bound.window('kernel_size', axes),
    stride: bound.isNone('stride') ? null : bound.window('stride', axes),
    padding: given,
  } as const
}

function maxPoolClass(axes: Axes): LayerClass {
  return {
    signature: {
      kernel_size: undefined,
      stride: null,
      padding: 0,
      dilation: 1,
      return_indices: false,
      ceil_mode: false,
    },
    read: (bound) => ({
      ...window(bound, axes, symmetric(bound, axes)),
      kind: 'max_pool',
      dilation: bound.window('dilation', axes),
      ceil: bound.flag('ceil_mode'),
    }),
  }
}

function avgPoolClass(axes: Axes): LayerClass {
  return {
    signature: {
      kernel_size: undefined,
      stride: null,
      padding: 0,
      ceil_mode: false,
      count_include_pad: true,
      ...(axes > 1 && { divisor_override: null }),
    },
    read: (bound) => ({
      ...window(bound, axes, symmetric(bound, axes)),
      kind: 'avg_pool',
      dilation: [1],
      ceil: bound.flag('ceil_mode'),
    }),
  }
}

function lpPoolClass(axes: Axes): LayerClass {
  return {
    signature: { norm_type: undefined, kernel_size: undefined, stride: null, ceil_mode: false },
    read: (bound) => ({
      ...window(bound, axes, [[0, 0]]),
      kind: 'lp_pool',
      dilation: [1],
      ceil: bound.flag('ceil_mode'),
    }),
  }
}
