import { describe, expect, it } from 'vitest'
import { type Bits, normalFrom, randomBits, uniformFrom } from '../../../src/math/simulation/random.ts'

const count = 400_000

function draws(draw: (bits: Bits) => number): Float64Array {
  const bits = randomBits(7, 11, 13)

  return Float64Array.from({ length: count }, () => draw(bits))
}

function meanOf(values: Float64Array, f: (value: number) => number): number {
  return values.reduce((sum, value) => sum + f(value), 0) / values.length
}

describe('random bits', () => {
  it.each([
    // sfc32 of PractRand, written out anew in Python with integers modulo 2³², after 20 rounds.
    [1, 2, 3, [428635494, -24657586, 745528127, 1639605102, 464776583]],
    [2147483647, 0, 63, [-1983008304, 868516182, 1570999792]],
  ])('of the stream %d, %d, %d are sfc32’s', (first, second, third, expected) => {
    const bits = randomBits(first, second, third)

    expect(expected.map(() => bits())).toEqual(expected)
  })

  it('differ from stream to stream', () => {
    const firsts = [0, 1, 2, 3].flatMap((a) => [0, 1, 2, 3].map((b) => randomBits(1, a, b)()))

    expect(new Set(firsts).size).toBe(firsts.length)
  })
})

describe('uniform numbers', () => {
  it('lie between 0 and 1, evenly', () => {
    const values = draws(uniformFrom)

    expect(values.every((value) => value > 0 && value < 1)).toBe(true)
    expect(Math.abs(meanOf(values, (u) => u) - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / count))
    expect(Math.abs(meanOf(values, (u) => u * u) - 1 / 3)).toBeLessThan(5 * Math.sqrt(4 / 45 / count))
  })
})

describe('normal numbers', () => {
  const values = draws(normalFrom)

  it.each([
    // E[zᵏ] of a standard normal, and the variance of zᵏ.
    [1, 0, 1],
    [2, 1, 2],
    [3, 0, 15],
    [4, 3, 96],
    [6, 15, 10_170],
  ])('have the moment %d of the standard normal, %d', (power, moment, variance) => {
    const error = 5 * Math.sqrt(variance / count)

    expect(Math.abs(meanOf(values, (z) => z ** power) - moment)).toBeLessThan(error)
  })

  it.each([
    // scipy.stats.norm.sf; 3.4426… is where the ziggurat's tail begins.
    [0.5, 0.3085375387259869],
    [2, 0.022750131948179195],
    [3.5, 0.00023262907903552504],
    [4, 0.00003167124183311998],
  ])('exceed %d as often as they should, on both sides', (limit, share) => {
    const error = 5 * Math.sqrt(share / count)

    expect(Math.abs(meanOf(values, (z) => (z > limit ? 1 : 0)) - share)).toBeLessThan(error)
    expect(Math.abs(meanOf(values, (z) => (z < -limit ? 1 : 0)) - share)).toBeLessThan(error)
  })
})
