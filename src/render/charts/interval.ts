import type { Interval } from '../chart.ts'
import { at, rectangle } from '../shapes.ts'
import type { Sheet } from '../sheet.ts'
import { type Plot, roomWidth } from './chart-frame.ts'
import { rangeOf } from './interval-axis.ts'
import { drawIntervalBars } from './interval-bars.ts'
import { drawCentre, fieldColour, hatchId, hatching, inputColour } from './interval-look.ts'
import { drawIntervalSquare } from './interval-square.ts'
import { drawLegend } from './legend.ts'

/** Two axes of lengths so different that a picture of both would be a line are shown one by one. */
function isSquarish(axes: Interval['axes']): boolean {
  const lengths = axes.map(rangeOf).map(([first, last]) => last - first)

  return axes.length === 2 && Math.max(...lengths) <= 4 * Math.min(...lengths)
}

/** What an output sees: the square on a square input, or a bar for each axis. */
export function drawInterval(chart: Interval, sheet: Sheet): Plot {
  const { palette } = sheet
  const { labels, axes } = chart
  const [height, width] = axes
  const plot =
    height && width && isSquarish(axes)
      ? drawIntervalSquare(height, width, sheet)
      : drawIntervalBars(axes, sheet)
  const box = { x: 4, y: -9, width: 22, height: 18 }
  const hasPadding = axes.some(({ size, low, high }) => low < 0 || high >= size)
  const legend = drawLegend(
    [
      { name: labels.input, sample: rectangle(box, inputColour(palette), 3) },
      { name: labels.field, sample: rectangle(box, fieldColour(palette), 3) },
      ...(hasPadding ? [{ name: labels.padding, sample: rectangle(box, `url(#${hatchId})`, 3) }] : []),
      { name: labels.centre, sample: drawCentre(15, 0, palette) },
    ],
    roomWidth,
    sheet,
  )

  return {
    svg: hatching(palette) + legend.svg + at(0, legend.height + 16, plot.svg),
    height: legend.height + 16 + plot.height,
  }
}
