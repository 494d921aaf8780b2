import { isIdeograph } from './segments.ts'

/**
 * What a card has room for at most, in narrow characters: five pages of them, and half a page more. A Chinese character
 * takes two.
 */
const roomOfCard = 22_000
/** Narrow characters on a line. */
const lineLength = 70

/** Markdown texts that are drawn one after the other, and how many lines, about, were taken off their end. */
export interface Clipped {
  readonly texts: readonly string[]
  readonly lines: number
}

/** Takes off what cannot find room on any page: it need not be laid out to know that. */
export function clipTexts(texts: readonly string[]): Clipped {
  let room = roomOfCard
  let over = 0

  const kept = texts.map((text) => {
    const end = findEnd(text, room)
    const weight = weigh(text.slice(0, end))

    room -= weight
    over += weigh(text.slice(end))
    return text.slice(0, end)
  })

  return { texts: kept, lines: Math.ceil(over / lineLength) }
}

/** Where a text passes `room`; at the end of a line where one is near. */
function findEnd(text: string, room: number): number {
  let used = 0
  let end = 0

  for (const character of text) {
    used += weigh(character)
    if (used > room) return lineEndBefore(text, end)

    end += character.length
  }

  return text.length
}

function lineEndBefore(text: string, end: number): number {
  const lineEnd = text.lastIndexOf('\n', end)

  return end - lineEnd <= 10 * lineLength ? Math.max(0, lineEnd) : end
}

function weigh(text: string): number {
  let weight = 0

  for (const character of text) weight += isIdeograph(character) ? 2 : 1

  return weight
}
