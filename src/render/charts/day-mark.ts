import type { DayState } from '../chart.ts'
import { circle, rectangle, stroke } from '../shapes.ts'
import { mix, type Palette } from '../theme.ts'

/** A day around the origin. States differ in shape too, for eyes that see colours alike. */
export function drawDay(state: DayState, step: number, palette: Palette): string {
  const { background, tones, series, muted } = palette
  const half = Math.min(9, step / 2 - 1.6)
  const box = (fill: string) => rectangle({ x: -half, y: -half, width: 2 * half, height: 2 * half }, fill, 4)
  const arm = 0.5 * half

  switch (state) {
    case 'answered':
      return (
        box(tones.good) +
        stroke(`M${-arm} 0L${-0.2 * arm} ${0.8 * arm}L${arm} ${-0.8 * arm}`, background, 2.2)
      )
    case 'missed':
      return (
        box(mix(tones.bad, background, 0.28)) +
        stroke(`M${-arm} ${-arm}L${arm} ${arm}M${arm} ${-arm}L${-arm} ${arm}`, tones.bad, 2)
      )
    case 'frozen':
      return box(mix(series[4], background, 0.3)) + stroke(snowflake(0.62 * half), series[4], 1.6)
    case 'failed':
      return (
        box(mix(tones.warning, background, 0.28)) +
        stroke(`M0 ${-0.55 * half}V${0.12 * half}`, tones.warning, 2.2) +
        circle(0, 0.55 * half, 1.3, tones.warning)
      )
    case 'none':
      return circle(0, 0, 2, mix(muted, background, 0.6))
  }
}

function snowflake(radius: number): string {
  return [0, 60, 120]
    .map((degrees) => {
      const [x, y] = [
        radius * Math.cos((degrees * Math.PI) / 180),
        radius * Math.sin((degrees * Math.PI) / 180),
      ]

      return `M${(-x).toFixed(2)} ${(-y).toFixed(2)}L${x.toFixed(2)} ${y.toFixed(2)}`
    })
    .join('')
}
