import { describe, expect, it } from 'vitest'
import type { ConvTransposeOptions } from '../../src/math/conv/transposed-layer.ts'
import { convTranspose } from '../../src/math/transpose.ts'
import {
  type ConvRow,
  channelOptions,
  refusalKeys,
  spatialOf,
  strictCases,
  windowOptions,
} from '../support/conv-rows.ts'

const cases = strictCases('conv_transpose')

function optionsOf(row: ConvRow): ConvTransposeOptions {
  const { output_padding: padding, output_size, output_shape } = row.norm

  return {
    ...windowOptions(row),
    ...channelOptions(row),
    output_padding: padding?.join('x'),
    output_size: (output_size ?? output_shape)?.join('x'),
  }
}

describe('transposed convolutions that engines executed', () => {
  it('are many', () => {
    expect(cases.length).toBeGreaterThan(400)
  })

  it.each(cases.filter(([, { status }]) => status === 'ok'))('%s', (_id, row) => {
    const size = convTranspose(optionsOf(row))

    expect(size.output).toEqual(spatialOf(row))
    if (row.params !== null) expect(size.params).toBe(row.params)
    // JAX records the padding of the stretched input.
    if (row.pads) expect(row.framework === 'jax' ? size.equivalent.padding : size.padding).toEqual(row.pads)
    for (const [axis, begin] of (row.pads_begin_measured ?? []).entries()) {
      if (begin !== null && begin >= 0) expect(size.padding[axis]?.[0]).toBe(begin)
    }
  })

  it.each(cases.filter(([, { status }]) => status === 'refused'))('%s is refused', (_id, row) => {
    const key = refusalKeys[row.refusal ?? '']

    expect(key).toBeDefined()
    expect(() => convTranspose(optionsOf(row))).toThrow(expect.objectContaining({ name: 'UserError', key }))
  })
})
