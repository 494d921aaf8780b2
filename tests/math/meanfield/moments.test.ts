import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Activation, activations, parameterOf } from '../../../src/math/activation.ts'
import { covarianceAt } from '../../../src/math/meanfield/covariance.ts'
import { momentsAt, secondMomentAt, secondMomentsAt } from '../../../src/math/meanfield/moments.ts'
import { isThorough } from '../../support/thorough.ts'

/** The parameters that the tables below were computed with. */
function unitOf(activation: Activation) {
  const given = activation === 'elu' ? 0.7 : activation === 'leaky_relu' ? 0.2 : undefined

  return { activation, param: parameterOf(activation, given) }
}

function near(actual: number, expected: number, relative: number, absolute = 0): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(Math.max(relative * Math.abs(expected), absolute))
}

describe('moments of an activation', () => {
  it.each<[Activation, number, number, number, number, number]>([
    // mpmath 1.3.0, `quad` with 30 digits over panels split at kinks: mean, second moment, variance, E[φ'²].
    ['tanh', 1e-6, 0.0, 9.999980000056665e-7, 9.999980000056665e-7, 0.999998000007],
    ['tanh', 0.03, 0.0, 0.028338198630304415, 0.028338198630304415, 0.9455687309947532],
    ['tanh', 1000, 0.0, 0.9747790417974508, 0.9747790417974508, 0.01681817217537316],
    ['sigmoid', 0.0001, 0.5, 0.2500062496875221, 6.249687522133399e-6, 0.06249687527340691],
    ['sigmoid', 1e6, 0.5, 0.49960105837583, 0.24960105837583005, 6.649033718504392e-5],
    [
      'gelu',
      0.001,
      0.00039874295874002666,
      0.00025047667035218063,
      0.0002503176744050359,
      0.25063534902132634,
    ],
    ['gelu', 30, 2.149564462882489, 14.967175542654989, 10.346548162567705, 0.5089276722444808],
    ['gelu', 1e4, 39.89223347833215, 4999.998124582941, 3408.607832693177, 0.5005624679562025],
    ['gelu_tanh', 2, 0.4606371224731833, 0.9221443551613911, 0.7099577965610167, 0.4895561211812481],
    ['gelu_tanh', 1000, 12.609369895871575, 499.9941150432788, 340.99790587236646, 0.5017746860093174],
    [
      'silu',
      0.001,
      0.00024993753122788475,
      0.0002501873439047665,
      0.00025012487513525024,
      0.25024975029127144,
    ],
    ['silu', 300, 6.872424181980991, 149.92592566613195, 102.69571152905485, 0.504666700462132],
    ['mish', 0.5, 0.13517882080871757, 0.21358890547504022, 0.19531559187980485, 0.4491145604148511],
    ['mish', 200, 5.6106153816983975, 99.98895004666711, 68.50994508531647, 0.5051371105885233],
    ['softplus', 1e-6, 0.6931473055599296, 0.48045343720502176, 2.5000003124998435e-7, 0.25000006249996876],
    ['softplus', 1000, 12.636390722636563, 500.03025381073644, 340.35188331560107, 0.48740501800880814],
    ['softsign', 0.04, 0.0, 0.023692060114459998, 0.023692060114459998, 0.6068870707188432],
    ['softsign', 1e5, 0.0, 0.9731522914728654, 0.9731522914728654, 0.0008410400014270466],
    ['elu', 0.3, 0.10594079268074871, 0.18461247011255125, 0.17338901855872588, 0.6220160192998173],
    ['elu', 1000, 12.27448476932539, 500.23573904229454, 349.5727626898936, 0.5030900652089487],
    ['selu', 1e-5, -0.0008880420297300272, 2.089671112410989e-5, 2.010809247754286e-5, 2.0896749501657648],
    ['selu', 50, 2.1822379673364636, 28.889355800958526, 24.127193254873745, 0.638749752771953],
    ['relu6', 40, 1.9426573291513964, 9.66151461982919, 5.887597121323553, 0.32860914442604433],
    ['relu6', 1e4, 2.928211924657938, 17.42572984815646, 8.851304772447515, 0.023922182654106845],
    ['hard_tanh', 0.2, 0.0, 0.19098788981812165, 0.19098788981812165, 0.9746526813225317],
    ['hard_tanh', 1000, 0.0, 0.9831807984280065, 0.9831807984280065, 0.025227120630039613],
    ['erf', 7, 0.0, 0.7662281135409196, 0.7662281135409196, 0.2364346478399916],
    ['sin', 3, 0.0, 0.4987606239116668, 0.4987606239116668, 0.5012393760883331],
    ['leaky_relu', 5, 0.7136496464611084, 2.6, 2.090704182105935, 0.52],
  ])('%s at q = %d', (activation, q, mean, second, variance, derivativeSecond) => {
    const moments = momentsAt(unitOf(activation), q)

    near(moments.mean, mean, 1e-12, 1e-15 * Math.sqrt(second))
    near(moments.second, second, 1e-12)
    near(moments.variance, variance, 1e-12)
    near(moments.derivativeSecond, derivativeSecond, 1e-12)
  })

  const anyUnit = fc.constantFrom(...activations).map(unitOf)
  const anyQ = fc.double({ min: -14, max: 16, noNaN: true }).map(Math.exp)

  it('never gives a second moment below the square of the mean', () => {
    fc.assert(
      fc.property(anyUnit, anyQ, (unit, q) => {
        const { mean, second, variance, derivativeSecond } = momentsAt(unit, q)

        expect(variance).toBeGreaterThanOrEqual(0)
        near(variance, second - mean ** 2, 1e-9, 1e-12 * second)
        expect(derivativeSecond).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: isThorough ? 150 : 40 },
    )
  })

  it('changes with q at the rate E[φφ′x]/q', () => {
    fc.assert(
      fc.property(anyUnit, fc.double({ min: -5, max: 5, noNaN: true }).map(Math.exp), (unit, q) => {
        const step = 1e-4 * q
        const rate = (secondMomentAt(unit, q + step) - secondMomentAt(unit, q - step)) / (2 * step)

        near(momentsAt(unit, q).lengthSlope, rate, 1e-5, 1e-8)
      }),
      { numRuns: 100 },
    )
  })

  it('is the same however many of its moments are asked for', () => {
    for (const activation of activations) {
      const { second, derivativeSecond } = momentsAt(unitOf(activation), 2.5)

      expect(secondMomentsAt(unitOf(activation), 2.5)).toMatchObject({ second, derivativeSecond })
      expect(secondMomentAt(unitOf(activation), 2.5)).toBe(second)
    }
  })

  it.each(activations)('of %s is finite from nothing to the largest q', (activation) => {
    for (const q of [0, 1e-300, 1e-12, 1e18, 1e200]) {
      expect(Object.values(momentsAt(unitOf(activation), q)).every(Number.isFinite)).toBe(true)
    }
  })
})

describe('covariance of an activation', () => {
  it.each<[Activation, number, number, number]>([
    // NumPy 2.4.6: Gauss–Legendre over u₁ and, given u₁, over u₂, 30 nodes a panel, panels halved 22 times at kinks.
    ['gelu', 1, 0.5, 0.22729491502199153],
    ['silu', 4, -0.6, -0.10028895472082844],
    ['selu', 1, 0.9, 0.8952593090961052],
    ['elu', 2, 0.25, 0.3503384658248289],
    ['relu6', 50, 0.3, 5.581625647056125],
    ['hard_tanh', 3, 0.8, 0.5086474975817019],
    ['softsign', 20, 0.99, 0.49826298036957284],
    ['sigmoid', 9, -0.4, 0.20176450154402353],
    ['softplus', 0.5, 0.6, 0.643172463387362],
    ['mish', 2, -0.95, -0.23578322918381883],
    ['gelu_tanh', 6, 0.1, 0.9739439222885635],
    ['tanh', 100, 0.999, 0.9154202746397916],
  ])('%s at q = %d and c = %d', (activation, q, c, expected) => {
    near(covarianceAt(unitOf(activation), q, c), expected, 1e-11)
  })

  it.each(activations)('of %s is the second moment at c = 1 and the squared mean at c = 0', (activation) => {
    for (const q of [0.01, 1.7, 40]) {
      const { mean, second } = momentsAt(unitOf(activation), q)

      near(covarianceAt(unitOf(activation), q, 1), second, 1e-12)
      near(covarianceAt(unitOf(activation), q, 0), mean ** 2, 1e-12, 1e-15)
      // The limits are reached steadily, so that the special cases hide no jump.
      near(covarianceAt(unitOf(activation), q, 1 - 1e-13), second, 1e-6)
      near(covarianceAt(unitOf(activation), q, 1e-13), mean ** 2, 1e-11, 1e-11 * second)
    }
  })

  it('never exceeds the second moment', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...activations).map(unitOf),
        fc.double({ min: 0.01, max: 20, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        (unit, q, c) => {
          const limit = momentsAt(unit, q).second * (1 + 1e-12)

          expect(Math.abs(covarianceAt(unit, q, c))).toBeLessThanOrEqual(limit)
        },
      ),
      { numRuns: isThorough ? 60 : 20 },
    )
  })
})
