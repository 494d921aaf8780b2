import { beforeAll, describe, expect, it } from 'vitest'
import { UserError } from '../../../src/errors.ts'
import type { Chart, DataTable, DayState, DepthLines, Interval, Progress } from '../../../src/render/chart.ts'
import { drawDay } from '../../../src/render/charts/day-mark.ts'
import { drawChart } from '../../../src/render/charts/draw-chart.ts'
import { fieldColour, inputColour } from '../../../src/render/charts/interval-look.ts'
import { rasterize } from '../../../src/render/raster.ts'
import type { Picture } from '../../../src/render/renderer.ts'
import type { Sheet } from '../../../src/render/sheet.ts'
import { setText } from '../../../src/render/text.ts'
import { palettes } from '../../../src/render/theme.ts'
import { sample } from '../../support/thorough.ts'
import { type Area, countNear, findColour, readInk } from '../ink.ts'
import { openSheet } from '../sheet.ts'
import { hostileTexts, replaceTexts } from './hostile-texts.ts'
import {
  sampleCalendar,
  sampleDepthLines,
  sampleHistograms,
  sampleInterval,
  samplePhasePlane,
  sampleProgress,
  sampleSpread,
  samples,
  sampleTable,
} from './samples.ts'

let sheet: Sheet

beforeAll(async () => {
  sheet = await openSheet('dark')
})

async function draw(chart: Chart) {
  return rasterize(drawChart(chart, sheet))
}

async function shareOf(chart: Chart, area: Area): Promise<number> {
  const { png } = await draw(chart)

  return (await readInk(png, { background: sheet.palette.background, area })).share
}

/** Of a picture with one pixel for each unit. */
async function expectFreeMargins({ png, widthPx, heightPx }: Picture) {
  const { background } = sheet.palette

  expect(widthPx).toBe(760)
  expect(heightPx).toBeLessThanOrEqual(2_000)

  for (const left of [8, 760 - 27]) {
    const ink = await readInk(png, { background, area: { left, top: 0, width: 27, height: heightPx } })

    expect(ink.share).toBe(0)
  }
}

describe.each(Object.entries(samples))('the chart %s', (name, sampleOf) => {
  const kinds = Object.entries(hostileTexts)
  /** Rastering takes most of the time; each chart begins with another text, so that every text is on some. */
  const at = Object.keys(samples).indexOf(name)
  const rastered = sample(kinds, 8, at)

  it.each(sample(kinds, 4, at))('is shapes and numbers alone with texts that are %s', (_kind, text) => {
    const drawing = drawChart(replaceTexts(sampleOf('en'), text), sheet)

    expect(/<text|<image|href|script|NaN|undefined|Infinity/.exec(drawing.svg)).toBeNull()
  })
  it.each(rastered)('keeps its margins with texts that are %s', async (_kind, text) => {
    const drawing = drawChart(replaceTexts(sampleOf('en'), text), sheet)
    const picture = await rasterize({ ...drawing, scale: 1 }).catch((error: unknown) => error)

    // A thousand faces in one picture are turned away with a reason.
    if (picture instanceof UserError) return expect(picture.key).toBe('render.tooLarge')

    await expectFreeMargins(picture as Picture)
  })
  it('says the same in both languages in a picture of about the same height', () => {
    const [en, zh] = [drawChart(sampleOf('en'), sheet), drawChart(sampleOf('zh-CN'), sheet)]

    expect(Math.abs(en.height - zh.height)).toBeLessThan(60)
  })
})

describe('a table', () => {
  const table = sampleTable('en')
  const wide: DataTable = {
    kind: 'table',
    title: 'Wide',
    columns: Array.from({ length: 12 }, () => ({ name: 'E', align: 'right' as const })),
    rows: [Array.from({ length: 12 }, () => '−1.605 × 10⁻¹²³')],
  }

  it('never cuts a figure', () => {
    expect(drawChart(wide, sheet).svg).not.toContain(setText('…', { face: 'regular' }).svg)
  })

  it('has more pixels when its figures are small', () => {
    expect([drawChart(table, sheet).scale, drawChart(wide, sheet).scale]).toEqual([2, 3])
  })

  it('cuts a name so that the figures stay large', () => {
    const rows = table.rows.map((row, i) => (i === 0 ? ['conv '.repeat(40), ...row.slice(1)] : row))
    const long = drawChart({ ...table, rows }, sheet)

    expect(long.svg).toContain(setText('…', { face: 'regular' }).svg)
    expect(long.height).toBeGreaterThan(0.7 * drawChart(table, sheet).height)
  })

  it('grows by a row for the totals', () => {
    const { totals, ...without } = table

    expect(totals).toBeDefined()
    expect(drawChart(table, sheet).height - drawChart(without, sheet).height).toBeCloseTo(33, -1)
  })
})

