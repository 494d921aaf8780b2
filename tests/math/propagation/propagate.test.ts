import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initPropagate } from '../../../src/math/propagate.ts'
import type { NetworkOptions } from '../../../src/math/propagation/network.ts'
import { readWidths } from '../../../src/math/propagation/widths.ts'
import { refusalOf } from '../../support/refusal.ts'
import { optionsOf, varpropRows } from './varprop.ts'

describe('widths', () => {
  it.each([
    ['784-256x10-10', [784, ...Array(10).fill(256), 10]],
    ['3 > 4 → 5, 6 7', [3, 4, 5, 6, 7]],
    ['3->4', [3, 4]],
    ['２５６×２', [256, 256]],
    ['5 x 3', [5, 5, 5]],
    ['5*2-1', [5, 5, 1]],
  ])('%s', (text, widths) => {
    expect(readWidths(text)).toEqual(widths)
  })

  it.each([
    ['', 'input.unreadable'],
    ['500', 'input.unreadable'],
    ['500-', 'input.unreadable'],
    ['-500-3', 'input.unreadable'],
    ['5x2x3', 'input.unreadable'],
    ['5.5-3', 'input.unreadable'],
    ['1e3-3', 'input.unreadable'],
    ['0-3', 'conv.channelsNotPositive'],
    ['3-5x0', 'conv.channelsNotPositive'],
    ['3-1000001', 'input.tooLarge'],
    ['3x999999999', 'input.tooLarge'],
    ['3x150-4x150', 'init.tooLarge'],
    ['7 '.repeat(60), 'input.tooLong'],
  ])('%j are refused as %s', (text, key) => {
    expect(refusalOf(() => readWidths(text)).key).toBe(key)
  })

  it('are read or refused, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789x×*->→,，５ é𝟙\u0000'), maxLength: 110 }),
        (text) => {
          try {
            expect(readWidths(text).length).toBeGreaterThan(1)
          } catch {
            refusalOf(() => readWidths(text))
          }
        },
      ),
    )
  })
})

