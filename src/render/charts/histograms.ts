import type { HistogramPanel, Histograms } from '../chart.ts'
import { drawLabel } from '../labels.ts'
import { at, type Box, rectangle } from '../shapes.ts'
import type { Sheet } from '../sheet.ts'
import { mix } from '../theme.ts'
import { type Plot, roomWidth, textSizes } from './chart-frame.ts'
import { columnsHeight, drawColumns } from './grid.ts'
import { drawLegend } from './legend.ts'
import { drawRich, setRich } from './rich-text.ts'
import { type Axis, endsAxis } from './ticks.ts'

const gutter = { x: 34, y: 28 }
const titleHeight = 28
const plotHeight = 110
const figureHeight = 22
const smallestFigure = 11
/** In bins: the bar of what lies beyond an end, and its distance to the first bin. */
const beyondBins = { width: 1.6, gap: 0.8 }

/** Histograms side by side, as many in a row as stay readable, all over the same values. */
export function drawHistograms(chart: Histograms, sheet: Sheet): Plot {
  const { axis, panels } = chart
  const inRow = panelsInRow(panels.length)
  const width = (roomWidth - (inRow - 1) * gutter.x) / inRow
  const lines = Math.max(...panels.map(({ figures }) => figures.length))
  const height = titleHeight + plotHeight + columnsHeight + lines * figureHeight
  const rows = Math.ceil(panels.length / inRow)
  const bottom = rows * height + (rows - 1) * gutter.y
  const legend = drawBeyondLegend(chart, sheet)
  const label = {
    x: 0,
    baseline: bottom + 32,
    size: textSizes.label,
    room: roomWidth,
    colour: sheet.palette.muted,
  }

  return {
    svg: [
      ...panels.map((panel, i) =>
        at(
          (i % inRow) * (width + gutter.x),
          Math.floor(i / inRow) * (height + gutter.y),
          drawPanel(panel, axis, width, sheet),
        ),
      ),
      drawRich(axis.label, label, sheet),
      at(0, bottom + 46, legend.svg),
    ].join(''),
    height: bottom + 40 + (legend.height > 0 ? legend.height + 6 : 0),
  }
}

function panelsInRow(panels: number): number {
  if (panels <= 2) return panels
  if (panels === 4) return 2

  return [3, 5, 6, 9].includes(panels) ? 3 : 4
}

function drawBeyondLegend({ panels, beyond }: Histograms, sheet: Sheet): Plot {
  if (panels.every(({ below, above }) => below + above === 0)) return { svg: '', height: 0 }

  const sample = rectangle({ x: 9, y: -8, width: 12, height: 16 }, beyondColour(sheet), 1.5)

  return drawLegend([{ name: beyond, sample }], roomWidth, sheet)
}

function beyondColour({ palette }: Sheet): string {
  return palette.series[1]
}

function drawPanel(panel: HistogramPanel, axis: Histograms['axis'], width: number, sheet: Sheet): string {
  const { palette } = sheet
  const plot = { x: 0, y: titleHeight, width, height: plotHeight }
  const bins = panel.counts.length
  const bin = width / (bins + 2 * (beyondBins.width + beyondBins.gap))
  const inset = (beyondBins.width + beyondBins.gap) * bin
  const values = endsAxis({ min: axis.min, max: axis.max, from: inset, to: width - inset })
  const figuresTop = titleHeight + plotHeight + columnsHeight

  return [
    drawLabel(panel.title, {
      x: 0,
      baseline: 16,
      size: textSizes.label,
      room: width,
      colour: palette.text,
      bold: true,
    }),
    drawZero(values, axis, plot, palette.line),
    ...drawBars(panel, plot, { bin, inset }, sheet),
    rectangle(
      { x: 0, y: plot.y + plot.height, width, height: 1.5 },
      mix(palette.muted, palette.background, 0.7),
    ),
    drawColumns(values, plot, palette),
    ...panel.figures.map((figure, i) =>
      drawFigure(figure, figuresTop + (i + 0.72) * figureHeight, width, sheet),
    ),
  ].join('')
}

/** A little smaller where it would not fit: figures should not lose their last digits. */
function drawFigure(figure: string, baseline: number, room: number, sheet: Sheet): string {
  const { width } = setRich(figure, { size: textSizes.tick }, sheet)
  const size = Math.max(smallestFigure, textSizes.tick * Math.min(1, room / Math.max(1, width)))

  return drawRich(figure, { x: 0, baseline, size, room: room + 0.5, colour: sheet.palette.text }, sheet)
}

function drawZero(values: Axis, { min, max }: Histograms['axis'], plot: Box, colour: string): string {
  if (min >= 0 || max <= 0) return ''

  return rectangle({ x: values.scale(0) - 0.5, y: plot.y, width: 1, height: plot.height }, colour)
}

/** Bars as high as their share of the highest; whatever is not nothing can be seen. */
function drawBars(
  { counts, below, above }: HistogramPanel,
  plot: Box,
  { bin, inset }: { bin: number; inset: number },
  sheet: Sheet,
): string[] {
  const highest = Math.max(1, below, above, ...counts)
  const bar = (count: number, x: number, width: number, colour: string) => {
    const height = count > 0 ? Math.max(1.2, (count / highest) * plot.height) : 0

    return height > 0 ? rectangle({ x, y: plot.y + plot.height - height, width, height }, colour) : ''
  }
  const beyond = beyondBins.width * bin

  return [
    bar(below, 0, beyond, beyondColour(sheet)),
    ...counts.map((count, i) => bar(count, inset + (i + 0.04) * bin, 0.92 * bin, sheet.palette.series[0])),
    bar(above, plot.width - beyond, beyond, beyondColour(sheet)),
  ]
}
