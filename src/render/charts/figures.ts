import type { Figure } from '../chart.ts'
import { drawLabel } from '../labels.ts'
import { rectangle } from '../shapes.ts'
import type { Sheet } from '../sheet.ts'
import { type Plot, roomWidth } from './chart-frame.ts'

const gap = 14
const boxHeight = 84
const valueSize = 29
const nameSize = 15
const padding = 16

/** Numbers that stand out, side by side on panels. */
export function drawFigures(figures: readonly Figure[], { palette }: Sheet): Plot {
  if (figures.length === 0) return { svg: '', height: 0 }

  const width = (roomWidth - (figures.length - 1) * gap) / figures.length
  const room = width - 2 * padding

  const svg = figures.map(({ value, name }, i) => {
    const left = i * (width + gap)
    const text = { x: left + padding, room }

    return [
      rectangle({ x: left, y: 0, width, height: boxHeight }, palette.panel, 10),
      drawLabel(value, { ...text, baseline: 42, size: valueSize, colour: palette.text, bold: true }),
      drawLabel(name, { ...text, baseline: 68, size: nameSize, colour: palette.muted }),
    ].join('')
  })

  return { svg: svg.join(''), height: boxHeight + 26 }
}
