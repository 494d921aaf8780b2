import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type InitSimulate, type InitSimulateOptions, initSimulate } from '../../../src/math/simulate.ts'
import type { LayerFigures } from '../../../src/math/simulation/statistics.ts'
import { refusalOf } from '../../support/refusal.ts'
import { sample } from '../../support/thorough.ts'
import { optionsOf, type VarpropFigure, type VarpropRow, varpropRows } from '../propagation/varprop.ts'

const names: Readonly<Record<VarpropFigure, keyof LayerFigures>> = {
  var_z: 'varZ',
  m2_z: 'm2Z',
  mean_a: 'meanA',
  var_a: 'varA',
  m2_a: 'm2A',
  zero_frac: 'zeroFraction',
  sat_frac: 'saturatedFraction',
  grad_m2_z: 'gradM2Z',
}

/** Within five combined standard errors, in logarithms where that is wider, or within 0.005 for a share. */
function isNear(row: VarpropRow, figure: VarpropFigure, index: number, value: number, runs: number): boolean {
  const { mean = 0, se = 0 } = {
    mean: row.layers[figure]?.mean[index],
    se: row.layers[figure]?.se[index],
  }
  const limit = 5 * Math.sqrt((se ** 2 * row.seeds) / runs + se ** 2)
  const share = figure.endsWith('_frac') ? 0.005 : 0

  return (
    Math.abs(value - mean) <= Math.max(limit, share) ||
    (figure !== 'mean_a' && Math.abs(Math.log(value / mean)) <= limit / mean)
  )
}

describe('drawn networks', () => {
  it.each(sample(varpropRows, 4).map((row) => [row.id, row.activation, row.init, row] as const))(
    'behave as those that PyTorch drew: %s, %s, %s',
    (_id, _activation, _init, row) => {
      const { layers } = initSimulate({ ...optionsOf(row), runs: 4, batch: row.batch })
      const strays = layers.flatMap((layer, index) =>
        Object.entries(names)
          .filter(([figure]) => row.layers[figure as VarpropFigure])
          .filter(([figure, name]) => !isNear(row, figure as VarpropFigure, index, layer[name].mean, 4))
          .map(([figure, name]) => `layer ${index + 1}: ${figure} ${layer[name].mean}`),
      )

      expect(strays).toEqual([])
    },
    60_000,
  )

  const small = { widths: '12-10-8', activation: 'tanh', scheme: 'xavier_normal', batch: 5 } as const

  it('are the same for the same seed, and others for another', () => {
    const first = initSimulate({ ...small, seed: 5 })

    expect(initSimulate({ ...small, seed: 5 })).toEqual(first)
    expect(initSimulate({ ...small, seed: 6 }).layers).not.toEqual(first.layers)
  })

  it('begin with the same networks however many are drawn', () => {
    const [one, three] = [initSimulate({ ...small, runs: 1 }), initSimulate({ ...small, runs: 3 })]
    const others = [three.layers[0]?.m2Z.mean ?? 0, one.layers[0]?.m2Z.mean ?? 0]

    expect(one.layers[0]?.m2Z.se).toBeNull()
    expect(three.layers[0]?.m2Z.se).toBeGreaterThan(0)
    expect(Math.abs((others[0] ?? 0) - (others[1] ?? 0))).toBeLessThan(10 * (three.layers[0]?.m2Z.se ?? 0))
  })

  it('come near mean field where layers are wide', () => {
    const answer = initSimulate({
      widths: '400x5',
      activation: 'gelu',
      scheme: 'kaiming_normal',
      gain: 1.5335,
    })

    for (const [index, { m2Z, gradM2Z }] of answer.layers.entries()) {
      const expected = answer.seen.expected[index]

      expect(m2Z.mean / (expected?.q ?? 0)).toBeCloseTo(1, 0)
      expect(gradM2Z.mean / (expected?.gradSecond ?? 0)).toBeCloseTo(1, 0)
    }
  })

  it('count biases and the spread of the input', () => {
    const { layers } = initSimulate({
      widths: '300-300',
      activation: 'linear',
      std: 0.1,
      bias_std: 2,
      input_var: 4,
      runs: 8,
    })

    // 300 · 0.01 · 4 + 4
    expect(layers[0]?.m2Z.mean).toBeGreaterThan(14)
    expect(layers[0]?.m2Z.mean).toBeLessThan(18)
  })

  it('leave every activation in one histogram of its layer', () => {
    const schemes = fc.constantFrom('he_normal' as const, 'xavier_uniform' as const, 'zeros' as const)
    const activations = fc.constantFrom('tanh', 'sigmoid', 'linear', 'softplus', 'hard_tanh', 'elu')

    fc.assert(
      fc.property(schemes, activations, fc.integer({ min: 1, max: 9 }), (scheme, activation, batch) => {
        const options = { widths: '6-5-4', activation, scheme, gain: 1, batch, runs: 2 }
        const { seen } = initSimulate(scheme === 'zeros' ? { ...options, gain: undefined } : options)
        const totals = seen.histograms.map(
          ({ counts, below, above }) => counts.reduce((sum, count) => sum + count, 0) + below + above,
        )

        expect(totals).toEqual([2 * batch * 5, 2 * batch * 4])
      }),
      { numRuns: 30 },
    )
  })

  it('tell how far they have come, up to the end', () => {
    const shares: number[] = []
    initSimulate({ ...small, runs: 2 }, (share) => shares.push(share))

    expect(shares).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((step) => step / 8))
  })

  it('stop where the one who is told says so', () => {
    expect(() =>
      initSimulate(small, () => {
        throw new Error('enough')
      }),
    ).toThrow('enough')
  })

  it.each<[Partial<InitSimulateOptions>, string]>([
    [{ widths: '10x66' }, 'init.tooLarge'],
    [{ widths: '1025-10' }, 'init.tooLarge'],
    [{ widths: '1024x12', batch: 128, runs: 8 }, 'init.tooLarge'],
    [{ widths: '10x60', activation: 'linear', scheme: 'normal', std: 1e9 }, 'init.tooLarge'],
    [{ batch: 0 }, 'input.tooSmall'],
    [{ batch: 129 }, 'input.tooLarge'],
    [{ runs: -1 }, 'input.tooSmall'],
    [{ seed: -1 }, 'input.tooSmall'],
    [{ scheme: undefined }, 'input.missingOption'],
    [{ activation: 'mis' }, 'init.unknownActivation'],
  ])('of %j are refused as %s', (options, key) => {
    expect(refusalOf(() => initSimulate({ ...small, ...options } as never)).key).toBe(key)
  })

  it('that are too much work name a batch that would fit', () => {
    const { values } = refusalOf(() => initSimulate({ ...small, widths: '1024x12', batch: 128, runs: 8 }))
    const fits: InitSimulate['batch'] = Number(values.batch)
    const work = (batch: number) => 2 * 11 * 1024 ** 2 * batch * 8

    expect(work(fits)).toBeLessThanOrEqual(3e9)
    expect(work(fits + 1)).toBeGreaterThan(3e9)
  })
})
