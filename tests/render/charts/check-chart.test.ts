import { describe, expect, it } from 'vitest'
import type { Chart } from '../../../src/render/chart.ts'
import { checkChart } from '../../../src/render/charts/check-chart.ts'
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

const histograms = sampleHistograms('en')
const lines = sampleDepthLines('en')
const interval = sampleInterval('en', 1)
const plane = samplePhasePlane('en')
const table = sampleTable('en')
const spread = sampleSpread('en')
const calendar = sampleCalendar('en')
const progress = sampleProgress('en')
const [panel] = histograms.panels
const [series] = lines.series
const [axis] = interval.axes

function repeat<T>(count: number, value: T | undefined): T[] {
  return value === undefined ? [] : Array.from({ length: count }, () => value)
}

describe('checkChart', () => {
  it.each(Object.entries(samples))('lets %s pass', (_name, sampleOf) => {
    expect(() => checkChart(sampleOf('zh-CN'))).not.toThrow()
  })

  it.each([
    ['five notes', { ...table, notes: repeat(5, '') }],
    ['no panel', { ...histograms, panels: [] }],
    ['25 panels', { ...histograms, panels: repeat(25, panel) }],
    ['four bins', { ...histograms, panels: repeat(1, panel && { ...panel, counts: [1, 2, 3, 4] }) }],
    ['102 bins', { ...histograms, panels: repeat(1, panel && { ...panel, counts: repeat(102, 1) }) }],
    [
      'panels of different bins',
      {
        ...histograms,
        panels: [...repeat(1, panel), ...repeat(1, panel && { ...panel, counts: repeat(40, 1) })],
      },
    ],
    ['a negative count', { ...histograms, panels: repeat(1, panel && { ...panel, below: -1 }) }],
    [
      'an endless count',
      { ...histograms, panels: repeat(1, panel && { ...panel, above: Number.POSITIVE_INFINITY }) },
    ],
    ['an axis that goes back', { ...histograms, axis: { min: 1, max: 0, label: '' } }],
    ['seven lines', { ...lines, series: repeat(7, series) }],
    [
      'a line of 1,026 layers',
      { ...lines, series: repeat(1, series && { ...series, values: repeat(1_026, 1) }) },
    ],
    [
      'a value that is no number',
      { ...lines, series: repeat(1, series && { ...series, values: [Number.NaN] }) },
    ],
    [
      'a band that is longer',
      { ...lines, series: repeat(1, series && { ...series, values: [1], band: [null, null] }) },
    ],
    ['four axes', { ...interval, axes: repeat(4, axis) }],
    ['an empty input', { ...interval, axes: repeat(1, axis && { ...axis, size: 0 }) }],
    ['an interval that goes back', { ...interval, axes: repeat(1, axis && { ...axis, low: 2, high: 1 }) }],
    ['half a position', { ...interval, axes: repeat(1, axis && { ...axis, low: 0.5 }) }],
    ['a variance below 0', { ...plane, point: { ...plane.point, sigmaB2: -1 } }],
    ['1,001 points of an edge', { ...plane, edge: repeat(1_001, { sigmaW2: 1, sigmaB2: 1 }) }],
    ['13 columns', { ...table, columns: repeat(13, { name: '', align: 'left' }), rows: [repeat(13, '')] }],
    ['26 rows', { ...table, rows: repeat(26, repeat(5, '')) }],
    ['a row that is too short', { ...table, rows: [['a']] }],
    ['totals that are too short', { ...table, totals: [] }],
    ['13 answers', { ...spread, bars: repeat(13, { text: '', count: 0 }) }],
    ['half a member', { ...spread, members: 0.5 }],
    ['13 months', { ...calendar, months: repeat(13, { name: '', days: [] }) }],
    ['32 days', { ...calendar, months: [{ name: '', days: repeat(32, 'none') }] }],
    ['five figures', { ...calendar, figures: repeat(5, { value: '', name: '' }) }],
    ['a single value over time', { ...progress, points: { label: '', values: [{ when: '', value: 1 }] } }],
    ['13 topics', { ...progress, topics: { label: '', bars: repeat(13, { name: '', right: 0, of: 0 }) } }],
    ['less than nothing', { ...progress, topics: { label: '', bars: [{ name: '', right: -1, of: 0 }] } }],
  ] as [string, Chart][])('refuses %s', (_name, chart) => {
    expect(() => checkChart(chart)).toThrow(RangeError)
  })

  it('refuses texts that are too long, alone or together, wherever they stand', () => {
    const row = repeat(5, 'x'.repeat(1_000))
    const tooLong = expect.objectContaining({ key: 'render.tooLong' })

    expect(() => checkChart({ ...table, rows: [row, row, row], totals: repeat(5, '') })).not.toThrow()
    expect(() => checkChart({ ...table, rows: [row, row, row], totals: row })).toThrow(tooLong)
    expect(() => checkChart({ ...table, notes: ['x'.repeat(1_001)] })).toThrow(tooLong)
  })
})
