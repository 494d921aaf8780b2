import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCoverage } from '../../src/render/coverage.ts'
import { signedArea } from '../../src/render/outline.ts'

function cover(points: readonly number[], widthPx: number, heightPx: number): Uint8Array {
  const coverage = createCoverage(widthPx, heightPx)
  let [fromX = 0, fromY = 0] = points.slice(-2)

  for (let i = 0; i < points.length; i += 2) {
    const [x = 0, y = 0] = [points[i], points[i + 1]]

    coverage.addEdge(fromX, fromY, x, y)
    ;[fromX, fromY] = [x, y]
  }

  return coverage.toBytes()
}

describe('coverage', () => {
  it.each([
    ['a whole pixel', [1, 1, 2, 1, 2, 2, 1, 2], [0, 0, 0, 0, 255, 0, 0, 0, 0]],
    ['half a pixel', [1, 1, 1.5, 1, 1.5, 2, 1, 2], [0, 0, 0, 0, 128, 0, 0, 0, 0]],
    ['a quarter of four', [0.5, 0.5, 1.5, 0.5, 1.5, 1.5, 0.5, 1.5], [64, 64, 0, 64, 64, 0, 0, 0, 0]],
    ['half of a pixel, slanting', [1, 1, 2, 1, 1, 2], [0, 0, 0, 0, 128, 0, 0, 0, 0]],
    ['all and more', [-9, -9, 9, -9, 9, 9, -9, 9], Array(9).fill(255)],
    ['nothing, beside it', [4, 0, 6, 0, 6, 3, 4, 3], Array(9).fill(0)],
    ['nothing, over it', [0, -5, 3, -5, 3, -1, 0, -1], Array(9).fill(0)],
    ['nothing, under it', [0, 3, 3, 3, 3, 9, 0, 9], Array(9).fill(0)],
    ['what is left of it', [-2, 1, 1, 1, 1, 2, -2, 2], [0, 0, 0, 255, 0, 0, 0, 0, 0]],
    ['the same twice', [1, 1, 2, 1, 2, 2, 1, 2, 1, 1, 2, 1, 2, 2, 1, 2], [0, 0, 0, 0, 255, 0, 0, 0, 0]],
    ['a flat edge', [3, 1, 3, 2, 0, 2, 0, 1 + 5e-324], [0, 0, 0, 255, 255, 255, 0, 0, 0]],
  ])('of 3 × 3 pixels by %s', (_name, points, bytes) => {
    expect([...cover(points, 3, 3)]).toEqual(bytes)
  })

  it('leaves out an edge that is nowhere', () => {
    const coverage = createCoverage(3, 1)

    coverage.addEdge(Number.NaN, 0, 1, 1)
    coverage.addEdge(0, Number.NaN, 1, 1)
    coverage.addEdge(0, 0, Number.POSITIVE_INFINITY, 1)
    coverage.addEdge(2, 0, 2, 1)

    expect([...coverage.toBytes()]).toEqual([0, 0, 255])
  })

  it('adds up to the area of any triangle', () => {
    const place = fc.double({ min: 0, max: 20, noNaN: true })

    fc.assert(
      fc.property(fc.array(place, { minLength: 6, maxLength: 6 }), (points) => {
        const sum = cover(points, 20, 20).reduce((total, byte) => total + byte, 0)

        // Each of the pixels on the edge is off by half a step at most.
        expect(Math.abs(sum / 255 - Math.abs(signedArea([Float64Array.from(points)])))).toBeLessThan(0.5)
      }),
    )
  })
})
