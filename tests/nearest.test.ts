import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance, nearest } from '../src/nearest.ts'

describe('the edit distance', () => {
  it.each([
    ['', '', 0],
    ['kitten', 'sitting', 3],
    ['flaw', 'lawn', 2],
    ['strides', 'stride', 1],
    ['层归一化', '层归一', 1],
  ])('of %j and %j is %i', (a, b, distance) => {
    expect(editDistance(a, b, 10)).toBe(distance)
  })

  it('is symmetric, zero only for equals, and stops beyond its limit', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const distance = editDistance(a, b, 20)

        expect(editDistance(b, a, 20)).toBe(distance)
        expect(distance === 0).toBe(a === b)
        expect(editDistance(a, b, 2)).toBe(distance <= 2 ? distance : 3)
      }),
    )
  })
})

describe('the nearest word', () => {
  it.each([
    ['strides', 'stride'],
    ['KERNAL', 'kernel'],
    ['qwertyuiop', undefined],
  ])('to %j is %j', (typed, word) => {
    expect(nearest(typed, ['stride', 'kernel', 'padding'])).toBe(word)
  })
})
