import { setEmoji } from './emoji.ts'
import { isPictured, splitGraphemes } from './segments.ts'

/** The first of the private code points that stand for emoji: no font of MathJax's has a glyph for them. */
const firstStandIn = 0x10_0000

export interface StandIns {
  /** The source with one code point for every emoji. */
  readonly tex: string
  /** Puts the emoji back. */
  restore(text: string): string
}

/**
 * Hides emoji from MathJax, which takes text apart by code points: of a family joined from four it would make four, and
 * of a keycap a digit.
 */
export function standInForEmoji(tex: string): StandIns {
  if (!isPictured(tex)) return { tex, restore: (text) => text }

  const hidden = new Map<string, string>()
  const replaced = splitGraphemes(tex).map((grapheme) => {
    if (!isPictured(grapheme) || !setEmoji(grapheme)) return grapheme

    const standIn = hidden.get(grapheme) ?? String.fromCodePoint(firstStandIn + hidden.size)

    hidden.set(grapheme, standIn)
    return standIn
  })
  const shown = new Map([...hidden].map(([emoji, standIn]) => [standIn, emoji]))

  return {
    tex: replaced.join(''),
    restore: (text) => text.replace(/[\u{100000}-\u{10ffff}]/gu, (standIn) => shown.get(standIn) ?? standIn),
  }
}
