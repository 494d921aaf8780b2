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

/** Whether any of a text is read from right to left. */
export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text)
}

/** The runs of one line in the order they are seen, from left to right (Unicode Standard Annex #9). */
export function orderRuns(text: string): DirectedRun[] {
  if (!hasRightToLeft(text)) return [{ text, direction: 'ltr' }]

  const plain = plainOf(text)
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

/** How deep a character stands in text of the other direction: odd levels are read from right to left. */
export interface Level {
  readonly level: number
  /** That of the paragraph: 1 where it begins at the right edge. */
  readonly base: number
}

/** The level of each UTF-16 unit; a line feed ends a paragraph. */
export function readLevels(text: string): Level[] {
  const { levels, paragraphs } = bidi.getEmbeddingLevels(plainOf(text))

  return paragraphs.flatMap(({ start, end, level: base }) =>
    Array.from({ length: end - start + 1 }, (_, i) => ({ level: levels[start + i] ?? base, base })),
  )
}

/** The places of members of one line, from left to right (rule L2 of the annex). */
export function visualOrder(levels: readonly number[]): number[] {
  const order = levels.map((_, i) => i)

  for (let level = Math.max(0, ...levels); level > 0; level--) {
    for (let from = 0; from < order.length; from++) {
      let to = from

      while ((levels[order[to] ?? -1] ?? 0) >= level) to += 1
      if (to > from) order.splice(from, to - from, ...order.slice(from, to).reverse())

      from = to
    }
  }

  return order
}

/** The library looks at halves of characters and would take an emoji for a Latin letter; U+FFFC is as neutral. */
function plainOf(text: string): string {
  return text.replace(picture, '\ufffc\ufffc')
}

export function isOdd(level: number): boolean {
  return level % 2 === 1
}

/** Brackets face the other way. */
export function mirror(text: string): string {
  return Array.from(text, (character) => bidi.getMirroredCharacter(character) ?? character).join('')
}
