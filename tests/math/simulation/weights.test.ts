import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  constant,
  cutNormal,
  type Distribution,
  normal,
  orthogonal,
  truncatedNormal,
  uniformOfVariance,
} from '../../../src/math/init/distribution.ts'
import { drawsFrom } from '../../../src/math/simulation/draw.ts'
import { emptyMatrix, type Matrix, multiplyByTransposed } from '../../../src/math/simulation/multiply.ts'
import { normalFrom, randomBits } from '../../../src/math/simulation/random.ts'
import { weightsOf } from '../../../src/math/simulation/weights.ts'

function randomMatrix(rows: number, columns: number, seed: number): Matrix {
  const bits = randomBits(seed, rows, columns)
  const matrix = emptyMatrix(rows, columns)

  return { ...matrix, values: matrix.values.map(() => normalFrom(bits)) }
}

function identity(size: number): Matrix {
  const matrix = emptyMatrix(size, size)
  for (let index = 0; index < size; index++) matrix.values[index * size + index] = 1

  return matrix
}

const at = ({ columns, values }: Matrix, row: number, column: number) => values[row * columns + column] ?? 0

/** By the definition, one product at a time. */
function plainProduct(a: Matrix, b: Matrix): number[] {
  return Array.from({ length: a.rows * b.rows }, (_, index) => {
    const [row, column] = [Math.floor(index / b.rows), index % b.rows]

    return Array.from({ length: a.columns }, (_, k) => at(a, row, k) * at(b, column, k)).reduce(
      (sum, product) => sum + product,
      0,
    )
  })
}

describe('a product of matrices', () => {
  it('is that of the definition, whatever the sides', () => {
    const side = fc.integer({ min: 1, max: 13 })

    fc.assert(
      fc.property(side, side, side, (rows, inner, columns) => {
        const [a, b] = [randomMatrix(rows, inner, 1), randomMatrix(columns, inner, 2)]
        const product = multiplyByTransposed(a, b)

        for (const [index, expected] of plainProduct(a, b).entries()) {
          expect(product.values[index]).toBeCloseTo(expected, 12)
        }
      }),
    )
  })
})

describe('drawn weights', () => {
  it.each<[string, Distribution]>([
    ['a constant', constant(0.5)],
    ['a normal', normal(0, 0.3)],
    ['a uniform', uniformOfVariance(0.7)],
    ['a normal cut at two stds', cutNormal(0.2, true)],
    ['a normal cut far out', truncatedNormal(0, 0.02, -2, 2)],
    ['a normal cut to a sliver', truncatedNormal(0, 50, -2, 2)],
    ['a normal cut near its std', truncatedNormal(0, 1.7, -2, 2)],
  ])('have the spread of %s', (_name, weights) => {
    const count = 60_000
    const draw = drawsFrom(weights, randomBits(1, 2, 3))
    const values = Array.from({ length: count }, draw)
    const mean = values.reduce((sum, value) => sum + value, 0) / count
    const variance = values.reduce((sum, value) => sum + value * value, 0) / count

    expect(Math.abs(mean - weights.mean)).toBeLessThanOrEqual(5 * weights.std * count ** -0.5)
    expect(Math.abs(variance - weights.variance - weights.mean ** 2)).toBeLessThanOrEqual(
      5 * weights.variance * Math.sqrt(2 / count),
    )
    if (weights.upper !== null) expect(Math.max(...values)).toBeLessThanOrEqual(weights.upper)
    if (weights.lower !== null) expect(Math.min(...values)).toBeGreaterThanOrEqual(weights.lower)
  })

  const sides = fc.integer({ min: 1, max: 12 })
  const kinds = fc.constantFrom('normal', 'orthogonal')
  const layerOf = (kind: string, fanIn: number, fanOut: number) => ({
    fanIn,
    fanOut,
    weights: kind === 'normal' ? normal(0, 1) : orthogonal(1.5, fanOut, fanIn),
  })

  it('are the same going back: ⟨Wx, y⟩ = ⟨x, Wᵀy⟩', () => {
    fc.assert(
      fc.property(kinds, sides, sides, fc.boolean(), (kind, fanIn, fanOut, keeps) => {
        const bits = () => randomBits(4, 5, 6)
        const { forward, backward } = weightsOf(layerOf(kind, fanIn, fanOut), bits, keeps)
        const [x, y] = [randomMatrix(1, fanIn, 8), randomMatrix(1, fanOut, 9)]
        const [ahead, back] = [forward(x), backward(y)]
        const dot = (a: Matrix, b: Matrix) =>
          a.values.reduce((sum, value, index) => sum + value * (b.values[index] ?? 0), 0)

        expect([ahead.columns, back.columns]).toEqual([fanOut, fanIn])
        expect(dot(ahead, y)).toBeCloseTo(dot(x, back), 10)
      }),
    )
  })

  it('have all singular values alike where they are orthogonal', () => {
    fc.assert(
      fc.property(sides, sides, (fanIn, fanOut) => {
        const { forward, backward } = weightsOf(layerOf('orthogonal', fanIn, fanOut), () =>
          randomBits(1, 1, 1),
        )
        const size = Math.min(fanIn, fanOut)
        // WᵀW or WWᵀ, whichever is the smaller, is the identity times the square of the gain.
        const square = fanIn <= fanOut ? backward(forward(identity(size))) : forward(backward(identity(size)))

        for (let row = 0; row < size; row++) {
          for (let column = 0; column < size; column++) {
            expect(at(square, row, column)).toBeCloseTo(row === column ? 1.5 ** 2 : 0, 10)
          }
        }
      }),
    )
  })

  it('are uniform over all rotations and reflections: the trace has the moments 0, 1, 0, 3', () => {
    // Diaconis & Shahshahani 1994: those of a standard normal, exactly, for sides of at least the power.
    const count = 4_000
    const traces = Array.from({ length: count }, (_, seed) => {
      const layer = { fanIn: 5, fanOut: 5, weights: orthogonal(1, 5, 5) }
      const matrix = weightsOf(layer, () => randomBits(seed, 1, 1)).forward(identity(5))

      return [0, 1, 2, 3, 4].reduce((sum, index) => sum + at(matrix, index, index), 0)
    })

    for (const [power, moment, variance] of [
      [1, 0, 1],
      [2, 1, 2],
      [3, 0, 15],
      [4, 3, 96],
    ] as const) {
      const mean = traces.reduce((sum, trace) => sum + trace ** power, 0) / count

      expect(Math.abs(mean - moment)).toBeLessThan(5 * Math.sqrt(variance / count))
    }
  })
})