describe('an interval', () => {
  const square = sampleInterval('en', 2)
  const on = (...axes: Interval['axes']) => ({ ...square, axes })
  const axis = { name: 'x', size: 100, low: 25, high: 74 }

  it('covers the share of the input that is seen', async () => {
    const { png } = await draw(on(axis))
    const { palette } = sheet

    const within = { left: 80, width: 1_360, top: 460, bottom: 530 }

    const field = await findColour(png, fieldColour(palette), within)
    const input = await findColour(png, inputColour(palette), within)

    expect((field.right - field.left) / (input.right - input.left)).toBeCloseTo(0.5, 2)
    expect(field.left + field.right - input.left - input.right).toBeLessThan(4)
  })

  it('is a square on two axes of similar length, else a bar for each', () => {
    const heightOf = (height: number, width: number) =>
      drawChart(on({ ...axis, size: height }, { ...axis, size: width }), sheet).height

    expect(heightOf(100, 100)).toBe(heightOf(390, 390))
    expect(heightOf(100, 100)).toBeGreaterThan(1.3 * heightOf(100, 1_000))
  })

  it('explains padding only where there is some', async () => {
    const { svg } = drawChart(on(axis), sheet)
    const padded = drawChart(on({ ...axis, low: -1 }), sheet).svg

    const hatched = (text: string) => text.split('fill="url(#padding)"').length - 1

    // The bar itself, and its entry in the legend.
    expect(hatched(svg)).toBe(1)
    expect(hatched(padded)).toBe(2)
  })
})

describe('histograms', () => {
  const sample = sampleHistograms('en')
  const [panel] = sample.panels

  it('show what lies beyond the ends in another colour, and say so', async () => {
    const clean = sample.panels.map((one) => ({ ...one, below: 0, above: 0 }))
    const beyond = sheet.palette.series[1]

    const [all, none] = await Promise.all([draw(sample), draw({ ...sample, panels: clean })])

    expect(countNear(await readInk(all.png), beyond)).toBeGreaterThan(5_000)
    expect(countNear(await readInk(none.png), beyond)).toBe(0)
    expect(none.heightPx).toBeLessThan(all.heightPx)
  })

  it.each([1, 2, 3, 4, 7, 12, 24])('keep the figures of %d panels whole', (count) => {
    const figures = ['std 0.0001234', '0.00407 % saturated']
    const panels = panel ? Array.from({ length: count }, () => ({ ...panel, figures })) : []

    expect(drawChart({ ...sample, panels }, sheet).svg).not.toContain(setText('…', { face: 'regular' }).svg)
  })

  it('make the smallest count seen', async () => {
    const counts = Array.from({ length: 41 }, (_, i) => (i === 0 ? 1 : i === 40 ? 1e6 : 0))
    const panels = panel ? [{ ...panel, counts, below: 0, above: 0 }] : []

    const { png } = await draw({ ...sample, panels })

    const box = await findColour(png, sheet.palette.series[0], { left: 80, width: 600 })

    expect(box.right).toBeGreaterThan(box.left)
  })
})

describe('lines over depth', () => {
  const sample = sampleDepthLines('en')
  const [series] = sample.series
  const withValues = (values: (number | null)[]): DepthLines => ({
    ...sample,
    series: series ? [{ ...series, values, band: [] }] : [],
  })

  it.each([
    ['a single layer', [3]],
    ['equal values', [1, 1, 1]],
    ['nothing above 0 on a log scale', [0, -1, 0]],
    ['gaps only', [null, null]],
    ['huge and tiny values', [1e-299, 1e299]],
    ['1,025 layers', Array.from({ length: 1_025 }, (_, i) => 1.5 ** i)],
  ])('can show %s', async (_name, values) => {
    const drawing = drawChart(withValues(values), sheet)

    expect(/NaN|undefined|Infinity/.test(drawing.svg)).toBe(false)
    await expect(rasterize(drawing)).resolves.toHaveProperty('png')
  })

  it('leave a gap where a value is missing', async () => {
    const drawn = (await draw(withValues([1, 1, 1, 1, 1]))).png
    const broken = (await draw(withValues([1, 1, null, 1, 1]))).png
    const pixels = async (png: Uint8Array) => countNear(await readInk(png), sheet.palette.series[0])

    expect(await pixels(broken)).toBeLessThan(0.8 * (await pixels(drawn)))
  })
})

