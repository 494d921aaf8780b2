import { visualOrder } from './direction.ts'
import { codePadding, hangingBlank, isBoxed, mayBreakBetween, spaceBetween } from './line-breaking.ts'
import { type Piece, splitPiece } from './pieces.ts'

export interface PlacedPiece {
  readonly piece: Piece
  /** Left edge, in em from the start of the line. */
  readonly x: number
}

/** One line of pieces; lengths in em. */
export interface Line {
  /** In the order they are read. */
  readonly pieces: readonly PlacedPiece[]
  /** Whether it begins at the right edge. */
  readonly isRightToLeft: boolean
  readonly width: number
  readonly ascent: number
  readonly descent: number
}

/** For sums of widths that are meant to be equal, in em. */
const tolerance = 1e-6
/** A last line shorter than this looks lost: it takes over some of the line before, in em. */
const shortLine = 2.5

/** Fills lines from the front; blanks at their ends vanish. Content without anything to see gives no line. */
export function breakLines(pieces: readonly Piece[], widthEm: number): Line[] {
  return splitAtBreaks(pieces)
    .flatMap((paragraph) => {
      const fitting = paragraph.flatMap((piece) =>
        piece.width > widthEm + tolerance ? splitPiece(piece) : [piece],
      )

      return fillLines(fitting, widthEm).map(placeLine)
    })
    .filter(({ pieces: placed }) => placed.length > 0)
}

/** Width of everything on one line. */
export function naturalWidth(pieces: readonly Piece[]): number {
  return Math.max(0, ...breakLines(pieces, Number.POSITIVE_INFINITY).map(({ width }) => width))
}

/** Puts pieces side by side. */
export function placeLine(pieces: readonly Piece[]): Line {
  const seen = pieces.slice(0, pieces.findLastIndex(isSeen) + 1)
  const placed = Array.from(seen, (piece) => ({ piece, x: 0 }))
  let x = 0
  let left: PlacedPiece | undefined

  for (const i of visualOrder(seen.map(({ direction }) => direction?.level ?? 0))) {
    const next = placed[i]

    if (!next) continue

    next.x = x + spaceBetween(left?.piece, next.piece)
    x = next.x + next.piece.width
    left = next
  }

  return {
    pieces: placed,
    isRightToLeft: seen[0]?.direction?.base === 1,
    width: x + roomAfter(left?.piece),
    ascent: Math.max(0, ...seen.map(({ ascent }) => ascent)),
    descent: Math.max(0, ...seen.map(({ descent }) => descent)),
  }
}

/** The box around code needs some where a line ends with it. */
function roomAfter(piece: Piece | undefined): number {
  return isBoxed(piece) ? codePadding : 0
}

function splitAtBreaks(pieces: readonly Piece[]): Piece[][] {
  const paragraphs: Piece[][] = [[]]

  for (const piece of pieces) {
    if (piece.kind === 'break') paragraphs.push([])
    else paragraphs.at(-1)?.push(piece)
  }

  return paragraphs
}

function fillLines(pieces: readonly Piece[], widthEm: number): Piece[][] {
  const starts = [0]

  for (let end = findEnd(pieces, 0, widthEm); end < pieces.length; end = findEnd(pieces, end, widthEm)) {
    starts.push(end)
  }

  lengthenLast(pieces, starts, widthEm)

  return starts.map((start, i) => pieces.slice(skipBlanks(pieces, start), starts[i + 1]))
}

/** Where the line that begins at `start` ends, exclusive; at least one piece long. */
function findEnd(pieces: readonly Piece[], start: number, widthEm: number): number {
  let x = 0
  let allowed = start
  const first = skipBlanks(pieces, start)

  for (let i = first; i < pieces.length; i++) {
    const piece = pieces[i]
    const left = i > first ? pieces[i - 1] : undefined

    if (!piece) break
    if (left && mayBreakBetween(left, piece, pieces[i - 2])) allowed = i

    x += spaceBetween(left, piece) + piece.width

    // A line that begins at the right edge ends with the half that is not blank.
    const hanging = piece.direction?.base === 1 ? 0 : hangingBlank(piece)

    if (isSeen(piece) && x + roomAfter(piece) - hanging > widthEm + tolerance) {
      return allowed > first ? allowed : Math.max(i, first + 1)
    }
  }

  return pieces.length
}

/** Moves the last break forward when hardly anything stands after it. */
function lengthenLast(pieces: readonly Piece[], starts: number[], widthEm: number): void {
  const last = starts.length - 1
  const [before, start] = [starts[last - 1], starts[last]]

  if (before === undefined || start === undefined || widthFrom(pieces, start) >= shortLine) return

  for (let at = start - 1; at > before; at--) {
    const [left, right] = [pieces[at - 1], pieces[at]]

    if (left && right && mayBreakBetween(left, right, pieces[at - 2]) && widthFrom(pieces, at) >= shortLine) {
      if (widthFrom(pieces, at) <= widthEm / 2) starts[last] = at

      return
    }
  }
}

function widthFrom(pieces: readonly Piece[], start: number): number {
  return placeLine(pieces.slice(skipBlanks(pieces, start))).width
}

function skipBlanks(pieces: readonly Piece[], from: number): number {
  let at = from

  for (let piece = pieces[at]; piece && !isSeen(piece); piece = pieces[at]) at += 1

  return at
}

/** Blanks are not, in prose and in code. */
function isSeen({ kind, text }: Piece): boolean {
  return kind !== 'blank' && !(kind === 'code' && text.trim() === '')
}
