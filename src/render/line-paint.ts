import { round } from './glyphs.ts'
import { codePadding, isBoxed } from './line-breaking.ts'
import type { Line, PlacedPiece } from './line-layout.ts'
import type { Piece } from './pieces.ts'
import { type Box, circle, ink, rectangle } from './shapes.ts'
import type { Palette } from './theme.ts'

export interface Stand {
  readonly x: number
  readonly baseline: number
  /** Size of the text, in units. */
  readonly size: number
  /** Colour of plain text. */
  readonly colour: string
}

type Span = { readonly from: number; readonly to: number; readonly piece: Piece }

/** Draws a line: boxes of code first, then text, then what runs under and through it. */
export function paintLine(line: Line, { x, baseline, size, colour }: Stand, palette: Palette): string {
  const placeSpan = ({ from, to }: Span, top: number, bottom: number): Box => ({
    x: x + from * size,
    y: baseline - top * size,
    width: (to - from) * size,
    height: (top - bottom) * size,
  })
  const chips = spans(line, isBoxed).map(({ from, to, piece }) =>
    rectangle(
      placeSpan({ from: from - codePadding, to: to + codePadding, piece }, 0.95, -0.3),
      palette.inlineCode,
      0.2 * size,
    ),
  )
  const texts = line.pieces.map(({ piece, x: at }) =>
    ink(x + at * size, baseline, size, colourOf(piece, colour, palette), piece.svg),
  )
  const underlines = spans(line, ({ marks }) => marks.link).map((span) =>
    rectangle(placeSpan(span, -0.14, -0.19), palette.tones.accent),
  )
  const strikes = spans(line, ({ marks }) => marks.strike).map((span) =>
    rectangle(placeSpan(span, 0.31, 0.25), colourOf(span.piece, colour, palette)),
  )

  return [
    ...chips,
    ...texts,
    ...emphasisDots(line, { x, baseline, size, colour }),
    ...underlines,
    ...strikes,
  ].join('')
}

function colourOf(piece: Piece, colour: string, palette: Palette): string {
  if (piece.isError) return palette.error

  return piece.marks.link ? palette.tones.accent : colour
}

/** Runs of neighbouring pieces that share a property, as one stretch each. */
function spans(line: Line, has: (piece: Piece) => boolean): Span[] {
  const found: Span[] = []
  let open: Span | undefined

  for (const { piece, x } of line.pieces) {
    if (!has(piece)) {
      open = undefined
      continue
    }

    if (open) found.pop()

    open = {
      from: Math.min(open?.from ?? x, x),
      to: Math.max(open?.to ?? 0, x + piece.width),
      piece: open?.piece ?? piece,
    }
    found.push(open)
  }

  return found
}

/** Chinese has no italics: emphasis is a dot under each character, signs left out. */
function emphasisDots(line: Line, { x, baseline, size, colour }: Stand): string[] {
  const isEmphasized = ({ piece }: PlacedPiece) =>
    piece.marks.italic && piece.kind === 'ideograph' && /\p{L}/u.test(piece.text)

  return line.pieces
    .filter(isEmphasized)
    .map(({ piece, x: at }) =>
      circle(x + (at + piece.width / 2) * size, baseline + 0.27 * size, round(0.07 * size), colour),
    )
}
