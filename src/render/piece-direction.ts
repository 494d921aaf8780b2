import { hasRightToLeft, type Level, readLevels } from './direction.ts'
import { measureSegment, type Piece } from './pieces.ts'

/**
 * Gives every piece of a paragraph its place in text that runs both ways; a word whose letters run both ways is taken
 * apart. Paragraphs that only run from left to right stay as they are.
 */
export function directPieces(pieces: readonly Piece[]): readonly Piece[] {
  if (!pieces.some(({ text }) => hasRightToLeft(text))) return pieces

  const parts = pieces.map((piece, i) => standIn(piece, pieces[i - 1], pieces[i + 1]))
  const levels = readLevels(parts.map(({ before, text, after }) => before + text + after).join(''))
  let at = 0

  return pieces.flatMap((piece, i) => {
    const { before, text, after } = parts[i] ?? { before: '', text: '', after: '' }
    const from = at + before.length

    at = from + text.length + after.length
    return directPiece(piece, levels.slice(from, from + text.length))
  })
}

/** Opens and closes a stretch that runs from left to right and says nothing about its surroundings. */
const isolate = { open: '\u2066', close: '\u2069' }

/** What a piece is to the order of a paragraph: text itself; code and formulas run from left to right, together. */
function standIn(piece: Piece, left?: Piece, right?: Piece): { before: string; text: string; after: string } {
  if (piece.kind === 'break') return { before: '', text: '\n', after: '' }
  if (!isOpaque(piece)) return { before: '', text: piece.text, after: '' }

  return {
    before: isOpaque(left) ? '' : isolate.open,
    text: 'a',
    after: isOpaque(right) ? '' : isolate.close,
  }
}

function isOpaque(piece: Piece | undefined): boolean {
  return piece !== undefined && ['code', 'formula', 'image'].includes(piece.kind)
}

function directPiece(piece: Piece, levels: readonly Level[]): Piece[] {
  const [first] = levels

  if (!first) return [piece]
  if (piece.kind !== 'word') return [{ ...piece, direction: first }]

  return runsOf(levels).map(([from, to]) => {
    return measureSegment(
      { kind: 'word', text: piece.text.slice(from, to) },
      piece.marks,
      levels[from] ?? first,
    )
  })
}

/** Stretches of equal level. */
function runsOf(levels: readonly Level[]): [from: number, to: number][] {
  const starts = levels.flatMap(({ level }, i) => (level === levels[i - 1]?.level ? [] : [i]))

  return starts.map((start, i) => [start, starts[i + 1] ?? levels.length])
}