describe('propagation', () => {
  it.each(varpropRows.map((row) => [row.id, row.activation, row.init, row] as const))(
    'agrees with the drawn networks of %s: %s, %s',
    (_id, _activation, _init, row) => {
      const { layers } = initPropagate(optionsOf(row))
      const slack = (6 * layers.length) / Math.min(...row.widths)

      expect(layers).toHaveLength(row.widths.length - 1)
      for (const [index, layer] of layers.entries()) {
        for (const [name, value] of [
          ['m2_z', layer.q],
          ['m2_a', layer.second],
          ['grad_m2_z', layer.gradSecond],
        ] as const) {
          const { mean = 0, se = 0 } = {
            mean: row.layers[name]?.mean[index],
            se: row.layers[name]?.se[index],
          }

          expect(Math.abs(value - mean)).toBeLessThanOrEqual(4 * se + slack * mean)
        }
      }
    },
  )

  it('is exact for linear networks: a product of n·Var[w]', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 2, maxLength: 12 }),
        fc.double({ min: 0.01, max: 2, noNaN: true }),
        (widths, std) => {
          const { layers } = initPropagate({ widths: widths.join('-'), activation: 'linear', std })
          let forward = 1

          for (const [index, { q, naiveVariance, chi }] of layers.entries()) {
            forward *= (widths[index] ?? 0) * std ** 2
            expect(q / forward).toBeCloseTo(1, 10)
            expect(naiveVariance).toBeCloseTo(q, 10)
            expect(chi).toBeCloseTo((widths[index] ?? 0) * std ** 2, 10)
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  it('keeps E[z²] with He and shows what the naive rule would lose: (1 − 1/π) per layer', () => {
    const { layers, verdict, forwardFactor } = initPropagate({
      widths: '256x11',
      activation: 'relu',
      scheme: 'he_normal',
    })

    expect(verdict).toEqual({ forward: 'stable', backward: 'stable' })
    expect(forwardFactor).toBeCloseTo(1, 12)
    for (const [index, { q, naiveVariance, gradSecond }] of layers.entries()) {
      expect(q).toBeCloseTo(2, 12)
      expect(gradSecond).toBeCloseTo(1, 12)
      expect(naiveVariance).toBeCloseTo(2 * (1 - 1 / Math.PI) ** index, 10)
    }
  })

  it.each([
    // calculators.md, section 14: what study notes get wrong.
    ['std 0.01 at n = 500 shrinks by 0.05 a layer', '500x11', { std: 0.01 }, 0.05, 0.002],
    // From 1 to .0580 in the tenth layer.
    ['Xavier lets tanh decay', '256x11', { scheme: 'xavier_normal' }, 0.058 ** (1 / 9), 0.001],
  ] as const)('%s', (_claim, widths, weights, factor, within) => {
    const { forwardFactor, verdict } = initPropagate({ widths, activation: 'tanh', ...weights })

    expect(Math.abs(forwardFactor - factor)).toBeLessThan(within)
    expect(verdict.forward).toBe('vanishing')
  })

  it('lets gradients explode where tanh saturates: 2.9e8 over 10 layers of 256 with std 1', () => {
    const { layers, verdict } = initPropagate({ widths: '256x11', activation: 'tanh', std: 1 })

    expect((layers[0]?.gradSecond ?? 0) / 2.9e8).toBeCloseTo(1, 0)
    expect(verdict).toEqual({ forward: 'stable', backward: 'exploding' })
  })

  it('counts biases and the spread of the input', () => {
    const { layers } = initPropagate({
      widths: '4-4-4',
      activation: 'linear',
      std: 0.5,
      bias_std: 3,
      input_var: 7,
    })

    expect(layers.map(({ q }) => q)).toEqual([16, 25])
  })

  it.each([
    // A layer of 100 → 400: weights by each framework's rule.
    [{ scheme: 'xavier_uniform' }, 2 / 500],
    [{ scheme: 'kaiming_normal', mode: 'fan_out' }, 2 / 400],
    [{ scheme: 'kaiming_normal', activation: 'tanh' }, 25 / 9 / 100],
    [{ scheme: 'kaiming_normal', activation: 'tanh', framework: 'keras' }, 2 / 100],
    [{ scheme: 'kaiming_normal', activation: 'tanh', gain: 3 }, 9 / 100],
    [{ scheme: 'lecun_normal', framework: 'tfjs' }, 0.87962566103423978 ** 2 / 100],
    [{ scheme: 'default' }, 1 / 300],
    [{ scheme: 'default', framework: 'keras' }, 2 / 500],
    [{ scheme: 'default', framework: 'jax' }, 1 / 100],
    [{ scheme: 'orthogonal' }, 1 / 400],
    [{ scheme: 'trunc_normal', std: 0.1 }, 0.01],
    [{ scheme: 'variance_scaling', framework: 'keras' }, 1 / 100],
    [{ scheme: 'zeros' }, 0],
    [{ std: 0.3 }, 0.09],
  ] as const)('draws weights with %j', (options, variance) => {
    const { layers } = initPropagate({ widths: '100-400', activation: 'relu', ...options })

    expect(layers[0]?.weightVar).toBeCloseTo(variance, 12)
  })

  it('ends in nothing where weights are zero', () => {
    const { layers, forwardFactor, verdict } = initPropagate({
      widths: '8-8-8',
      activation: 'sigmoid',
      scheme: 'zeros',
    })

    expect(layers.map(({ q, mean, variance }) => [q, mean, variance])).toEqual([
      [0, 0.5, 0],
      [0, 0.5, 0],
    ])
    expect(forwardFactor).toBe(0)
    expect(verdict).toEqual({ forward: 'vanishing', backward: 'vanishing' })
  })

  it('is nothing where a gain is too small for a double to square', () => {
    const { layers } = initPropagate({
      widths: '5-5',
      activation: 'tanh',
      scheme: 'xavier_uniform',
      gain: 1e-300,
    })

    expect(layers[0]).toMatchObject({ weightVar: 0, q: 0 })
  })

  const plain = { widths: '5-5', activation: 'relu' }

  it.each<[Partial<NetworkOptions>, string]>([
    [{}, 'input.missingOption'],
    [{ std: -1 }, 'init.stdNegative'],
    [{ std: 1, bias_std: -1 }, 'init.stdNegative'],
    [{ std: 1, input_var: -1 }, 'init.varianceNegative'],
    [{ std: 1, activation: 'rely' }, 'init.unknownActivation'],
    [{ scheme: 'kaiming_normal', activation: 'gelu' }, 'init.noGain'],
    [{ scheme: 'kaiming_normal', mode: 'fan_avg' }, 'init.modeUnsupported'],
    [{ scheme: 'variance_scaling' }, 'init.schemeUnsupported'],
    [{ scheme: 'xavier_normal', gain: 0 }, 'init.scaleNotPositive'],
    [{ std: 1e9, widths: '900x100' }, 'init.tooLarge'],
    [{ std: 1e9, widths: '900x100', activation: 'tanh' }, 'init.tooLarge'],
    [{ std: 1e10 }, 'input.tooLarge'],
  ])('with %j is refused as %s', (options, key) => {
    expect(refusalOf(() => initPropagate({ ...plain, ...options })).key).toBe(key)
  })
})
