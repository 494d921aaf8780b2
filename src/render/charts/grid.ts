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
  const fitting = thinTicks(axis.ticks, axis.scale, () => size * 1.3)

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

/** Short marks below a plot with their figures; those without room are left out. */
export function drawColumns(axis: Axis, plot: Box, palette: Palette): string {
  const bottom = plot.y + plot.height
  const fitting = thinTicks(axis.ticks, axis.scale, ({ label }) => labelWidth(label, size) + 12)

  return fitting
    .map(({ value, label }) => {
      const x = axis.scale(value)

      return (
        rectangle({ x: x - 0.5, y: bottom, width: 1, height: 5 }, palette.muted) +
        drawLabel(label, {
          x,
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
  scale: Axis['scale'],
  roomOf: (tick: Tick) => number,
): readonly Tick[] {
  for (let every = 1; every < ticks.length; every++) {
    const kept = ticks.filter((_, i) => i % every === 0)
    const fits = kept.every((tick, i) => {
      const next = kept[i + 1]

      return !next || Math.abs(scale(next.value) - scale(tick.value)) >= (roomOf(tick) + roomOf(next)) / 2
    })

    if (fits) return kept
  }

  return ticks.slice(0, 1)
}
