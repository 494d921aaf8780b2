import { type Inline, noMarks, parseInlines } from '../blocks.ts'
import { hangingBlank as hangingBlankOf } from '../line-breaking.ts'
import { breakLines, type Line, placeLine } from '../line-layout.ts'
import { paintLine } from '../line-paint.ts'
import { directPieces } from '../piece-direction.ts'
import { measureInlines, measureText, type Piece, splitPiece } from '../pieces.ts'
import { at } from '../shapes.ts'
import type { Sheet } from '../sheet.ts'

/** A line with formulas, to be placed on a baseline. */
export interface RichLine {
  /** In units. */
  readonly width: number
  readonly ascent: number
  readonly descent: number
  draw(x: number, baseline: number, colour: string): string
}

export interface RichShape {
  readonly size: number
  /** Longer text is broken, or cut with … on the last line; no limit when not given. */
  readonly room?: number
  readonly bold?: boolean
  /** One when not given. */
  readonly lines?: number
}

/** Nothing in a label is taller, in em. */
const tallest = 3

const ellipsis = measureText('…', noMarks)
const blank = measureText(' ', noMarks)

/** Text with `$…$`, emphasis and code on a few lines. */
export function setRichLines(text: string, shape: RichShape, sheet: Sheet): RichLine[] {
  const { size, room = Number.POSITIVE_INFINITY, lines: limit = 1 } = shape
  const widthEm = Math.max(1, room / size)
  const pieces = measureInlines(parseInlines(text).map(withoutBreak), {
    sheet,
    bold: shape.bold ?? false,
    widthEm,
  }).map(fitHeight)
  const lines = breakLines(directPieces(pieces), widthEm)
  const shown =
    lines.length > limit ? [...lines.slice(0, limit - 1), cutLines(lines.slice(limit - 1), widthEm)] : lines

  return shown.map((line) => ({
    width: (line.width - hangingBlank(line)) * size,
    ascent: line.ascent * size,
    descent: line.descent * size,
    draw: (x, baseline, colour) => paintLine(line, { x, baseline, size, colour }, sheet.palette),
  }))
}

/** One line of such text. */
export function setRich(text: string, shape: Omit<RichShape, 'lines'>, sheet: Sheet): RichLine {
  const [line] = setRichLines(text, shape, sheet)

  return line ?? { width: 0, ascent: 0, descent: 0, draw: () => '' }
}

export interface RichPlace extends Omit<RichShape, 'lines'> {
  readonly x: number
  readonly baseline: number
  readonly colour: string
  readonly align?: 'left' | 'middle' | 'right'
}

/** Draws one line of such text from, around or up to a point. */
export function drawRich(text: string, place: RichPlace, sheet: Sheet): string {
  const line = setRich(text, place, sheet)
  const shift = { left: 0, middle: line.width / 2, right: line.width }[place.align ?? 'left']

  return line.draw(place.x - shift, place.baseline, place.colour)
}

export interface Paragraph {
  readonly svg: string
  readonly height: number
}

/** Lines one under the other, their tops at 0; lines with tall formulas take the room they need. */
export function drawParagraph(
  text: string,
  place: RichShape & { readonly x: number; readonly colour: string; readonly leading: number },
  sheet: Sheet,
): Paragraph {
  let height = 0

  const svg = setRichLines(text, place, sheet).map((line) => {
    const inkHeight = line.ascent + line.descent
    const top = height
    const lineHeight = Math.max(place.leading * place.size, inkHeight + 4)

    height += lineHeight
    return at(0, top, line.draw(place.x, (lineHeight - inkHeight) / 2 + line.ascent, place.colour))
  })

  return { svg: svg.join(''), height }
}

/** The blank half of a Chinese sign at the end, which must not push a line away from its right edge. */
function hangingBlank({ pieces }: Line): number {
  const last = pieces.at(-1)?.piece

  return last ? hangingBlankOf(last) : 0
}

function fitHeight(piece: Piece): Piece {
  const scale = Math.min(1, tallest / (piece.ascent + piece.descent))

  if (scale === 1) return piece

  return {
    ...piece,
    width: piece.width * scale,
    ascent: piece.ascent * scale,
    descent: piece.descent * scale,
    svg: `<g transform="scale(${scale.toFixed(4)})">${piece.svg}</g>`,
  }
}

function withoutBreak(inline: Inline): Inline {
  return inline.kind === 'break' ? { kind: 'text', text: ' ', marks: noMarks } : inline
}

/** What is left of several lines on one: as many pieces as fit before an ellipsis. */
function cutLines(lines: readonly Line[], widthEm: number): Line {
  const pieces = lines
    .slice(0, 2)
    .flatMap(({ pieces: placed }, i) => [
      ...(i > 0 ? blank : []),
      ...placed.flatMap(({ piece }) => splitPiece(piece)),
    ])
  let kept: Piece[] = pieces

  while (kept.length > 0 && placeLine([...kept, ...ellipsis]).width > widthEm) kept = kept.slice(0, -1)

  return placeLine([...kept, ...ellipsis])
}
