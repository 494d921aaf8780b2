import { describe, expect, it } from 'vitest'
import { embolden, flattenPath, signedArea } from '../../src/render/outline.ts'

const square = (size: number, x = 0) => `M${x} 0L${x + size} 0L${x + size} ${size}L${x} ${size}Z`
/** The usual circle of four cubic curves. */
const k = 55.228
const circle = `M100 0C100 ${k} ${k} 100 0 100C${-k} 100-100 ${k}-100 0C-100-${k}-${k}-100 0-100C${k}-100 100-${k} 100 0Z`

function areaOf(d: string): number {
  return signedArea(flattenPath(d) ?? [])
}

describe('flattenPath', () => {
  it.each([
    ['lines', square(10), 100],
    ['lines along the axes', 'M0 0H10V10H0Z', 100],
    ['several points after one command', 'M0 0L10 0 10 10 0 10Z', 100],
    ['numbers without blanks between', 'M-5-5L5-5L5 5L-5 5Z', 100],
    ['numbers that begin with a point', 'M0 0L.5 0L.5.5L0 .5Z', 0.25],
    ['a hole', `${square(10)}M2 2L2 8L8 8L8 2Z`, 64],
    ['the other direction', 'M0 0L0 10L10 10L10 0Z', -100],
  ])('reads %s', (_name, d, area) => {
    expect(areaOf(d)).toBeCloseTo(area, 9)
  })

  it('follows curves within a tenth of a pixel', () => {
    expect(areaOf(circle) / (Math.PI * 100 ** 2)).toBeGreaterThan(0.98)
    expect(areaOf(circle) / (Math.PI * 100 ** 2)).toBeLessThanOrEqual(1.001)
    // The area under a parabola of base 300 and height 100, which is half of its control point's, is two thirds.
    expect(Math.abs(areaOf('M0 0Q150 200 300 0Z'))).toBeGreaterThan(0.97 * 20_000)
    expect(Math.abs(areaOf('M0 0Q150 200 300 0Z'))).toBeLessThanOrEqual(20_000)
  })

  it.each(['M0 0a5 5 0 0 1 5 5Z', 'M0 0l5 5l0 5Z', 'M0 0A5 5 0 0 1 5 5Z', 'M0 0T5 5Z'])(
    'leaves %s to others',
    (d) => {
      expect(flattenPath(d)).toBeUndefined()
    },
  )

  it('draws nothing of a path without an area', () => {
    expect(flattenPath('M0 0L5 5')).toEqual([])
    expect(flattenPath('')).toEqual([])
  })
})

describe('embolden', () => {
  it.each([
    ['a square', square(10), 12 ** 2],
    ['a square the other way round', 'M0 0L0 10L10 10L10 0Z', -(12 ** 2)],
    ['a square with a hole', `${square(10)}M2 2L2 8L8 8L8 2Z`, 12 ** 2 - 4 ** 2],
    ['a corner that is there twice', 'M0 0L10 0L10 0L10 10L0 10L0 0Z', 12 ** 2],
  ])('moves the edges of %s outwards', (_name, d, area) => {
    expect(signedArea(embolden(flattenPath(d) ?? [], 1))).toBeCloseTo(area, 9)
  })

  it('cuts corners that are too sharp', () => {
    const [contour] = embolden(flattenPath('M0 0L1000 1L0 2Z') ?? [], 1)

    expect(Math.max(...(contour ?? []))).toBeLessThan(1_010)
  })
})
