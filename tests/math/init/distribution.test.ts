import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { truncatedNormal, truncationFactor } from '../../../src/math/init/distribution.ts'

describe('a truncated normal', () => {
  it.each([
    // scipy.stats.truncnorm (SciPy 1.17.1), mean and variance.
    [0, 1, 0, 2, 0.7227897522452308, 0.25131627759920117],
    [0, 1, -0.5, 1.5, 0.35627288417705977, 0.28024815015122506],
  ])('N(%d, %d²) in [%d, %d] has mean %d and variance %d', (mean, std, lower, upper, realMean, variance) => {
    const drawn = truncatedNormal(mean, std, lower, upper)

    expect(drawn.mean).toBeCloseTo(realMean, 13)
    expect(drawn.variance).toBeCloseTo(variance, 13)
  })

  it('cut at two standard deviations keeps the share that Keras and JAX divide by', () => {
    expect(truncatedNormal(0, 1, -2, 2).std).toBeCloseTo(truncationFactor, 15)
  })

  it('whose mean lies far outside behaves like an exponential at the nearer end', () => {
    // Mean excess 1/A·(1 − 1/A²…) of the normal tail beyond A standard deviations (Mills' ratio).
    const { mean, std } = truncatedNormal(0, 0.02, 2, 3)
    const beyond = 100

    expect((mean - 2) / 0.02).toBeCloseTo(1 / beyond - 2 / beyond ** 3, 7)
    expect(std / 0.02).toBeCloseTo(1 / beyond, 5)
  })

  it.each([
    [0, 1e-20, 1, 2],
    [0, 1, 0, 5e-324],
    [-1e6, 5e-324, -1, 1],
    [1e308, 1, -1e300, 0],
  ])('N(%d, %d²) in [%d, %d] is still a number', (mean, std, lower, upper) => {
    const drawn = truncatedNormal(mean, std, lower, upper)

    expect([drawn.mean, drawn.std].every(Number.isFinite)).toBe(true)
    expect(drawn.mean).toBeGreaterThanOrEqual(lower)
    expect(drawn.mean).toBeLessThanOrEqual(upper)
  })

  it('without spread is its mean, moved into the interval', () => {
    expect(truncatedNormal(5, 0, -2, 2)).toMatchObject({ mean: 2, std: 0, variance: 0 })
  })

  it('lies inside its ends, narrower than the whole normal and than the uniform of its interval', () => {
    const mean = fc.double({ min: -50, max: 50, noNaN: true })
    const width = fc.double({ min: 1e-3, max: 50, noNaN: true })

    fc.assert(
      fc.property(mean, width, mean, width, (middle, std, lower, length) => {
        const upper = lower + length

        const drawn = truncatedNormal(middle, std, lower, upper)

        expect(drawn.mean).toBeGreaterThanOrEqual(lower)
        expect(drawn.mean).toBeLessThanOrEqual(upper)
        expect(drawn.std).toBeGreaterThan(0)
        expect(drawn.std).toBeLessThanOrEqual(Math.min(std, length / Math.sqrt(12)) * (1 + 1e-9))
      }),
    )
  })
})
