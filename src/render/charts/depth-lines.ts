import { extent } from 'd3-array'
import type { DepthLines, DepthSeries } from '../chart.ts'
import { at, type Box, circle, clipToBox, rectangle, stroke, tintedArea } from '../shapes.ts'
import type { Sheet } from '../sheet.ts'
import { type Plot, roomWidth, textSizes } from './chart-frame.ts'
import { columnsHeight, drawColumns, drawRows, rowsWidth } from './grid.ts'
import { drawLegend, type LegendEntry, sampleWidth } from './legend.ts'
import { drawParagraph, drawRich } from './rich-text.ts'
import { type Axis, linearAxis, logAxis, type Stretch, wholeAxis } from './ticks.ts'

const plotHeight = 380
/** More points than this touch one another: the line alone is drawn. */
const pointLimit = 60
/** On a log scale what is not larger leaves a gap. */
const smallest = 1e-300
const clipId = 'plot'

/** Lines over the layers of a network, with what scatters around them as bands. */
export function drawDepthLines(chart: DepthLines, sheet: Sheet): Plot {
  const { palette } = sheet
  const legend = drawLegend(
    chart.series.map((one, i) => entryOf(one, colourAt(i, sheet))),
    roomWidth,
    sheet,
  )
  const name = drawParagraph(
    chart.y.label,
    { x: 0, size: textSizes.label, room: roomWidth, leading: 1.4, colour: palette.muted },
    sheet,
  )
  const top = legend.height + 8 + name.height + 14
  const { box, x, y } = layoutAxes(chart, top)

  return {
    svg: [
      legend.svg,
      at(0, legend.height + 8, name.svg),
      drawRows(y, box, palette),
      drawColumns(x, box, palette),
      rectangle({ x: box.x, y: box.y + box.height - 0.75, width: box.width, height: 1.5 }, palette.muted),
      clipToBox(clipId, {
        ...box,
        x: box.x - 6,
        width: box.width + 12,
        y: box.y - 6,
        height: box.height + 12,
      }),
      `<g clip-path="url(#${clipId})">`,
      ...chart.series.map((one, i) => drawSeries(one, chart, { x, y }, colourAt(i, sheet))),
      '</g>',
      drawRich(
        chart.x.label,
        {
          x: box.x + box.width / 2,
          baseline: box.y + box.height + columnsHeight + 24,
          size: textSizes.label,
          align: 'middle',
          room: box.width,
          colour: palette.muted,
        },
        sheet,
      ),
    ].join(''),
    height: top + plotHeight + columnsHeight + 32,
  }
}

function colourAt(i: number, { palette }: Sheet): string {
  return palette.series[i % palette.series.length] ?? palette.text
}

interface Axes {
  readonly x: Axis
  readonly y: Axis
}

function layoutAxes({ x, y, series }: DepthLines, top: number): Axes & { box: Box } {
  const [min, max] = spanOf(series, y.scale)
  const rows: Stretch = { min, max, from: top + plotHeight, to: top }
  const yAxis = y.scale === 'log' ? logAxis(rows, 7) : linearAxis(rows, 7)
  const left = Math.max(36, rowsWidth(yAxis))
  const box = { x: left, y: top, width: roomWidth - left - 10, height: plotHeight }
  const last = x.first + Math.max(...series.map(({ values }) => values.length)) - 1
  const columns = {
    min: x.first,
    max: last,
    from: box.x + 12,
    to: box.x + box.width - 12,
  }

  return { box, x: wholeAxis(columns, 12), y: yAxis }
}

/** The values that are drawn, with a little air; never an empty stretch. */
function spanOf(series: readonly DepthSeries[], scale: 'log' | 'linear'): [number, number] {
  const drawn = series
    .flatMap(({ values, band }) => [
      ...values,
      ...(band ?? []).flatMap((around) => (around ? [around.low, around.high] : [])),
    ])
    .filter((value) => value !== null && (scale === 'linear' || value > smallest))
  const [min = 1, max = 1] = extent(drawn as number[])

  if (scale === 'log') {
    const decades = Math.log10(max) - Math.log10(min)
    const air = decades < 0.08 ? 1.5 : 10 ** Math.min(0.5, Math.max(0.06, 0.05 * decades))

    return [min / air, max * air]
  }

  const air = (max - min) * 0.06 || Math.abs(max) * 0.5 || 1

  return [min - air, max + air]
}

function drawSeries(series: DepthSeries, { x, y }: DepthLines, axes: Axes, colour: string): string {
  const place = (value: number | null | undefined, i: number): Point | undefined =>
    value === null || value === undefined || (y.scale === 'log' && value <= smallest)
      ? undefined
      : { x: axes.x.scale(x.first + i), y: axes.y.scale(value) }
  const runs = splitRuns(series.values.map(place))
  const showsPoints = series.drawnAs === 'points' && series.values.length <= pointLimit

  return [
    drawBand(series, place, axes, colour),
    ...runs.map((run) => drawRun(run, series.drawnAs, colour)),
    ...runs.flatMap((run) =>
      showsPoints || run.length === 1 ? run.map((point) => circle(point.x, point.y, 4.5, colour)) : [],
    ),
  ].join('')
}

interface Point {
  readonly x: number
  readonly y: number
}

function drawRun(run: readonly Point[], drawnAs: DepthSeries['drawnAs'], colour: string): string {
  if (run.length < 2) return ''

  const d = `M${run.map(formatPoint).join('L')}`

  switch (drawnAs) {
    case 'points':
      return stroke(d, colour, 1.5)
    case 'line':
      return stroke(d, colour, 2.5)
    case 'dashes':
      return stroke(d, colour, 2.5, '9 8')
  }
}

/** Between lower and upper ends; on a log scale a lower end from 0 down reaches the bottom. */
function drawBand(
  { band = [] }: DepthSeries,
  place: (value: number | null, i: number) => Point | undefined,
  axes: Axes,
  colour: string,
): string {
  const floor = axes.y.scale.domain()[0] ?? 0
  const edges = band.map((around, i) => {
    if (!around) return undefined

    const high = place(around.high, i)
    const low = place(around.low, i) ?? place(floor, i)

    return high && low && { high, low }
  })

  return splitRuns(edges)
    .map((run) => {
      const outline = [...widen(run.map(({ high }) => high)), ...widen(run.map(({ low }) => low)).reverse()]

      return tintedArea(`M${outline.map(formatPoint).join('L')}Z`, colour, 0.24)
    })
    .join('')
}

/** A band around a single point is as wide as the point. */
function widen(edge: Point[]): Point[] {
  const [only] = edge

  return only && edge.length === 1
    ? [
        { x: only.x - 5, y: only.y },
        { x: only.x + 5, y: only.y },
      ]
    : edge
}

/** Stretches without a gap. */
function splitRuns<T>(values: readonly (T | undefined)[]): T[][] {
  const runs: T[][] = []
  let open = false

  for (const value of values) {
    if (value === undefined) open = false
    else if (open) runs.at(-1)?.push(value)
    else {
      runs.push([value])
      open = true
    }
  }

  return runs
}

function formatPoint({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`
}

function entryOf({ name, drawnAs, band }: DepthSeries, colour: string): LegendEntry {
  const shade = band ? tintedArea(`M0-7H${sampleWidth}V7H0Z`, colour, 0.24) : ''
  const line = drawRun(
    [
      { x: 1, y: 0 },
      { x: sampleWidth - 1, y: 0 },
    ],
    drawnAs,
    colour,
  )

  return {
    name,
    sample: shade + line + (drawnAs === 'points' ? circle(sampleWidth / 2, 0, 4.5, colour) : ''),
  }
}
