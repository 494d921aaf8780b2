import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freeSlug, slugOf } from '../../../src/bank/own/slug.ts'

describe('a name for a path', () => {
  it.each([
    ['Rank of a matrix', 'rank-of-a-matrix'],
    ['  What is 1 + 1?  ', 'what-is-1-1'],
    ['Poincaré’s Naïve Été', 'poincare-s-naive-ete'],
    ['ＡＢＣ１２', 'abc12'],
    ['../../etc/passwd', 'etc-passwd'],
    ['a\u0000b\nc', 'a-b-c'],
    ['ﬁne²', 'fine2'],
  ])('%j is %s', (text, slug) => {
    expect(slugOf(text, 'q')).toBe(slug)
  })

  it.each(['矩阵的秩', '矩阵 A 的秩', '행렬', 'ランク', '…', '', '🪢'])(
    '%j gets a number of its own',
    (text) => {
      expect(slugOf(text, 'q')).toMatch(/^q-[a-z0-9]+$/)
      expect(slugOf(text, 'topic')).toMatch(/^topic-[a-z0-9]+$/)
      expect(slugOf(text, 'q')).toBe(slugOf(text, 'q'))
      expect(slugOf(text, 'q')).not.toBe(slugOf(`${text}二`, 'q'))
    },
  )

  it('ends in no dash where it is cut', () => {
    expect(slugOf(`${'a'.repeat(39)} b`, 'q')).toBe('a'.repeat(39))
  })

  it('is always one, and never too long', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))

    fc.assert(
      fc.property(text, (typed) => {
        expect(slugOf(typed, 'q')).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
        expect(slugOf(typed, 'q').length).toBeLessThanOrEqual(40)
      }),
    )
  })
})

describe('a free name', () => {
  it.each([
    [[], 'rank'],
    [['rank'], 'rank-2'],
    [['rank', 'rank-2', 'rank-4'], 'rank-3'],
  ])('beside %j is %s', (taken: readonly string[], free) => {
    expect(freeSlug('rank', (slug) => taken.includes(slug))).toBe(free)
  })
})
