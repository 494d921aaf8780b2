import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import type { ConvSizeOptions } from '../../src/math/conv/layer.ts'
import { convSize } from '../../src/math/shape.ts'
import {
  type ConvRow,
  channelOptions,
  refusalKeys,
  spatialOf,
  strictCases,
  windowOptions,
} from '../support/conv-rows.ts'

const cases = strictCases('conv')

function optionsOf(row: ConvRow): ConvSizeOptions {
  return { ...windowOptions(row), ...channelOptions(row), padding_mode: row.attrs.padding_mode }
}

describe('convolutions that engines executed', () => {
  it('are many', () => {
    expect(cases.length).toBeGreaterThan(600)
  })

  it.each(cases.filter(([, { status }]) => status === 'ok'))('%s', (_id, row) => {
    const size = convSize(optionsOf(row))

    expect(size.output).toEqual(spatialOf(row))
    if (row.params !== null) expect(size.params).toBe(row.params)
    if (row.pads) expect(size.padding).toEqual(row.pads)
    for (const [axis, begin] of (row.pads_begin_measured ?? []).entries()) {
      // Negative: the engine crops, which a size does not show. Null: not measurable.
      if (begin !== null && begin >= 0) expect(size.padding[axis]?.[0]).toBe(begin)
    }
  })

  it.each(cases.filter(([, { status }]) => status === 'refused'))('%s is refused', (_id, row) => {
    const key = refusalKeys[row.refusal ?? '']

    expect(key).toBeDefined()
    expect(() => convSize(optionsOf(row))).toThrow(expect.objectContaining({ key }))
    expect(() => convSize(optionsOf(row))).toThrow(UserError)
  })
})

describe('depthwise convolutions that engines executed', () => {
  // One slides like any other; its channels are a layer of their own and left out here.
  it.each(strictCases('depthwise_conv'))('%s', (_id, row) => {
    const options = windowOptions(row)

    if (row.status === 'ok') expect(convSize(options).output).toEqual(spatialOf(row))
    else
      expect(() => convSize(options)).toThrow(
        expect.objectContaining({ key: refusalKeys[row.refusal ?? ''] }),
      )
  })
})
