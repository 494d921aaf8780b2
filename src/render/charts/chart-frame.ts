import type { Chart } from '../chart.ts'
import { stack } from '../pages.ts'
import type { Drawing } from '../raster.ts'
import { at, rectangle } from '../shapes.ts'
import type { Sheet } from '../sheet.ts'
import { layoutPlainText } from '../text-layout.ts'
import { drawParagraph } from './rich-text.ts'

/** Lengths in units; a picture has two pixels for each. */
const width = 760
const marginX = 40
/** What a chart is drawn in: x from 0 to this. */
export const roomWidth = width - 2 * marginX

export const textSizes = { title: 27, subtitle: 17, label: 16, tick: 15, note: 15.5 } as const

/** The chart itself, its top left corner at the origin. */
export interface Plot {
  readonly svg: string
  readonly height: number
  /** Pixels per unit, where its text is so small that two do not do. */
  readonly scale?: number
}

/** Puts title, subtitle and notes around a chart. */
export function frameChart(chart: Chart, plot: Plot, sheet: Sheet): Drawing {
  const { palette } = sheet
  const head = drawHead(chart, sheet)
  const notes = drawNotes(chart.notes ?? [], sheet)
  const notesY = head.height + plot.height + (notes.height > 0 ? 18 : 0)
  const height = Math.ceil(notesY + notes.height + 28)

  return {
    x: 0,
    y: 0,
    width,
    height,
    scale: plot.scale ?? 2,
    background: palette.background,
    text: palette.text,
    coloured: true,
    svg: [
      rectangle({ x: 0, y: 0, width: 6, height }, palette.accent),
      at(marginX, 0, head.svg),
      at(marginX, head.height, plot.svg),
      at(marginX, notesY, notes.svg),
    ].join(''),
  }
}

function drawHead({ title, subtitle = '' }: Chart, sheet: Sheet): Plot {
  const { palette } = sheet
  const column = { x: 0, width: roomWidth, size: textSizes.title, colour: palette.text }
  const lines = stack(layoutPlainText(title, 3, column, palette, { bold: true, leading: 1.32 }))
  const below = drawParagraph(
    subtitle,
    { x: 0, size: textSizes.subtitle, room: roomWidth, lines: 2, leading: 1.5, colour: palette.muted },
    sheet,
  )
  const belowY = 26 + lines.height + (below.height > 0 ? 4 : 0)

  return {
    svg:
      at(0, 26, lines.strips.map(({ strip, y }) => at(0, y, strip.svg)).join('')) + at(0, belowY, below.svg),
    height: belowY + below.height + 22,
  }
}

function drawNotes(notes: readonly string[], sheet: Sheet): Plot {
  let height = 0

  const svg = notes.map((note) => {
    const drawn = drawParagraph(
      note,
      { x: 0, size: textSizes.note, room: roomWidth, lines: 3, leading: 1.5, colour: sheet.palette.muted },
      sheet,
    )
    const top = height

    height += drawn.height
    return at(0, top, drawn.svg)
  })

  return { svg: svg.join(''), height }
}
