import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Activation, activations, parameterOf } from '../../src/math/activation.ts'
import { criticalityAt, edgeOfChaos } from '../../src/math/meanfield/edge.ts'
import { initPhase } from '../../src/math/phase.ts'
import { refusalOf } from '../support/refusal.ts'

const unitOf = (activation: Activation) => ({ activation, param: parameterOf(activation, undefined) })
const keysOf = ({ notes }: { notes: readonly { key: string }[] }) => notes.map(({ key }) => key)

describe('the phase of a network', () => {
  it.each<[string, number, number, number, number, string | undefined]>([
    // calculators.md, section 12: reference values.
    ['tanh', 25 / 9, 0, 1.17848, 1.2098, 'chaotic'],
    ['tanh', 1.760955, 0.05, 0.570048, 1, undefined],
    ['selu', 1, 0, 1, 1.0716, 'chaotic'],
    ['relu', 2, 0, 1, 1, 'critical'],
    ['relu', 1, 0.3, 0.6, 0.5, 'ordered'],
  ])(
    '%s at σ_w² = %d and σ_b² = %d comes to q* = %d with slope %d',
    (activation, sigma_w2, sigma_b2, qStar, chi1, phase) => {
      const answer = initPhase({ activation, sigma_w2, sigma_b2 })

      expect(answer.qStar).toBeCloseTo(qStar, 5)
      expect(answer.chi1).toBeCloseTo(chi1, 4)
      if (phase) expect(answer.phase).toBe(phase)
    },
  )

  it('is decided by the slope at the fixed point, and correlations decay in the ordered one only', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...activations),
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (activation, sigma_w2, sigma_b2) => {
          const { phase, chi1, qStar, xiC, converged } = initPhase({ activation, sigma_w2, sigma_b2 })

          expect(converged).toBe(qStar !== null)
          expect(phase === null).toBe(chi1 === null)
          expect(xiC !== null).toBe(phase === 'ordered')
          if (phase === 'ordered') expect(chi1).toBeLessThan(1 - 1e-9)
          if (phase === 'critical') expect(chi1).toBeCloseTo(1, 8)
          if (phase === 'chaotic') expect(chi1).toBeGreaterThan(1 + 1e-9)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('takes every q for a fixed point of ReLU at σ_w² = 2', () => {
    for (const q0 of [1e-3, 1, 77]) {
      expect(initPhase({ activation: 'relu', sigma_w2: 2, q0 })).toMatchObject({
        qStar: q0,
        phase: 'critical',
      })
    }
  })

  it('has no fixed point where lengths grow or creep, and says which', () => {
    const growing = initPhase({ activation: 'relu', sigma_w2: 2.5, sigma_b2: 0.3 })
    const creeping = initPhase({ activation: 'tanh', sigma_w2: 1 })

    expect(growing).toMatchObject({ qStar: null, converged: false, chi1: null, phase: null, xiQ: null })
    expect(keysOf(growing)).toContain('phase.note.grows')
    expect(keysOf(creeping)).toContain('phase.note.creeps')
    // .0580 in the tenth layer, of which the first has 1; drawn with PyTorch .0578 ± .0003 (calculators.md, section 12).
    expect(creeping.qSequence[9]).toBeCloseTo(0.058, 4)
  })

  it('cuts a sequence after the first length above 10¹²', () => {
    const { qSequence } = initPhase({ activation: 'linear', sigma_w2: 1e6, depth: 200 })

    expect(qSequence).toEqual([1, 1e6, 1e12, 1e18])
  })

  it.each([
    [{ activation: 'tanh', sigma_w2: -1 }, 'init.varianceNegative'],
    [{ activation: 'tanh', sigma_b2: -1 }, 'init.varianceNegative'],
    [{ activation: 'tanh', q0: 0 }, 'init.scaleNotPositive'],
    [{ activation: 'tanh', sigma_w2: 1e300 }, 'input.tooLarge'],
    [{ activation: 'sofsign' }, 'init.unknownActivation'],
  ])('of %j is refused as %s', (options, key) => {
    expect(refusalOf(() => initPhase(options)).key).toBe(key)
  })
})

describe('the edge of chaos', () => {
  // Brute force: a grid ten times as fine, on which every crossing is counted.
  it.each(activations)('of %s misses no point that a fine grid shows', (activation) => {
    const unit = unitOf(activation)
    const fine = Array.from({ length: 1600 }, (_, index) => 1e-6 * (316 / 1e-6) ** (index / 1599))
    const needed = fine.map((q) => criticalityAt(unit, q).sigmaB2)

    for (const sigmaB2 of [1e-4, 0.03, 1.4, 20]) {
      const crossings = needed.filter(
        (value, index) => index > 0 && value > sigmaB2 !== (needed[index - 1] ?? 0) > sigmaB2,
      )

      expect(edgeOfChaos(unit, sigmaB2)).toHaveLength(crossings.length)
    }
  })

  it('gives points at which the slope is 1 and the length stays', () => {
    for (const activation of activations) {
      for (const { qStar, sigmaW2 } of edgeOfChaos(unitOf(activation), 0.07)) {
        const { qSequence } = initPhase({
          activation,
          sigma_w2: sigmaW2,
          sigma_b2: 0.07,
          q0: qStar,
          depth: 1,
        })

        expect(Math.abs((qSequence[1] ?? 0) / qStar - 1)).toBeLessThan(1e-9)
        expect(1 / criticalityAt(unitOf(activation), qStar).sigmaW2).toBeCloseTo(1 / sigmaW2, 10)
      }
    }
  })

  it('says where it lies when no single q* does', () => {
    expect(keysOf(initPhase({ activation: 'relu' }))).toEqual(['phase.note.everywhere'])
    expect(keysOf(initPhase({ activation: 'tanh' }))).toEqual(['phase.note.edgeAtZero'])
    expect(initPhase({ activation: 'softplus' })).toMatchObject({ edge: [], sigmaW2: null, qSequence: [] })
  })

  it('is only looked for where no σ_w² was given', () => {
    expect(initPhase({ activation: 'tanh', sigma_w2: 1.5 }).edge).toBeNull()
    expect(initPhase({ activation: 'tanh', sigma_b2: 0.05 })).toMatchObject({ phase: 'critical' })
  })

  it('warns when the lengths do not come to it', () => {
    expect(keysOf(initPhase({ activation: 'gelu', sigma_b2: 0.05 }))).toContain('phase.note.leavesEdge')
  })
})
