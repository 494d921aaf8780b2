import { describe, expect, it } from 'vitest'
import { gaussianGrid } from '../../src/math/meanfield/gaussian-grid.ts'
import { erf, erfc, normalDistribution } from '../../src/math/normal.ts'
import { integrate, sumOver } from '../../src/math/quadrature.ts'

function relative(actual: number, expected: number): number {
  return Math.abs(actual / expected - 1)
}

describe('the error function', () => {
  it.each([
    // CPython's math.erf and math.erfc.
    [1e-10, 1.1283791670955126e-10, 0.9999999998871621],
    [0.5, 0.5204998778130465, 0.4795001221869535],
    [0.999999, 0.8427003778418023, 0.15729962215819768],
    [1, 0.8427007929497149, 0.15729920705028513],
    [2.4999, 0.9995928300996666, 0.0004071699003334514],
    [5, 0.9999999999984626, 1.5374597944280351e-12],
    [26, 1, 5.663192408856143e-296],
    [-3, -0.9999779095030014, 1.9999779095030015],
  ])('and its complement at %d are %d and %d', (x, value, complement) => {
    expect(relative(erf(x), value)).toBeLessThan(1e-13)
    expect(relative(erfc(x), complement)).toBeLessThan(1e-13)
  })

  it('gives the normal distribution in its far tail', () => {
    // scipy.stats.norm.cdf(-6) and (-37).
    expect(relative(normalDistribution(-6), 9.865876450376946e-10)).toBeLessThan(1e-13)
    expect(relative(normalDistribution(-37), 5.7255712225239266e-300)).toBeLessThan(1e-12)
  })
})

describe('quadrature', () => {
  it('is exact for polynomials up to twice its nodes', () => {
    expect(integrate((x) => x ** 40, 0, 1, 1)).toBeCloseTo(1 / 41, 15)
    expect(integrate((x) => x ** 3, -1, 3, 7)).toBeCloseTo(20, 12)
  })

  it('gives the moments of the standard normal', () => {
    // E[z^2n] = (2n − 1)!!
    const moments = [2, 4, 6, 8].map((power) => sumOver(gaussianGrid(1, []), (z) => z ** power))

    for (const [index, moment] of [1, 3, 15, 105].entries()) {
      expect(relative(moments[index] ?? 0, moment)).toBeLessThan(1e-14)
    }
  })

  it('gives 0 for odd functions of a normal, not nearly 0', () => {
    expect(sumOver(gaussianGrid(3, [-1, 1]), Math.tanh)).toBe(0)
  })
})
