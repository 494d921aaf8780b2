import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shownName } from '../src/shown-name.ts'

describe('shownName', () => {
  it.each([
    ['as it is', 'Ada Lovelace', 'Ada Lovelace'],
    ['Chinese', '陈小雨', '陈小雨'],
    ['Korean', '한국', '한국'],
    ['Thai', 'สมชาย ใจดี', 'สมชาย ใจดี'],
    ['Hindi', 'नमस्ते', 'नमस्ते'],
    ['Persian, with the mark that keeps letters apart', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['Vietnamese, composed', 'Nguye\u0302\u0303n', 'Nguyễn'],
    ['families, flags and keys', '👩‍👩‍👧‍👦🏳️‍🌈🇩🇪1️⃣', '👩‍👩‍👧‍👦🏳️‍🌈🇩🇪1️⃣'],
    ['in disguise', '𝓕𝓪𝓷𝓬𝔂', 'Fancy'],
    ['on several lines', 'a\nb\r\nc\u2028d\te', 'a b c d e'],
    ['turned around', '\u202egnirts\u202c \u2067x\u2069', 'gnirts x'],
    ['full of accents', `Z${'\u0301'.repeat(60)}algo`, 'Ź\u0301algo'],
    ['with marks piled up', `a${'\u0316\u0317\u0353\u0489'.repeat(20)}b`, 'a\u0316\u0317\u0353b'],
    ['half of a character', 'a\ud83d', 'a\ufffd'],
    ['with wide blanks around', '\u3000\u2003Ada\u3164', 'Ada'],
  ])('shows a name %s', (_name, name, shown) => {
    expect(shownName(name)).toBe(shown)
  })

  it.each([
    ['nothing', ''],
    ['blanks', ' \u00a0\u3000 '],
    ['the letters that fonts leave empty', '\u3164\u1160\uffa0\u2800\u115f'],
    ['joiners and marks of direction', '\u200b\u200d\u2060\u202e\ufeff'],
    ['tags and variants', '\u{e0041}\u{e0042}\ufe0f\u{e0101}'],
    ['marks without a letter', '\u0301\u0489'],
  ])('shows nothing for a name of %s', (_name, name) => {
    expect(shownName(name)).toBe('')
  })

  it('gives one line, the same when asked again, for whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
        const shown = shownName(name)

        expect(shown).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]|^\s|\s$/u)
        expect(shownName(shown)).toBe(shown)
      }),
      { numRuns: 100 },
    )
  })

  it('takes no longer for a million accents', () => {
    expect(shownName(`Z${'\u0301\u0316'.repeat(500_000)}`).length).toBeLessThan(500)
  })
})
