import type { PaddingMode, WindowOptions } from '../../src/math/conv/layer.ts'
import type { Framework } from '../../src/math/framework.ts'
import { oracleRows } from './oracle.ts'

type Pairs = readonly (readonly [number, number])[]

/** A layer that an engine executed, see tests/oracle/README.md. */
export interface ConvRow {
  readonly id: string
  readonly framework: Framework
  readonly kind: string
  readonly ndim: number
  readonly layout: 'channels_first' | 'channels_last'
  readonly input: readonly number[]
  readonly attrs: { readonly padding_mode?: PaddingMode; readonly in_channels?: number }
  readonly norm: {
    readonly kernel: readonly number[]
    readonly stride: readonly number[]
    readonly pad: string | Pairs | null
    readonly dilation: readonly number[]
    readonly groups?: number
    readonly out_channels?: number
    readonly bias?: boolean
    readonly output_padding?: readonly number[] | null
    readonly output_size?: readonly number[]
    readonly output_shape?: readonly number[]
    readonly ceil_mode?: boolean
  }
  readonly output: readonly number[] | null
  readonly params: number | null
  readonly status: 'ok' | 'refused'
  readonly refusal: string | null
  readonly strict: boolean
  readonly pads?: Pairs
  readonly pads_begin_measured?: readonly (number | null)[]
}

export type Case = readonly [id: string, row: ConvRow]

/** Rows whose engine did what its documentation says, as cases of a table. */
export function strictCases(...kinds: readonly string[]): Case[] {
  return oracleRows<ConvRow>('conv')
    .filter(({ kind, strict }) => strict && kinds.includes(kind))
    .map((row) => [row.id, row])
}

/** The recorded classes of refusal and our keys, as tests/oracle and the specification pair them. */
export const refusalKeys: Readonly<Record<string, string>> = {
  output_not_positive: 'conv.outputNotPositive',
  same_padding_with_stride: 'conv.samePaddingWithStride',
  stride_and_dilation_both_gt_1: 'conv.strideWithDilation',
  padding_mode_limit: 'conv.paddingModeLimit',
  groups_nonpositive: 'conv.groupsNotPositive',
  groups_not_dividing_in_channels: 'conv.groupsNotDividingIn',
  groups_not_dividing_out_channels: 'conv.groupsNotDividingOut',
  negative_padding: 'conv.paddingNegative',
  kernel_nonpositive: 'conv.kernelNotPositive',
  stride_nonpositive: 'conv.strideNotPositive',
  dilation_nonpositive: 'conv.dilationNotPositive',
  out_channels_nonpositive: 'conv.channelsNotPositive',
  output_padding_too_large: 'conv.outputPaddingTooLarge',
  output_size_out_of_range: 'conv.outputSizeOutOfRange',
  pool_padding_too_large: 'pool.paddingTooLarge',
}

/** The sizes of a row as a person would type them. */
export function windowOptions({ framework, ndim, layout, input, norm }: ConvRow): WindowOptions {
  const spatial = layout === 'channels_first' ? input.slice(2) : input.slice(1, -1)

  return {
    framework,
    dims: ndim,
    input: spatial.join('x'),
    kernel: norm.kernel.join('x'),
    stride: norm.stride.join('x'),
    padding: typeof norm.pad === 'string' ? norm.pad : norm.pad?.map(pair).join('x'),
    dilation: norm.dilation.join('x'),
  }
}

export function channelOptions({ layout, input, attrs, norm }: ConvRow) {
  return {
    in: attrs.in_channels ?? (layout === 'channels_first' ? input[1] : input.at(-1)),
    out: norm.out_channels,
    groups: norm.groups,
    // What the engine was not told about a bias, it did not count.
    bias: norm.bias ?? false,
  }
}

export function spatialOf({ layout, output }: ConvRow): readonly number[] {
  return (layout === 'channels_first' ? output?.slice(2) : output?.slice(1, -1)) ?? []
}

function pair([begin, end]: readonly [number, number]): string {
  return begin === end ? String(begin) : `${begin}-${end}`
}
