import { describe, expect, it } from 'vitest'
import { UserError } from '../../../src/errors.ts'
import { netTrace } from '../../../src/math/network/trace.ts'
import { oracleRows } from '../../support/oracle.ts'

interface Row {
  readonly id: string
  readonly text: string
  readonly input: readonly number[]
  readonly cls?: string
  readonly attributes?: Readonly<Record<string, unknown>>
  readonly repr?: string
  readonly has_bias?: boolean
  readonly params?: number
  readonly construct_error: string | null
  readonly run_error?: string | null
  readonly output?: readonly number[]
}

const rows = oracleRows<Row>('parser')
const answered = rows.filter(({ construct_error, run_error }) => !construct_error && !run_error)
const refused = rows.filter(({ construct_error, run_error }) => construct_error || run_error)

function traced(text: string, { input }: Row) {
  const { layers } = netTrace({ layers: text, input: input.slice(1).join('x') })

  return layers
}

/** `3` and `[3, 3]` say the same of an argument that is meant per axis. */
function perAxis(value: unknown, axes: number): unknown {
  return typeof value === 'number' ? Array.from({ length: axes }, () => value) : value
}

/** AvgPool's printed form leaves its rounding out. */
function printsAll({ cls, attributes }: Row): boolean {
  return !cls?.startsWith('AvgPool') || attributes?.ceil_mode === false
}

describe('what PyTorch made of a constructor', () => {
  it.each(answered)('$id: $text', (row) => {
    const [layer, ...more] = traced(row.text, row)

    expect(more).toEqual([])
    expect(layer).toMatchObject({
      class: row.cls,
      hasBias: row.has_bias,
      params: row.params,
      output: row.output?.slice(1),
    })
    for (const [name, value] of Object.entries(row.attributes ?? {})) {
      const ours = layer?.attributes[name]

      // PyTorch keeps some attributes that are no arguments.
      if (ours !== undefined) expect(ours).toEqual(Array.isArray(ours) ? perAxis(value, ours.length) : value)
    }
  })

  it.each(answered.filter(printsAll))('$id as printed: $repr', (row) => {
    const [typed] = traced(row.text, row)
    const [printed] = traced(row.repr ?? '', row)

    expect({ ...printed, text: '' }).toEqual({ ...typed, text: '' })
  })

  it.each(refused)('$id is refused: $text', (row) => {
    expect(() => traced(row.text, row)).toThrow(UserError)
  })
})
