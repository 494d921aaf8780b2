import { UserError } from '../../errors.ts'
import type {
  AnswerSpread,
  Chart,
  DataTable,
  DepthLines,
  Histograms,
  Interval,
  PhasePlane,
  Progress,
  StreakCalendar,
} from '../chart.ts'

/** Characters of one text and of all together. */
const textLimit = 1_000
const lengthLimit = 20_000
const binRange = [5, 101] as const

/**
 * Refuses what cannot be drawn, before it is sent to a worker.
 *
 * @throws RangeError when a limit that is written on the type is broken
 * @throws UserError `render.tooLong` beyond 1,000 characters of a text or 20,000 of all
 */
export function checkChart(chart: Chart): void {
  const lengths = textLengths(chart)

  checkLength(Math.max(0, ...lengths), textLimit)
  checkLength(
    lengths.reduce((sum, length) => sum + length, 0),
    lengthLimit,
  )

  checkCount('notes', chart.notes ?? [], 0, 4)
  limits[chart.kind](chart as never)
}

const limits: { readonly [K in Chart['kind']]: (chart: Extract<Chart, { kind: K }>) => void } = {
  histograms: checkHistograms,
  depthLines: checkDepthLines,
  interval: checkInterval,
  phasePlane: checkPhasePlane,
  table: checkTable,
  answerSpread: checkSpread,
  streakCalendar: checkCalendar,
  progress: checkProgress,
}

/** Of all texts, wherever they stand. */
function textLengths(value: unknown): number[] {
  if (typeof value === 'string') return [value.length]
  if (typeof value !== 'object' || value === null) return []

  return Object.values(value).flatMap(textLengths)
}

function checkLength(length: number, limit: number): void {
  if (length > limit) throw new UserError('render.tooLong', { length, limit })
}

function checkHistograms({ axis, panels }: Histograms): void {
  checkCount('panels', panels, 1, 24)
  check(
    Number.isFinite(axis.min) && axis.min < axis.max && Number.isFinite(axis.max),
    'an axis without length',
  )

  for (const { counts, below, above, figures } of panels) {
    checkCount('bins', counts, ...binRange)
    checkCount('figures', figures, 0, 3)
    check(counts.length === panels[0]?.counts.length, 'panels with different bins')
    check(
      [...counts, below, above].every((count) => Number.isFinite(count) && count >= 0),
      'a count below 0',
    )
  }
}

function checkDepthLines({ x, series }: DepthLines): void {
  checkCount('series', series, 1, 6)
  check(Number.isSafeInteger(x.first), 'a first layer that is no whole number')

  for (const { values, band = [] } of series) {
    checkCount('values', values, 1, 1_025)
    check(band.length <= values.length, 'a band longer than its line')
    checkFinite(values.filter((value) => value !== null))
    checkFinite(band.flatMap((around) => (around ? [around.low, around.high] : [])))
  }
}

function checkInterval({ axes }: Interval): void {
  checkCount('axes', axes, 1, 3)

  for (const { size, low, high } of axes) {
    check([size, low, high].every(Number.isSafeInteger), 'a position that is no whole number')
    check(size > 0 && low <= high, 'an interval without positions')
  }
}

function checkPhasePlane({ edge, point }: PhasePlane): void {
  const values = [...edge, point].flatMap(({ sigmaW2, sigmaB2 }) => [sigmaW2, sigmaB2])

  checkCount('points of the edge', edge, 0, 1_000)
  checkFinite(values)
  check(
    values.every((value) => value >= 0),
    'a variance below 0',
  )
}

function checkTable({ columns, rows, totals }: DataTable): void {
  checkCount('columns', columns, 1, 12)
  checkCount('rows', rows, 1, 25)
  check(
    [...rows, ...(totals ? [totals] : [])].every((row) => row.length === columns.length),
    'a row with too few or too many cells',
  )
}

function checkSpread({ bars, members }: AnswerSpread): void {
  checkCount('answers', bars, 1, 12)
  checkWhole([members, ...bars.map(({ count }) => count)])
}

function checkCalendar({ figures = [], months }: StreakCalendar): void {
  checkCount('figures', figures, 0, 4)
  checkCount('months', months, 1, 12)

  for (const { days } of months) checkCount('days', days, 0, 31)
}

function checkProgress({ figures = [], points, topics }: Progress): void {
  checkCount('figures', figures, 0, 4)

  if (points) {
    checkCount('values', points.values, 2, 400)
    checkFinite(points.values.map(({ value }) => value))
  }
  if (topics) {
    checkCount('topics', topics.bars, 1, 12)
    checkWhole(topics.bars.flatMap(({ right, of }) => [right, of]))
  }
}

function checkWhole(counts: readonly number[]): void {
  check(
    counts.every((count) => Number.isSafeInteger(count) && count >= 0),
    'a count that is no whole number from 0',
  )
}

function checkCount(name: string, values: readonly unknown[], least: number, most: number): void {
  check(values.length >= least && values.length <= most, `${values.length} ${name}`)
}

/** Up to where lengths and ticks can be told apart. */
function checkFinite(values: readonly number[]): void {
  check(
    values.every((value) => Math.abs(value) < 1e300),
    'a value that is not finite',
  )
}

function check(isRight: boolean, complaint: string): void {
  if (!isRight) throw new RangeError(`chart with ${complaint}`)
}
