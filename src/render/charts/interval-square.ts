import { scaleLinear } from 'd3-scale'
import type { IntervalAxis } from '../chart.ts'
import { drawLabel, labelWidth, middleToBaseline } from '../labels.ts'
import { type Box, rectangle, stroke } from '../shapes.ts'
import type { Sheet } from '../sheet.ts'
import { mix, type Palette } from '../theme.ts'
import { type Plot, roomWidth, textSizes } from './chart-frame.ts'
import { formatPosition, type LaidAxis, layoutOn, type Part, rangeOf } from './interval-axis.ts'
import { drawCentre, fieldColour, hatchId, inputColour } from './interval-look.ts'

const size = textSizes.label
const side = 430
/** Above and below the picture, for figures and the name of the axis. */
const room = { top: 34, bottom: 62 }
/** More inputs than this on an axis are not drawn one by one. */
const cellLimit = 64

/** The input as seen from the front, and on it the square that an output sees. */
export function drawIntervalSquare(height: IntervalAxis, width: IntervalAxis, { palette }: Sheet): Plot {
  const { across, down, box } = layoutSquare(height, width)
  const square = (x: Part, y: Part): Box => ({
    x: x.from,
    y: y.from,
    width: x.to - x.from,
    height: y.to - y.from,
  })

  return {
    svg: [
      rectangle(square(across.input, down.input), inputColour(palette), 3),
      rectangle(square(across.field, down.field), `url(#${hatchId})`, 3),
      across.seen && down.seen ? rectangle(square(across.seen, down.seen), fieldColour(palette), 3) : '',
      drawCells(across, down, palette),
      drawGuides(across, down, box, palette),
      drawCentre(across.centre, down.centre, palette),
      drawAcross(across, box, palette),
      drawDown(down, box, palette),
    ].join(''),
    height: box.y + box.height + room.bottom,
  }
}

interface Square {
  readonly across: LaidAxis
  readonly down: LaidAxis
  readonly box: Box
}

/** Both axes on one scale, as large as fits. */
function layoutSquare(height: IntervalAxis, width: IntervalAxis): Square {
  const [top, bottom] = rangeOf(height)
  const [left, right] = rangeOf(width)
  const unit = side / Math.max(bottom - top, right - left)
  const box = {
    x: (roomWidth - (right - left) * unit) / 2,
    y: room.top,
    width: (right - left) * unit,
    height: (bottom - top) * unit,
  }

  return {
    box,
    across: layoutOn(width, scaleLinear([left, right], [box.x, box.x + box.width])),
    down: layoutOn(height, scaleLinear([top, bottom], [box.y, box.y + box.height])),
  }
}

/** Lines between inputs, while there are few enough to count. */
function drawCells(across: LaidAxis, down: LaidAxis, palette: Palette): string {
  const colour = mix(palette.text, palette.background, 0.06)
  const lines = ({ axis, scale }: LaidAxis) =>
    axis.size > cellLimit ? [] : Array.from({ length: axis.size - 1 }, (_, i) => scale(i + 1))
  const [x, y] = [across.input, down.input]

  return [
    ...lines(across).map((at) =>
      rectangle({ x: at - 0.5, y: y.from, width: 1, height: y.to - y.from }, colour),
    ),
    ...lines(down).map((at) =>
      rectangle({ x: x.from, y: at - 0.5, width: x.to - x.from, height: 1 }, colour),
    ),
  ].join('')
}

/** From the edges of what is seen to its figures. */
function drawGuides(across: LaidAxis, down: LaidAxis, box: Box, palette: Palette): string {
  const colour = mix(palette.muted, palette.background, 0.7)
  const [x, y] = [across.field, down.field]
  const right = box.x + box.width

  return [
    ...[x.from, x.to].map((at) => stroke(`M${at} ${y.from}V${box.y - 4}`, colour, 1.2, '1 5')),
    ...[y.from, y.to].map((at) => stroke(`M${x.to} ${at}H${right + 4}`, colour, 1.2, '1 5')),
  ].join('')
}

interface Ends {
  readonly low: number
  readonly high: number
}

/** Positions seen above, those of the input and the name of the axis below. */
function drawAcross({ axis, scale }: LaidAxis, box: Box, palette: Palette): string {
  const below = box.y + box.height
  const row = ({ low, high }: Ends, baseline: number, colour: string, bold: boolean) =>
    spreadEnds({ low, high }, scale, (text) => labelWidth(text, size, bold) + 10)
      .map(({ text, middle }) =>
        drawLabel(text, { x: middle, baseline, size, align: 'middle', colour, bold }),
      )
      .join('')

  return [
    row(axis, box.y - 12, palette.text, true),
    row({ low: 0, high: axis.size - 1 }, below + 22, palette.muted, false),
    drawLabel(axis.name, {
      x: roomWidth / 2,
      baseline: below + 48,
      size,
      align: 'middle',
      colour: palette.text,
      room: roomWidth,
      bold: true,
    }),
  ].join('')
}

/** Positions seen on the right, those of the input and the name of the axis on the left. */
function drawDown({ axis, scale }: LaidAxis, box: Box, palette: Palette): string {
  const right = box.x + box.width
  const seen = spreadEnds(axis, scale, () => size * 1.35)
  const input = spreadEnds({ low: 0, high: axis.size - 1 }, scale, () => size * 1.35)
  const nameRight = box.x - 28 - Math.max(...input.map(({ text }) => labelWidth(text, size)))
  const place = { size, colour: palette.text, bold: true }
  const level = (middle: number) => middle + middleToBaseline * size

  return [
    ...seen.map(({ text, middle }) => drawLabel(text, { ...place, x: right + 12, baseline: level(middle) })),
    ...input.map(({ text, middle }) =>
      drawLabel(text, {
        x: box.x - 12,
        baseline: level(middle),
        size,
        align: 'right',
        colour: palette.muted,
      }),
    ),
    drawLabel(axis.name, {
      ...place,
      x: nameRight,
      baseline: level(box.y + box.height / 2),
      align: 'right',
      room: Math.max(0, nameRight),
    }),
  ].join('')
}

/** Numbers of the first and last position at their middles, or one label between them where they would touch. */
function spreadEnds(
  { low, high }: Ends,
  scale: LaidAxis['scale'],
  roomOf: (text: string) => number,
): { text: string; middle: number }[] {
  const [first, last] = [formatPosition(low), formatPosition(high)]
  const [from, to] = [scale(low + 0.5), scale(high + 0.5)]

  if (low === high) return [{ text: first, middle: from }]
  if (to - from >= (roomOf(first) + roomOf(last)) / 2) {
    return [
      { text: first, middle: from },
      { text: last, middle: to },
    ]
  }

  return [{ text: `${first} … ${last}`, middle: (from + to) / 2 }]
}
