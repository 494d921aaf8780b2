import { describe, expect, it } from 'vitest'
import type { ConvPoolOptions, PoolType } from '../../src/math/conv/pool-layer.ts'
import { convPool } from '../../src/math/pool.ts'
import { type ConvRow, refusalKeys, spatialOf, strictCases, windowOptions } from '../support/conv-rows.ts'

const cases = strictCases('max_pool', 'avg_pool', 'lp_pool')

function optionsOf(row: ConvRow): ConvPoolOptions {
  return {
    ...windowOptions(row),
    type: row.kind.replace('_pool', '') as PoolType,
    ceil: row.norm.ceil_mode,
  }
}

describe('pools that engines executed', () => {
  it('are many', () => {
    expect(cases.length).toBeGreaterThan(500)
  })

  it.each(cases.filter(([, { status }]) => status === 'ok'))('%s', (_id, row) => {
    const size = convPool(optionsOf(row))

    expect(size.output).toEqual(spatialOf(row))
    if (row.pads) expect(size.padding).toEqual(row.pads)
  })

  it.each(cases.filter(([, { status }]) => status === 'refused'))('%s is refused', (_id, row) => {
    const key = refusalKeys[row.refusal ?? '']

    expect(key).toBeDefined()
    expect(() => convPool(optionsOf(row))).toThrow(expect.objectContaining({ name: 'UserError', key }))
  })
})
