import type { PhasePlane, PhasePoint } from '../chart.ts'
import { at, type Box, circle, clipped, clipToBox, rectangle, ring, stroke, tintedArea } from '../shapes.ts'
import type { Sheet } from '../sheet.ts'
import { mix, type Palette } from '../theme.ts'
import { type Plot, roomWidth, textSizes } from './chart-frame.ts'
import { columnsHeight, drawColumns, drawRows, rowsWidth } from './grid.ts'
import { drawLegend, type LegendEntry, sampleWidth } from './legend.ts'
import { drawParagraph, drawRich, setRich } from './rich-text.ts'
import { type Axis, linearAxis } from './ticks.ts'

const plotHeight = 420
const clipId = 'plot'
const tint = 0.17

/** σ_w² rightwards and σ_b² upwards, the edge of chaos between its two sides, and a point. */
export function drawPhasePlane(chart: PhasePlane, sheet: Sheet): Plot {
  const { palette } = sheet
  const legend = drawLegend(legendEntries(chart, palette), roomWidth, sheet)
  const name = drawParagraph(
    chart.labels.sigmaB2,
    { x: 0, size: textSizes.label, room: roomWidth, leading: 1.4, colour: palette.muted },
    sheet,
  )
  const plane = layoutPlane(chart, legend.height + name.height + 18)
  const { box } = plane
  const bottom = box.y + box.height

  return {
    svg: [
      legend.svg,
      at(0, legend.height + 6, name.svg),
      clipToBox(clipId, box),
      drawSides(chart, plane, palette),
      drawRows(plane.y, box, palette),
      drawColumns(plane.x, box, palette),
      rectangle({ x: box.x, y: bottom - 0.75, width: box.width, height: 1.5 }, palette.muted),
      rectangle({ x: box.x - 0.75, y: box.y, width: 1.5, height: box.height }, palette.muted),
      drawEdge(chart, plane, palette.series[1]),
      drawPoint(chart, plane, sheet),
      drawRich(
        chart.labels.sigmaW2,
        {
          x: box.x + box.width / 2,
          baseline: bottom + columnsHeight + 24,
          size: textSizes.label,
          align: 'middle',
          colour: palette.muted,
          room: box.width,
        },
        sheet,
      ),
    ].join(''),
    height: bottom + columnsHeight + 34,
  }
}

function legendEntries({ labels, edge }: PhasePlane, palette: Palette): LegendEntry[] {
  const line = palette.series[1]
  const swatch = `M4-9H${sampleWidth - 4}V9H4Z`
  const sample =
    edge.length === 1 ? ring(sampleWidth / 2, 0, 7, line) : stroke(`M1 0H${sampleWidth - 1}`, line, 3.5)
  const sides = rises(edge)
    ? [
        { name: labels.ordered, sample: tintedArea(swatch, orderedColour(palette), tint) },
        { name: labels.chaotic, sample: tintedArea(swatch, chaoticColour(palette), tint) },
      ]
    : []

  return edge.length > 0 ? [{ name: labels.edge, sample }, ...sides] : []
}

function orderedColour({ tones }: Palette): string {
  return tones.accent
}

function chaoticColour({ tones }: Palette): string {
  return tones.bad
}

/** Whether the edge rises from the axis and never turns back, so that it has two sides. */
function rises(edge: readonly PhasePoint[]): boolean {
  return edge.length > 1 && edge.every(({ sigmaB2 }, i) => i === 0 || sigmaB2 > (edge[i - 1]?.sigmaB2 ?? 0))
}

interface Plane {
  readonly x: Axis
  readonly y: Axis
  readonly box: Box
}

function layoutPlane(chart: PhasePlane, top: number): Plane {
  const [right, upper] = spanOf(chart)
  const y = linearAxis({ min: 0, max: upper, from: top + plotHeight, to: top }, 6)
  const left = Math.max(36, rowsWidth(y))
  const box = { x: left, y: top, width: roomWidth - left - 10, height: plotHeight }

  return { box, x: linearAxis({ min: 0, max: right, from: box.x, to: box.x + box.width }, 8), y }
}

/** Far enough to see the point, where the edge begins, and how it goes on. */
function spanOf({ edge, point }: PhasePlane): [sigmaW2: number, sigmaB2: number] {
  const start = edge[0]?.sigmaW2 ?? 1
  const right = 1.35 * Math.max(point.sigmaW2, 1.6 * start, 0.1)
  const seen = edge.filter(({ sigmaW2 }) => sigmaW2 <= 0.85 * right).map(({ sigmaB2 }) => sigmaB2)
  const edgeTop = Math.min(Math.max(0, ...seen), right)
  const upper = Math.max(1.5 * point.sigmaB2, edgeTop)

  return [right, upper > 0 ? upper : 0.4 * right]
}

function pathOf(points: readonly PhasePoint[], { x, y }: Plane): string {
  return points
    .map(({ sigmaW2, sigmaB2 }) => `${x.scale(sigmaW2).toFixed(1)} ${y.scale(sigmaB2).toFixed(1)}`)
    .join('L')
}

/** What lies left of the edge, and right of it; nothing is said about what lies beyond its end. */
function drawSides({ edge }: PhasePlane, plane: Plane, palette: Palette): string {
  const { x, y, width, height } = plane.box
  const [first, last] = [edge[0], edge.at(-1)]

  if (!rises(edge) || !first || !last) return ''

  const [from, to] = [plane.x.scale(first.sigmaW2), plane.x.scale(last.sigmaW2)]
  const bottom = y + height
  const far = Math.max(x + width, to)
  const end = plane.y.scale(last.sigmaB2)
  const top = Math.min(y, end)
  const curve = `L${from} ${bottom}L${pathOf(edge, plane)}`

  return [
    `<g clip-path="url(#${clipId})">`,
    tintedArea(`M${x} ${bottom}${curve}L${to} ${top}L${x} ${top}Z`, orderedColour(palette), tint),
    tintedArea(`M${far} ${bottom}${curve}L${far} ${end}Z`, chaoticColour(palette), tint),
    '</g>',
  ].join('')
}

function drawEdge({ edge }: PhasePlane, plane: Plane, colour: string): string {
  const [first] = edge

  if (!first) return ''
  if (edge.length === 1) return ring(plane.x.scale(first.sigmaW2), plane.y.scale(first.sigmaB2), 10, colour)

  return clipped(clipId, stroke(`M${pathOf(edge, plane)}`, colour, 3.5))
}

/** The point with its words on a panel beside it, where the plot has room. */
function drawPoint({ point }: PhasePlane, { x, y, box }: Plane, sheet: Sheet): string {
  const { palette } = sheet
  const [middle, level] = [x.scale(point.sigmaW2), y.scale(point.sigmaB2)]
  const line = setRich(point.label, { size: textSizes.label, room: box.width * 0.6 }, sheet)
  const size = { width: line.width + 20, height: Math.max(30, line.ascent + line.descent + 10) }
  const isLeft = middle + 18 + size.width > box.x + box.width
  const panel = {
    ...size,
    x: isLeft ? Math.max(box.x + 4, middle - 18 - size.width) : middle + 18,
    y: Math.min(box.y + box.height - size.height - 10, Math.max(box.y + 6, level - size.height / 2 - 22)),
  }
  const baseline = panel.y + (size.height - line.ascent - line.descent) / 2 + line.ascent

  return [
    line.width > 0 ? rectangle(panel, mix(palette.panel, palette.background, 0.85), 7) : '',
    line.draw(panel.x + 10, baseline, palette.text),
    circle(middle, level, 9, palette.background),
    circle(middle, level, 7, palette.text),
  ].join('')
}