describe('the phase plane', () => {
  const sample = samplePhasePlane('en')

  it.each([
    ['no edge', []],
    ['an edge that is one point', [{ sigmaW2: 2, sigmaB2: 0 }]],
  ])('names no sides with %s', async (_name, edge) => {
    expect(drawChart({ ...sample, edge }, sheet).height).toBeLessThan(drawChart(sample, sheet).height)
  })

  it('shows an edge of one point around a point that lies on it', async () => {
    const edge = [{ sigmaW2: 2, sigmaB2: 0 }]
    const { png } = await draw({ ...sample, edge, point: { sigmaW2: 2, sigmaB2: 0, label: 'critical' } })

    // One ring in the legend, and one in the plot below it.
    const ring = await findColour(png, sheet.palette.series[1], { left: 200, width: 1_200, top: 340 })

    expect(ring.right - ring.left).toBeGreaterThan(34)
    expect(ring.right - ring.left).toBeLessThan(50)
  })

  it.each([
    [0, 0],
    [1e-6, 0],
    [100, 30],
    [0.5, 1e6],
  ])('has the point (%d, %d) inside', async (sigmaW2, sigmaB2) => {
    const chart = { ...sample, point: { sigmaW2, sigmaB2, label: 'a label of some length' } }

    expect(await shareOf(chart, { left: 1_520 - 56, top: 0, width: 56, height: 1_200 })).toBe(0)
    expect(/NaN|undefined|Infinity/.test(drawChart(chart, sheet).svg)).toBe(false)
  })
})

describe('the spread of answers', () => {
  const sample = sampleSpread('en')
  const { good } = palettes.dark.tones

  it('has bars in proportion to the members, and the right one in its colour', async () => {
    const bars = [
      { text: 'x', count: 10, mark: 'right' as const },
      { text: 'x', count: 5 },
    ]
    const { png } = await draw({ ...sample, members: 20, bars })
    const within = { left: 80, width: 1_100 }

    const right = await findColour(png, good, within)
    const other = await findColour(png, sheet.palette.series[0], within)

    // Round ends are shades, a few pixels on each.
    expect(Math.abs(right.right - right.left - 2 * (other.right - other.left))).toBeLessThan(24)
  })

  it('draws no bar for an answer that nobody gave', async () => {
    const ink = await readInk((await draw({ ...sample, bars: [{ text: 'x', count: 0 }] })).png)

    expect(countNear(ink, sheet.palette.series[0])).toBe(0)
  })

  it.each(['en', 'zh-CN'] as const)('can show that nobody answered, %s', (language) => {
    const chart = { ...sample, members: 0, bars: sample.bars.map((bar) => ({ ...bar, count: 0 })) }

    expect(/NaN|Infinity/.test(drawChart(chart, { ...sheet, language }).svg)).toBe(false)
  })
})

describe('a streak calendar', () => {
  const sample = sampleCalendar('en')
  const calendarOf = (...days: DayState[]) => ({ ...sample, figures: [], months: [{ name: 'Nov', days }] })

  it('grows by a row for each month', () => {
    const [first] = sample.months
    const heightOf = (count: number) =>
      drawChart({ ...sample, months: first ? Array.from({ length: count }, () => first) : [] }, sheet).height

    expect(heightOf(12) - heightOf(2)).toBe(10 * (heightOf(2) - heightOf(1)))
  })

  it('shows every state in a shape of its own, and explains those that occur', () => {
    const states: DayState[] = ['answered', 'missed', 'frozen', 'failed', 'none']
    const marks = states.map((state) => drawDay(state, 20, palettes.dark).replaceAll(/#[0-9a-f]{6}/g, ''))
    const lengths = [1, 5].map((count) => drawChart(calendarOf(...states.slice(0, count)), sheet).svg.length)

    expect(new Set(marks).size).toBe(5)
    expect(lengths[1]).toBeGreaterThan(lengths[0] ?? 0)
  })

  it.each([0, 1, 28, 31])('takes a month of %d days', (count) => {
    const chart = calendarOf(...Array.from({ length: count }, (): DayState => 'missed'))

    expect(/NaN|Infinity/.test(drawChart(chart, sheet).svg)).toBe(false)
  })
})

describe('progress', () => {
  const sample = sampleProgress('en')

  it('can leave out either part', () => {
    const { points, topics, ...frame } = sample
    const heightOf = (parts: Partial<Progress>) => drawChart({ ...frame, ...parts }, sheet).height

    const both = heightOf({ ...(points && { points }), ...(topics && { topics }) })

    expect(heightOf({ ...(points && { points }) })).toBeLessThan(both)
    expect(heightOf({ ...(topics && { topics }) })).toBeLessThan(both)
    expect(heightOf({})).toBeGreaterThan(0)
  })

  it.each([
    ['nothing yet', [0, 0]],
    ['losses', [-5, 10]],
    ['400 values', Array.from({ length: 400 }, (_, i) => i)],
  ])('can show %s', (_name, values) => {
    const points = { label: '', values: values.map((value) => ({ when: 'Nov 30', value })) }
    const { svg } = drawChart({ ...sample, points }, sheet)

    expect(/NaN|Infinity/.test(svg)).toBe(false)
  })
})
