import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutText } from '../src/cut-text.ts'

describe('cutting text', () => {
  it.each([
    ['short', 10, 'short'],
    ['one two three four', 14, 'one two three…'],
    ['unbrokenlonglongword', 10, 'unbrokenl…'],
    ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 13, '👩‍👩‍👧‍👦…'],
    ['👩‍👩‍👧‍👦', 5, '…'],
  ])('of %j at %i gives %j', (text, limit, cut) => {
    expect(cutText(text, limit)).toBe(cut)
  })

  it('never exceeds the limit nor splits a surrogate pair', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 1, max: 40 }),
        (text, limit) => {
          const cut = cutText(text, limit)

          expect(cut.length).toBeLessThanOrEqual(limit)
          expect(cut.isWellFormed()).toBe(true)
        },
      ),
    )
  })
})
