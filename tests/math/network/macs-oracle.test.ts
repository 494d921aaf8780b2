import { describe, expect, it } from 'vitest'
import { netTrace } from '../../../src/math/network/trace.ts'
import { oracleRows } from '../../support/oracle.ts'

interface Row {
  readonly id: string
  readonly kind: string
  readonly input: readonly number[]
  readonly attrs: Readonly<Record<string, unknown>>
  readonly output: readonly number[]
  readonly params: number
  readonly tools: { readonly fvcore: number; readonly torchinfo: number | null }
}

const rows = oracleRows<Row>('macs')
const weighted: ReadonlySet<string> = new Set(['conv', 'conv_transpose', 'linear'])

/** fvcore counts no bias, but 0 for paddings that are words; torchinfo counts one MAC more per output for a bias. */
function macsOf({ kind, tools, attrs, output }: Row): number {
  if (!weighted.has(kind)) return 0
  if (tools.fvcore !== 0) return tools.fvcore

  return (tools.torchinfo ?? 0) - (attrs.bias ? output.reduce((total, size) => total * size, 1) : 0)
}

function python(value: unknown): string {
  if (Array.isArray(value)) return `(${value.map(python).join(', ')},)`

  return typeof value === 'boolean' ? (value ? 'True' : 'False') : JSON.stringify(value)
}

function textOf({ kind, attrs, input }: Row): string {
  const axes = input.length - 2
  const said = Object.entries(attrs)
    .map(([name, value]) => `${name}=${python(value)}`)
    .join(', ')

  switch (kind) {
    case 'conv':
      return `Conv${axes}d(${said})`
    case 'conv_transpose':
      return `ConvTranspose${axes}d(${said})`
    case 'linear':
      return `Linear(${said})`
    case 'global_avg_pool':
      return 'AdaptiveAvgPool2d(1)'
    case 'batch_norm':
      return `BatchNorm2d(${input[1]})`
    default:
      return { max_pool: 'maxpool 2', avg_pool: 'avgpool 2' }[kind] ?? kind
  }
}

describe('multiply-adds as tools count them', () => {
  it.each(rows)('$id $kind', (row) => {
    const { layers } = netTrace({ layers: textOf(row), input: row.input.slice(1).join('x') })

    expect(layers[0]).toMatchObject({
      macs: String(macsOf(row)),
      params: row.params,
      output: row.output.slice(1),
    })
  })
})
