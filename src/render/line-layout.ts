import { hangingBlank, mayBreakBetween, spaceBetween } from './line-breaking.ts'
import { type Piece, splitPiece } from './pieces.ts'

export interface PlacedPiece {
  readonly piece: Piece
  /** Left edge, in em from the start of the line. */
  readonly x: number
}

/** One line of pieces; lengths in em. */
export interface Line {
  readonly pieces: readonly PlacedPiece[]
  readonly width: number
  readonly ascent: number
  readonly descent: number
}

/** For sums of widths that are meant to be equal, in em. */
const tolerance = 1e-6

/** Fills lines from the front; blanks at their ends vanish. Content without anything to see gives no line. */
export function breakLines(pieces: readonly Piece[], widthEm: number): Line[] {
  const fitting = pieces.flatMap((piece) => (piece.width > widthEm + tolerance ? splitPiece(piece) : [piece]))
  const lines: Line[] = []
  let start = 0

  while (start < fitting.length) {
    const end = findEnd(fitting, start, widthEm)

    lines.push(placeLine(fitting.slice(start, end)))
    start = skipBlanks(fitting, fitting[end]?.kind === 'break' ? end + 1 : end)
  }

  return lines.filter(({ pieces: placed }) => placed.length > 0)
}

/** Width of everything on one line. */
export function naturalWidth(pieces: readonly Piece[]): number {
  return Math.max(0, ...breakLines(pieces, Number.POSITIVE_INFINITY).map(({ width }) => width))
}

/** Puts pieces side by side. */
export function placeLine(pieces: readonly Piece[]): Line {
  const seen = pieces.slice(0, lastSeen(pieces) + 1)
  const placed: PlacedPiece[] = []
  let x = 0

  for (const [i, piece] of seen.entries()) {
    x += spaceBetween(seen[i - 1], piece)
    placed.push({ piece, x })
    x += piece.width
  }

  return {
    pieces: placed,
    width: x,
    ascent: Math.max(0, ...seen.map(({ ascent }) => ascent)),
    descent: Math.max(0, ...seen.map(({ descent }) => descent)),
  }
}

/** Where the line that begins at `start` ends, exclusive; at least one piece long. */
function findEnd(pieces: readonly Piece[], start: number, widthEm: number): number {
  let x = 0
  let allowed = start

  for (let i = start; i < pieces.length; i++) {
    const piece = pieces[i]
    const left = i > start ? pieces[i - 1] : undefined

    if (!piece || piece.kind === 'break') return i
    if (left && mayBreakBetween(left, piece)) allowed = i

    x += spaceBetween(left, piece) + piece.width

    if (piece.kind !== 'blank' && x - hangingBlank(piece) > widthEm + tolerance) {
      return allowed > start ? allowed : Math.max(i, start + 1)
    }
  }

  return pieces.length
}

function skipBlanks(pieces: readonly Piece[], from: number): number {
  let at = from

  while (pieces[at]?.kind === 'blank') at += 1

  return at
}

function lastSeen(pieces: readonly Piece[]): number {
  return pieces.findLastIndex(({ kind }) => kind !== 'blank')
}
