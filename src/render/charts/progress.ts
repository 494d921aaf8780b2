import type { Progress } from '../chart.ts'
import { drawLabel } from '../labels.ts'
import { at } from '../shapes.ts'
import type { Sheet } from '../sheet.ts'
import { type Plot, roomWidth, textSizes } from './chart-frame.ts'
import { drawFigures } from './figures.ts'
import { drawPointsLine } from './points-line.ts'
import { drawTopicBars } from './topic-bars.ts'

const headHeight = 34
const gap = 30

/** Figures, points over time and bars by topic, one under the other. */
export function drawProgress({ figures = [], points, topics }: Progress, sheet: Sheet): Plot {
  const sections = [
    ...(points ? [drawSection(points.label, drawPointsLine(points.values, sheet), sheet)] : []),
    ...(topics ? [drawSection(topics.label, drawTopicBars(topics.bars, sheet), sheet)] : []),
  ]
  const head = drawFigures(figures, sheet)
  let height = head.height

  const svg = sections.map((section, i) => {
    const top = height + (i > 0 ? gap : 0)

    height = top + section.height
    return at(0, top, section.svg)
  })

  return { svg: head.svg + svg.join(''), height }
}

function drawSection(label: string, content: Plot, { palette }: Sheet): Plot {
  const place = { x: 0, baseline: 16, size: textSizes.label, room: roomWidth }

  return {
    svg: drawLabel(label, { ...place, colour: palette.text, bold: true }) + at(0, headHeight, content.svg),
    height: headHeight + content.height,
  }
}
