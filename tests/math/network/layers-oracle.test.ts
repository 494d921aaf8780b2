import { describe, expect, it } from 'vitest'
import type { Framework } from '../../../src/math/framework.ts'
import { netTrace } from '../../../src/math/network/trace.ts'
import { oracleRows } from '../../support/oracle.ts'
import { refusalOf } from '../../support/refusal.ts'

type Pads = readonly (readonly [number, number])[]

interface Row {
  readonly id: string
  readonly framework: Framework
  readonly kind: string
  readonly ndim: number
  readonly layout: 'channels_first' | 'channels_last'
  readonly input: readonly number[]
  readonly attrs: Readonly<Record<string, unknown>>
  readonly norm: {
    readonly kernel: readonly number[]
    readonly stride: readonly number[]
    readonly pad: string | Pads
    readonly dilation: readonly number[]
    readonly groups?: number
    readonly out_channels?: number
    readonly bias?: boolean
    readonly depth_multiplier?: number
    readonly output_padding?: readonly number[] | null
    readonly output_size?: readonly number[]
    readonly output_shape?: readonly number[]
    readonly ceil_mode?: boolean
    readonly scale?: readonly number[]
    readonly crop?: Pads
    readonly out_features?: number
  }
  readonly output: readonly number[] | null
  readonly params: number | null
  readonly status: 'ok' | 'refused'
  readonly refusal: string | null
  readonly strict: boolean
}

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
  channels_mismatch: 'net.channelsMismatch',
  output_padding_too_large: 'conv.outputPaddingTooLarge',
  pool_padding_too_large: 'pool.paddingTooLarge',
  pixel_shuffle_channels_not_divisible: 'net.pixelShuffleChannels',
}

/** Lp pools have no word, and a wanted output size is an option of `/conv transpose` alone. */
function isExpressible({ framework, kind, norm, attrs }: Row): boolean {
  const isSized = norm.output_size != null || norm.output_shape != null
  const hasMode = attrs.padding_mode !== undefined && attrs.padding_mode !== 'zeros'
  const isTransposedSized = kind === 'conv_transpose' && isSized

  return !isTransposedSized && !hasMode && !(kind === 'lp_pool' && framework === 'onnx')
}

const rows = oracleRows<Row>('conv').filter((row) => row.strict && isExpressible(row))

function join(values: readonly (number | string)[]): string {
  return values.join('x')
}

function padding(pad: Row['norm']['pad']): string {
  if (typeof pad === 'string') return pad.toLowerCase().replace('same_upper', 'same').replace('notset', '')

  return `p${join(pad.map(([begin, end]) => (begin === end ? begin : `${begin}-${end}`)))}`
}

function window({ norm }: Row): string {
  return `s${join(norm.stride)} ${padding(norm.pad)} d${join(norm.dilation)}`
}

function python(value: unknown): string {
  if (Array.isArray(value)) return `(${value.map(python).join(', ')},)`
  if (value === null) return 'None'

  return typeof value === 'boolean' ? (value ? 'True' : 'False') : JSON.stringify(value)
}

function pasted(name: string, attrs: Row['attrs']): string {
  const said = Object.entries(attrs).filter(([key]) => key !== 'note')

  return `nn.${name}(${said.map(([key, value]) => `${key}=${python(value)}`).join(', ')})`
}

/** The row's layer in the notation, or as PyTorch's constructor where the notation has no word for it. */
function textOf(row: Row): string {
  const { kind, norm, attrs, ndim } = row
  const bias = norm.bias ? '' : ' nobias'
  const outputPadding = norm.output_padding ? `op${join(norm.output_padding)}` : ''

  switch (kind) {
    case 'conv':
      return `conv ${join(norm.kernel)} ${norm.out_channels} ${window(row)} g${norm.groups ?? 1}${bias}`
    case 'conv_transpose':
      return `convT ${join(norm.kernel)} ${norm.out_channels} ${window(row)} g${norm.groups ?? 1} ${outputPadding}${bias}`
    case 'max_pool':
      return `maxpool ${join(norm.kernel)} ${window(row)}${norm.ceil_mode ? ' ceil' : ''}`
    case 'avg_pool':
      return `avgpool ${join(norm.kernel)} ${window(row)}${norm.ceil_mode ? ' ceil' : ''}`
    case 'lp_pool':
      return pasted(`LPPool${ndim}d`, { norm_type: 2, ...attrs })
    case 'adaptive_avg_pool':
      return pasted(`AdaptiveAvgPool${ndim}d`, attrs)
    case 'adaptive_max_pool':
      return pasted(`AdaptiveMaxPool${ndim}d`, attrs)
    case 'unfold':
      return `unfold ${join(norm.kernel)} ${window(row)}`
    case 'upsample':
      return norm.scale ? `upsample ${join(norm.scale)}` : pasted('Upsample', attrs)
    case 'pixel_shuffle':
      return `shuffle ${attrs.upscale_factor}`
    case 'pad':
      return row.framework === 'pytorch'
        ? pasted('ZeroPad2d', attrs)
        : `pad ${join((norm.pad as Pads).map((pair) => pair.join('-')))}`
    case 'crop':
      return `crop ${join((norm.crop ?? []).map((pair) => pair.join('-')))}`
    case 'depthwise_conv':
      return `dw ${join(norm.kernel)} ${window(row)} m${(norm.out_channels ?? 1) / (norm.groups ?? 1)}${bias}`
    case 'separable_conv':
      return `sep ${join(norm.kernel)} ${norm.out_channels} ${window(row)} m${norm.depth_multiplier}${bias}`
    case 'dense':
      return `fc ${norm.out_features}${bias}`
    default:
      return { flatten: 'flatten', batch_norm: 'bn', layer_norm: 'ln', global_max_pool: 'gmp' }[kind] ?? kind
  }
}

function channelsFirst(shape: readonly number[], { layout }: Row): readonly number[] {
  const example = shape.slice(1)

  return layout === 'channels_first' ? example : [...example.slice(-1), ...example.slice(0, -1)]
}

function trace(row: Row) {
  return netTrace({
    layers: textOf(row),
    input: channelsFirst(row.input, row).join('x'),
    framework: row.framework,
  })
}

describe('what engines made of one layer', () => {
  it('covers every kind that was recorded', () => {
    expect(new Set(rows.map(({ kind }) => kind)).size).toBe(19)
  })

  it.each(rows.filter(({ status }) => status === 'ok'))('$id $framework $kind', (row) => {
    const { layers, output } = trace(row)

    expect(output).toEqual(channelsFirst(row.output ?? [], row))
    if (row.params !== null) expect(layers[0]?.params).toBe(row.params)
  })

  it.each(rows.filter(({ status }) => status === 'refused'))(
    '$id $framework $kind is refused: $refusal',
    (row) => {
      expect(refusalOf(() => trace(row)).key).toBe(keys[row.refusal ?? ''])
    },
  )
})
