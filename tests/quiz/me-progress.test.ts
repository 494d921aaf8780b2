import { describe, expect, it } from 'vitest'
import { pointsByDay, progressChart } from '../../src/quiz/me-progress.ts'

const today = 20_000

describe('points by day', () => {
  it('end with the score of today, and go back by what was booked', () => {
    const entries = [
      { day: today, points: 10 },
      { day: today - 2, points: -5 },
      { day: today - 2, points: 20 },
      { day: today - 100, points: 7 },
    ]

    const values = pointsByDay({ score: 32, today, entries, isCut: false })

    expect(values).toHaveLength(84)
    expect(values.slice(-4)).toEqual([
      { day: today - 3, value: 7 },
      { day: today - 2, value: 22 },
      { day: today - 1, value: 22 },
      { day: today, value: 32 },
    ])
    expect(values[0]).toEqual({ day: today - 83, value: 7 })
  })

  it('begin with the oldest entry that is known, are none without one, and never fall below 0', () => {
    const entries = [{ day: today - 1, points: 50 }]

    expect(pointsByDay({ score: 20, today, entries, isCut: true })).toEqual([
      { day: today - 1, value: 20 },
      { day: today, value: 20 },
    ])
    expect(pointsByDay({ score: 0, today, entries: [], isCut: false })).toEqual([])
    expect(pointsByDay({ score: 20, today, entries, isCut: false })[0]?.value).toBe(0)
  })
})

describe('the chart of progress', () => {
  it('is nothing where there is neither a point nor a topic, and has what there is', () => {
    const nothing = { score: 0, today, entries: [], isCut: false, topics: [] }

    expect(progressChart(nothing, 'en')).toBeUndefined()
    expect(
      progressChart({ ...nothing, topics: [{ name: 'Convolution', right: 1, of: 2 }] }, 'zh-CN'),
    ).toEqual({
      kind: 'progress',
      title: '你的进展',
      topics: { label: '各主题首次答对', bars: [{ name: 'Convolution', right: 1, of: 2 }] },
    })
  })
})
