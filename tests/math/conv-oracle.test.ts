import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import type { ConvSizeOptions, PaddingMode } from '../../src/math/conv/layer.ts'
import type { Framework } from '../../src/math/framework.ts'
import { convSize } from '../../src/math/shape.ts'
import { oracleRows } from '../support/oracle.ts'

interface Row {
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
    readonly pad: string | readonly (readonly [number, number])[]
    readonly dilation: readonly number[]
    readonly groups: number
    readonly out_channels: number
    readonly bias?: boolean
  }
  readonly output: readonly number[] | null
  readonly params: number | null
  readonly status: 'ok' | 'refused'
  readonly refusal: string | null
  readonly strict: boolean
  readonly spatial_out?: readonly number[]
  readonly pads?: readonly (readonly [number, number])[]
  readonly pads_begin_measured?: readonly (number | null)[]
}

const rows = oracleRows<Row>('conv').filter(({ kind, strict }) => kind === 'conv' && strict)

/** The recorded classes of refusal and our keys, as tests/oracle and the specification pair them. */
const keys: Readonly<Record<string, string>> = {
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
}

function optionsOf({ framework, ndim, layout, input, attrs, norm }: Row): ConvSizeOptions {
  const channels = layout === 'channels_first' ? input[1] : input.at(-1)
  const spatial = layout === 'channels_first' ? input.slice(2) : input.slice(1, -1)

  return {
    framework,
    dims: ndim,
    input: spatial.join('x'),
    kernel: norm.kernel.join('x'),
    stride: norm.stride.join('x'),
    padding:
      typeof norm.pad === 'string' ? norm.pad : norm.pad.map(([begin, end]) => pair(begin, end)).join('x'),
    dilation: norm.dilation.join('x'),
    in: attrs.in_channels ?? channels,
    out: norm.out_channels,
    groups: norm.groups,
    // What the engine was not told about a bias, it did not count.
    bias: norm.bias ?? false,
    padding_mode: attrs.padding_mode,
  }
}

function pair(begin: number, end: number): string {
  return begin === end ? String(begin) : `${begin}-${end}`
}

function spatialOf({ layout, output }: Row): readonly number[] {
  return (layout === 'channels_first' ? output?.slice(2) : output?.slice(1, -1)) ?? []
}

describe('convolutions that engines executed', () => {
  it('are many', () => {
    expect(rows.length).toBeGreaterThan(600)
  })

  it.each(rows.filter(({ status }) => status === 'ok').map((row) => [row.id, row] as const))(
    '%s',
    (_id, row) => {
      const size = convSize(optionsOf(row))

      expect(size.output).toEqual(spatialOf(row))
      if (row.params !== null) expect(size.params).toBe(row.params)
      if (row.pads) expect(size.padding).toEqual(row.pads)
      for (const [axis, begin] of (row.pads_begin_measured ?? []).entries()) {
        // Negative: the engine crops, which a size does not show. Null: not measurable.
        if (begin !== null && begin >= 0) expect(size.padding[axis]?.[0]).toBe(begin)
      }
    },
  )

  it.each(rows.filter(({ status }) => status === 'refused').map((row) => [row.id, row] as const))(
    '%s is refused',
    (_id, row) => {
      const key = keys[row.refusal ?? '']

      expect(key).toBeDefined()
      expect(() => convSize(optionsOf(row))).toThrow(expect.objectContaining({ key }))
      expect(() => convSize(optionsOf(row))).toThrow(UserError)
    },
  )
})

/** A depthwise convolution slides like any other; its channels are a layer of their own and left out here. */
const depthwise = oracleRows<Row>('conv').filter(({ kind, strict }) => kind === 'depthwise_conv' && strict)

describe('depthwise convolutions that engines executed', () => {
  it.each(depthwise.map((row) => [row.id, row] as const))('%s', (_id, row) => {
    const options = { ...optionsOf(row), in: undefined, out: undefined, groups: undefined }

    if (row.status === 'ok') expect(convSize(options).output).toEqual(spatialOf(row))
    else expect(() => convSize(options)).toThrow(expect.objectContaining({ key: keys[row.refusal ?? ''] }))
  })
})
