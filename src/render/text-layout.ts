import { type Inline, noMarks } from './blocks.ts'
import { breakLines, type Line, placeLine } from './line-layout.ts'
import { paintLine } from './line-paint.ts'
import { directPieces } from './piece-direction.ts'
import { measureInlines, measureText, type Piece } from './pieces.ts'
import type { Column, Sheet } from './sheet.ts'
import { emptyStrip, type Strip } from './strips.ts'
import { beginningOf, cutText } from './text.ts'
import type { Palette } from './theme.ts'

/** Distance of baselines, in em; lines with tall formulas take what they need and a little air. */
const bodyLeading = 1.7
const air = 0.3

export interface TextShape {
  readonly bold?: boolean
  readonly leading?: number
  readonly align?: 'left' | 'center' | 'right'
}

/** Inline content as lines, one strip each. */
export function layoutText(
  content: readonly Inline[],
  column: Column,
  sheet: Sheet,
  shape: TextShape = {},
): Strip[] {
  const widthEm = column.width / column.size
  const pieces = measureInlines(content, { sheet, bold: shape.bold ?? false, widthEm })

  return layoutPieces(pieces, column, sheet.palette, shape)
}

/** Measured pieces as lines, one strip each. */
export function layoutPieces(
  pieces: readonly Piece[],
  column: Column,
  palette: Palette,
  shape: TextShape = {},
): Strip[] {
  return breakLines(directPieces(pieces), column.width / column.size).map((line) =>
    layoutLine(line, column, palette, shape),
  )
}

function layoutLine(
  line: Line,
  column: Column,
  palette: Palette,
  { leading = bodyLeading, align = 'left' }: TextShape,
): Strip {
  const { x, width, size, colour } = column
  const inkHeight = line.ascent + line.descent
  const height = Math.max(leading, inkHeight + air) * size
  const baseline = (height - inkHeight * size) / 2 + line.ascent * size
  const free = width - line.width * size
  const side = line.isRightToLeft && align === 'left' ? 'right' : align
  const shift = { left: 0, center: free / 2, right: free }[isDisplay(line) ? 'center' : side]

  return {
    ...emptyStrip,
    height,
    baseline,
    svg: paintLine(line, { x: x + shift, baseline, size, colour }, palette),
  }
}

function isDisplay({ pieces }: Line): boolean {
  return pieces.length === 1 && pieces[0]?.piece.isDisplay === true
}

/** Plain text on at most `limit` lines; the last one ends with … when there is more. */
export function layoutPlainText(
  text: string,
  limit: number,
  column: Column,
  palette: Palette,
  shape: TextShape = {},
): Strip[] {
  const marks = { ...noMarks, bold: shape.bold ?? false }
  const widthEm = column.width / column.size
  const pieces = directPieces(measureText(beginningOf(text, (limit + 1) * widthEm), marks))
  const lines = balanceLines(pieces, widthEm)
  const kept = lines.slice(0, limit)

  if (lines.length > limit) {
    const rest = lines.slice(limit - 1).map(({ pieces }) => pieces.map(({ piece }) => piece.text).join(''))
    const last = cutText(rest.join(' '), widthEm, { face: marks.bold ? 'bold' : 'regular' })

    kept[limit - 1] = placeLine(directPieces(measureText(last, marks)))
  }

  return kept.map((line) => layoutLine(line, column, palette, shape))
}

/** The fewest lines that the width allows, all of about the same length, so that no single word is left on the last. */
function balanceLines(pieces: readonly Piece[], widthEm: number): Line[] {
  const lines = breakLines(pieces, widthEm)
  let [tooNarrow, enough] = [0, widthEm]

  while (lines.length > 1 && enough - tooNarrow > 0.5) {
    const middle = (tooNarrow + enough) / 2

    if (breakLines(pieces, middle).length <= lines.length) enough = middle
    else tooNarrow = middle
  }

  return breakLines(pieces, enough)
}
