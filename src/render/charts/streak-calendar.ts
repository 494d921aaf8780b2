import type { DayState, StreakCalendar } from '../chart.ts'
import { drawLabel, labelWidth, middleToBaseline } from '../labels.ts'
import { at } from '../shapes.ts'
import type { Sheet } from '../sheet.ts'
import { type Plot, roomWidth } from './chart-frame.ts'
import { drawDay } from './day-mark.ts'
import { drawFigures } from './figures.ts'
import { drawLegend, sampleWidth } from './legend.ts'

const days = 31
const size = 15
const headHeight = 26
const rowHeight = 26
const nameRoom = 130
/** Days that are numbered above their column. */
const numbered = [1, 5, 10, 15, 20, 25, 31]
const states: readonly DayState[] = ['answered', 'missed', 'frozen', 'failed', 'none']

/** A row of days for each month. */
export function drawStreakCalendar(chart: StreakCalendar, sheet: Sheet): Plot {
  const { palette } = sheet
  const { months, labels } = chart
  const figures = drawFigures(chart.figures ?? [], sheet)
  const left = Math.min(nameRoom, Math.max(...months.map(({ name }) => labelWidth(name, size)))) + 14
  const step = (roomWidth - left) / days
  const middleOf = (day: number) => left + (day - 0.5) * step
  const top = figures.height + headHeight
  const seen = states.filter((state) => months.some((month) => month.days.includes(state)))
  const legend = drawLegend(
    seen.map((state) => ({
      name: labels[state],
      sample: at(sampleWidth / 2, 0, drawDay(state, step, palette)),
    })),
    roomWidth,
    sheet,
  )
  const bottom = top + months.length * rowHeight

  return {
    svg: [
      figures.svg,
      ...numbered.map((day) =>
        drawLabel(String(day), {
          x: middleOf(day),
          baseline: top - 10,
          size: 14,
          align: 'middle',
          colour: palette.muted,
        }),
      ),
      ...months.map((month, i) => {
        const middle = top + (i + 0.5) * rowHeight

        return [
          drawLabel(month.name, {
            x: 0,
            baseline: middle + middleToBaseline * size,
            size,
            colour: palette.text,
            room: left - 14,
          }),
          ...month.days.map((state, day) => at(middleOf(day + 1), middle, drawDay(state, step, palette))),
        ].join('')
      }),
      at(0, bottom + 14, legend.svg),
    ].join(''),
    height: bottom + 14 + legend.height,
  }
}
