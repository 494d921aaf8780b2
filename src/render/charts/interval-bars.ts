import type { IntervalAxis } from '../chart.ts'
import { drawLabel, labelWidth } from '../labels.ts'
import { at, rectangle } from '../shapes.ts'
import type { Sheet } from '../sheet.ts'
import { mix, type Palette } from '../theme.ts'
import { type Plot, roomWidth, textSizes } from './chart-frame.ts'
import { formatPosition, type LaidAxis, layoutAxis } from './interval-axis.ts'
import { drawCentre, fieldColour, hatchId, inputColour } from './interval-look.ts'

const size = textSizes.label
const barTop = 64
const barHeight = 48
const rowHeight = barTop + barHeight + 34
const rowGap = 14
/** More inputs than this are not drawn one by one. */
const cellLimit = 64

/** A bar for each axis: the input, and on it what is seen. */
export function drawIntervalBars(axes: readonly IntervalAxis[], sheet: Sheet): Plot {
  return {
    svg: axes.map((axis, i) => at(0, i * (rowHeight + rowGap), drawBar(axis, sheet))).join(''),
    height: axes.length * rowHeight + (axes.length - 1) * rowGap,
  }
}

function drawBar(axis: IntervalAxis, { palette }: Sheet): string {
  const laid = layoutAxis(axis, 0, roomWidth)
  const { input, field, seen, centre } = laid
  const bar = { y: barTop, height: barHeight }
  const part = ({ from, to }: { from: number; to: number }) => ({ ...bar, x: from, width: to - from })

  return [
    drawLabel(axis.name, { x: 0, baseline: 18, size, room: roomWidth, colour: palette.text, bold: true }),
    rectangle(part(input), inputColour(palette), 4),
    rectangle(part(field), `url(#${hatchId})`, 4),
    seen ? rectangle(part(seen), fieldColour(palette), 4) : '',
    drawCells(laid, palette),
    drawCentre(centre, barTop + barHeight / 2, palette),
    drawEnds([axis.low, axis.high], laid, barTop - 12, palette.text, true),
    drawEnds([0, axis.size - 1], laid, barTop + barHeight + 24, palette.muted, false),
  ].join('')
}

/** Lines between inputs, while there are few enough to count. */
function drawCells({ axis, scale }: LaidAxis, palette: Palette): string {
  const [first, last] = [Math.min(0, axis.low), Math.max(axis.size, axis.high + 1)]

  if (last - first > cellLimit) return ''

  const colour = mix(palette.text, palette.background, 0.06)

  return Array.from({ length: last - first - 1 }, (_, i) =>
    rectangle({ x: scale(first + i + 1) - 0.75, y: barTop, width: 1.5, height: barHeight }, colour),
  ).join('')
}

/** The numbers of the first and last position over their middles, or in one label where they would touch. */
function drawEnds(
  [low, high]: readonly [number, number],
  { scale }: LaidAxis,
  baseline: number,
  colour: string,
  bold: boolean,
): string {
  const [first, last] = [formatPosition(low), formatPosition(high)]
  const place = (text: string, position: number) => {
    const width = labelWidth(text, size, bold)
    const x = Math.min(roomWidth - width, Math.max(0, scale(position + 0.5) - width / 2))

    return { text, x, end: x + width }
  }
  const ends = [place(first, low), place(last, high)] as const
  const shown =
    low === high
      ? [ends[0]]
      : ends[0].end + 10 > ends[1].x
        ? [place(`${first} … ${last}`, (low + high) / 2)]
        : ends

  return shown.map(({ text, x }) => drawLabel(text, { x, baseline, size, colour, bold })).join('')
}
