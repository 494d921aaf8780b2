import type { Progress } from '../chart.ts'
import { circle, rectangle, stroke, tintedArea } from '../shapes.ts'
import type { Sheet } from '../sheet.ts'
import { cutText } from '../text.ts'
import { type Plot, roomWidth } from './chart-frame.ts'
import { columnsHeight, drawColumns, drawRows, rowsWidth } from './grid.ts'
import { linearAxis, type Tick } from './ticks.ts'

const plotHeight = 210
/** In em. */
const widestDay = 8

/** A line over time with the area below it; its last value is marked. */
export function drawPointsLine(values: NonNullable<Progress['points']>['values'], { palette }: Sheet): Plot {
  const numbers = values.map(({ value }) => value)
  const [min, max] = [Math.min(0, ...numbers), Math.max(1, ...numbers)]
  const y = linearAxis({ min, max: max + 0.06 * (max - min), from: plotHeight, to: 0 }, 5)
  const left = Math.max(36, rowsWidth(y))
  const box = { x: left, y: 0, width: roomWidth - left - 26, height: plotHeight }
  const time = { min: 0, max: values.length - 1, from: box.x + 14, to: box.x + box.width }
  const x = {
    ...linearAxis(time, 2),
    ticks: values
      .map(({ when }, i): Tick => ({ value: i, label: cutText(when, widestDay, { face: 'regular' }) }))
      .filter(({ label }) => label !== ''),
  }
  const places = numbers.map((value, i) => [x.scale(i), y.scale(value)] as const)
  const line = places.map(([px, py]) => `${px.toFixed(1)} ${py.toFixed(1)}`).join('L')
  const [first, last] = [places[0], places.at(-1)]
  const ground = y.scale(0).toFixed(1)

  return {
    svg: [
      drawRows(y, box, palette),
      drawColumns(x, box, palette),
      rectangle({ x: box.x, y: plotHeight - 0.75, width: box.width + 10, height: 1.5 }, palette.muted),
      tintedArea(
        `M${first?.[0].toFixed(1)} ${ground}L${line}L${last?.[0].toFixed(1)} ${ground}Z`,
        palette.series[0],
        0.2,
      ),
      stroke(`M${line}`, palette.series[0], 3),
      last ? circle(last[0], last[1], 5, palette.series[0]) : '',
    ].join(''),
    height: plotHeight + columnsHeight,
  }
}
