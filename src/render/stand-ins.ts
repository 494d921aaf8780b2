import { setEmoji } from './emoji.ts'
import { isPictured, splitGraphemes } from './segments.ts'

/** The first of the private code points that stand for text: no font of MathJax's has a glyph for them. */
const firstStandIn = 0x10_0000

/**
 * Words of scripts whose letters join, carry marks or run from right to left. MathJax's font has some of these letters,
 * and would set them one by one from left to right.
 */
const letter = '[\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Devanagari}\\p{Script=Thai}]'
const restOfWord = `(?:${letter}|[\\p{M}\\u200c\\u200d])*`
const joinedWords = new RegExp(`(${letter}${restOfWord}(?: +${letter}${restOfWord})*)`, 'u')

export interface StandIns {
  /** The source with one code point for everything that has to stay together. */
  readonly tex: string
  /** Puts back what they stand for. */
  restore(text: string): string
}

/**
 * Hides emoji and words of some scripts from MathJax, which takes text apart by code points: of a family joined from four
 * it would make four, of a keycap a digit, and of a word its letters.
 */
export function standIn(tex: string): StandIns {
  if (!isPictured(tex) && !joinedWords.test(tex)) return { tex, restore: (text) => text }

  const free = freeCodePoints(tex)
  const standIns = new Map<string, string>()
  // Every second part is what the expression splits at.
  const replaced = tex.split(joinedWords).map((part, i) => (i % 2 === 1 ? hide(part) : hideEmoji(part)))
  const hidden = new Map([...standIns].map(([text, sign]) => [sign, text]))

  return {
    tex: replaced.join(''),
    restore: (text) => text.replace(/[\u{100000}-\u{10fffd}]/gu, (sign) => hidden.get(sign) ?? sign),
  }

  function hide(text: string): string {
    const sign = standIns.get(text) ?? String.fromCodePoint(free.next().value ?? firstStandIn)

    standIns.set(text, sign)
    return sign
  }

  function hideEmoji(text: string): string {
    if (!isPictured(text)) return text

    return splitGraphemes(text)
      .map((grapheme) => (isPictured(grapheme) && setEmoji(grapheme) ? hide(grapheme) : grapheme))
      .join('')
  }
}

/** Those that the source does not use itself. */
function* freeCodePoints(tex: string): Generator<number, undefined> {
  for (let codePoint = firstStandIn; ; codePoint++)
    if (!tex.includes(String.fromCodePoint(codePoint))) yield codePoint
}
