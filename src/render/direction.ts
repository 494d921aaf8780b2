import bidiFactory from 'bidi-js'
import type { Direction } from './glyphs.ts'

/** A piece of text read in one direction; its characters are in the order they are read. */
export interface DirectedRun {
  readonly text: string
  readonly direction: Direction
}

// Its types describe a module of another kind than the one Node loads.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)()
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}]/u
const picture = /[\u{1f000}-\u{1faff}]/gu

/** The runs of one line in the order they are seen, from left to right (Unicode Standard Annex #9). */
export function orderRuns(text: string): DirectedRun[] {
  if (!rightToLeft.test(text)) return [{ text, direction: 'ltr' }]

  // The library looks at halves of characters and would take an emoji for a Latin letter; U+FFFC is as neutral.
  const plain = text.replace(picture, '\ufffc\ufffc')
  const embedding = bidi.getEmbeddingLevels(plain)
  const runs: { text: string; level: number }[] = []

  for (const i of bidi.getReorderedIndices(plain, embedding)) {
    const [last, level] = [runs.at(-1), embedding.levels[i] ?? 0]

    if (last?.level !== level) runs.push({ text: text.charAt(i), level })
    else last.text = isOdd(level) ? text.charAt(i) + last.text : last.text + text.charAt(i)
  }

  return runs.map(({ text, level }) =>
    isOdd(level) ? { text: mirror(text), direction: 'rtl' } : { text, direction: 'ltr' },
  )
}

function isOdd(level: number): boolean {
  return level % 2 === 1
}

/** Brackets face the other way. */
function mirror(text: string): string {
  return Array.from(text, (character) => bidi.getMirroredCharacter(character) ?? character).join('')
}
