import { drawLabel, labelWidth, middleToBaseline } from '../labels.ts'
import { type Box, rectangle } from '../shapes.ts'
import type { Palette } from '../theme.ts'
import { textSizes } from './chart-frame.ts'
import type { Axis, Tick } from './ticks.ts'

const size = textSizes.tick
/** From an axis to its figures. */
const gap = 9

/** Horizontal lines across a plot, their figures left of it. */
export function drawRows(axis: Axis, plot: Box, palette: Palette): string {
  const fitting = thinTicks(
    axis.ticks,
    ({ value }) => axis.scale(value),
    () => size * 1.3,
  )

  return fitting
    .map(({ value, label }) => {
      const y = axis.scale(value)

      return (
        rectangle({ x: plot.x, y: y - 0.5, width: plot.width, height: 1 }, palette.line) +
        drawLabel(label, {
          x: plot.x - gap,
          baseline: y + middleToBaseline * size,
          size,
          align: 'right',
          colour: palette.muted,
        })
      )
    })
    .join('')
}

/** How far figures may reach beyond the ends of their axis. */
const overhang = 10

/** Short marks below a plot with their figures; those without room are left out. */
export function drawColumns(axis: Axis, plot: Box, palette: Palette): string {
  const bottom = plot.y + plot.height
  const roomOf = ({ label }: Tick) => labelWidth(label, size) + 12
  const middleOf = (tick: Tick) => {
    const half = roomOf(tick) / 2 - 6

    return Math.max(
      plot.x - overhang + half,
      Math.min(plot.x + plot.width + overhang - half, axis.scale(tick.value)),
    )
  }

  return thinTicks(axis.ticks, middleOf, roomOf)
    .map((tick) => {
      const x = axis.scale(tick.value)

      return (
        rectangle({ x: x - 0.5, y: bottom, width: 1, height: 5 }, palette.muted) +
        drawLabel(tick.label, {
          x: middleOf(tick),
          baseline: bottom + gap + 0.76 * size + 2,
          size,
          align: 'middle',
          colour: palette.muted,
        })
      )
    })
    .join('')
}

/** From a plot's bottom to the bottom of its figures. */
export const columnsHeight = gap + size + 4

/** The widest of an axis's figures and the distance to it. */
export function rowsWidth(axis: Axis): number {
  return Math.max(0, ...axis.ticks.map(({ label }) => labelWidth(label, size))) + gap
}

/** Every tick, or every second, third … so that none touches the next. */
export function thinTicks(
  ticks: readonly Tick[],
  middleOf: (tick: Tick) => number,
  roomOf: (tick: Tick) => number,
): readonly Tick[] {
  for (let every = 1; every < ticks.length; every++) {
    const kept = ticks.filter((_, i) => i % every === 0)
    const fits = kept.every((tick, i) => {
      const next = kept[i + 1]

      return !next || Math.abs(middleOf(next) - middleOf(tick)) >= (roomOf(tick) + roomOf(next)) / 2
    })

    if (fits) return kept
  }

  return ticks.slice(0, 1)
}
