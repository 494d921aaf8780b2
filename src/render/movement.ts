import { drawLabel, labelWidth, middleToBaseline } from './labels.ts'
import { area, rectangle } from './shapes.ts'
import type { Palette } from './theme.ts'

const size = 13
const arrow = { width: 9, height: 7 }
const gap = 3.5
const room = 32

/** How many places a row has climbed (or, below zero, fallen) since the last window, around a middle. */
export function drawMovement(places: number, x: number, middle: number, palette: Palette): string {
  if (places === 0) return rectangle({ x: x - 5, y: middle - 1, width: 10, height: 2 }, palette.muted, 1)

  const colour = places > 0 ? palette.tones.good : palette.tones.bad
  const figure = String(Math.abs(places))
  const fitted = Math.min(size, (room - arrow.width - gap) / labelWidth(figure, 1, true))
  const left = x - (arrow.width + gap + labelWidth(figure, fitted, true)) / 2

  return [
    area(arrowPath(left, middle, places > 0 ? 1 : -1), colour),
    drawLabel(figure, {
      x: left + arrow.width + gap,
      baseline: middle + middleToBaseline * fitted,
      size: fitted,
      colour,
      bold: true,
    }),
  ].join('')
}

/** A triangle that points up (1) or down (-1), its left corner at x. */
function arrowPath(x: number, middle: number, way: 1 | -1): string {
  const { width, height } = arrow

  return `M${x} ${middle + (way * height) / 2}h${width}l${-width / 2} ${-way * height}z`
}
