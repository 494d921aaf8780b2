import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawsOf } from '../../../src/math/drill/draw.ts'
import { similarInteger, similarReal, similarText, similarWindows } from '../../../src/math/drill/vary.ts'

const seeds = Array.from({ length: 40 }, (_, index) => `seed ${index}`)

describe('a similar number', () => {
  it('is another one, not below the least, and of about the same size', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.string(), fc.constantFrom(0, 1), (value, seed, least) => {
        const similar = similarInteger(value, drawsOf(seed), least)

        expect(similar).not.toBe(value)
        expect(similar).toBeGreaterThanOrEqual(least)
        expect(similar).toBeLessThanOrEqual(4 * value + 2)
        expect(similar).toBeGreaterThanOrEqual(Math.floor(value / 4) - 2)
      }),
    )
  })

  it('of a width is a width', () => {
    for (const seed of seeds) expect([64, 128, 512, 1024]).toContain(similarInteger(256, drawsOf(seed)))
  })

  it('comes in several values', () => {
    expect(new Set(seeds.map((seed) => similarInteger(224, drawsOf(seed)))).size).toBeGreaterThan(3)
    expect(new Set(seeds.map((seed) => similarReal(0.01, drawsOf(seed)))).size).toBeGreaterThan(3)
  })

  it('keeps its sign when it is real', () => {
    for (const seed of seeds) expect(similarReal(-0.2, drawsOf(seed))).toBeLessThan(0)
  })
})

describe('a similar text', () => {
  it.each(seeds)('keeps a square square and words as they are (%s)', (seed) => {
    expect(similarText('224x224', drawsOf(seed))).toMatch(/^(\d+)x\1$/)
    expect(similarText('same', drawsOf(seed))).toBe('same')
    expect(similarText('conv2d 3 64 s2 > relu6', drawsOf(seed))).toMatch(/^conv2d \d+ \d+ s\d > relu6$/)
    expect(similarText('linear ５１２ 256', drawsOf(seed))).toMatch(/^linear \d+ \d+$/)
  })

  it('of windows changes every size that was given, and nothing that was not', () => {
    for (const seed of seeds) {
      const similar = similarWindows(
        { input: '32', kernel: '5', stride: '2', padding: 'same', dilation: undefined, bias: true },
        drawsOf(seed),
      )

      expect(similar).toMatchObject({ padding: 'same', dilation: undefined, bias: true })
      expect([similar.input, similar.kernel, similar.stride]).not.toContain('32')
      expect(similar.kernel).not.toBe('5')
      expect(similar.stride).not.toBe('2')
    }
  })
})
