import { describe, expect, it } from 'vitest'
import { explainRf, rfFormula } from '../../../src/math/explain/field.ts'
import { deepestField, netRf } from '../../../src/math/network/rf.ts'
import { refusalOf } from '../../support/refusal.ts'

describe('/net rf', () => {
  // google-research/receptive_field: RECEPTIVE_FIELD_TABLE.md, VGG-16 at pool5.
  it('finds the published field of VGG-16, and what its middle sees', () => {
    const answer = netRf({ preset: 'vgg16' })

    expect(deepestField(answer)?.rf).toMatchObject({ size: [212, 212], jump: [32, 32], padding: [90, 90] })
    expect(answer.at).toEqual({
      layer: 30,
      index: [3, 3],
      interval: [
        [6, 217],
        [6, 217],
      ],
      clipped: [
        [6, 217],
        [6, 217],
      ],
      paddingShare: [0, 0],
    })
  })

  it('tells how much of a corner’s window is padding', () => {
    const { at } = netRf({ layers: 'conv 3 s2 p1 > conv 3 p1', input: '1x9', at: '0' })

    // r = 3 + 2·2 = 7, P = 1 + 1·2 = 3: from −3 to 3, of which 3 elements do not exist.
    expect(at).toMatchObject({ index: [0], interval: [[-3, 3]], clipped: [[0, 3]], paddingShare: [3 / 7] })
  })

  it.each([
    [
      'conv 3 > conv 3 > maxpool 2',
      [
        [3, 3],
        [5, 5],
        [6, 6],
      ],
    ],
    [
      'conv 3 s2 > conv 3',
      [
        [3, 3],
        [7, 7],
      ],
    ],
    ['conv1d 3 d2', [[5]]],
    ['nn.MaxPool3d(2)', [[2, 2, 2]]],
    ['conv 3x1', [[3, 1]]],
    ['conv 5 same', [[5, 5]]],
    [
      'res(conv 3 p1) > relu',
      [
        [3, 3],
        [3, 3],
        [3, 3],
      ],
    ],
    ['conv 3 > convT 2 s2 > gap', [[3, 3], null, null]],
  ])('needs no size for %s', (layers, sizes) => {
    const answer = netRf({ layers })

    expect(answer.layers.map(({ rf }) => rf?.size)).toEqual(sizes)
    expect(answer).toMatchObject({ input: null, output: null, at: null })
  })

  it.each([
    ['conv 3 > flatten > fc 10', {}],
    ['adaptiveavgpool 7', {}],
    ['conv 3 s2 same', { framework: 'keras' as const }],
    ['maxpool 2 same', { framework: 'tfjs' as const }],
  ])('needs the size for %s', (layers, options) => {
    expect(refusalOf(() => netRf({ layers, ...options })).key).toBe('net.inputMissing')
  })

  it.each([
    ['5', 'net.indexOutOfRange'],
    ['-1', 'net.indexOutOfRange'],
    ['1x1', 'input.axisCount'],
    ['two', 'input.unreadable'],
  ])('refuses the element %s by %s', (at, key) => {
    expect(refusalOf(() => netRf({ layers: 'conv 3', input: '1x7', at })).key).toBe(key)
  })

  it('has none without spatial axes', () => {
    expect(refusalOf(() => netRf({ layers: 'fc 3', input: '10' })).key).toBe('net.noSpatialAxes')
  })

  it('fills the sum with the numbers of a chain', () => {
    const answer = netRf({ layers: 'conv 3 p1 > conv 3 p1 > maxpool 2 > conv 3 p1' })

    expect(rfFormula(answer)).toContain('1+2\\cdot 1+2\\cdot 1+1\\cdot 1+2\\cdot 2 = 10')
    expect(explainRf(answer).map(({ latex }) => latex)).toContain('[-P+xj,\\; -P+xj+r-1] = [2x-4,\\; 2x+5]')
  })

  it('tells the closed form alone where paths meet', () => {
    expect(rfFormula(netRf({ layers: 'res(conv 3 p1 > conv 3 p1)' }))).toMatch(/s_m = 5$/)
  })
})
