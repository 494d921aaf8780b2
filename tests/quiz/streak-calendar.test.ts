import { describe, expect, it } from 'vitest'
import type { DayMark } from '../../src/quiz/streak.ts'
import { streakMonths } from '../../src/quiz/streak-calendar.ts'
import { readDate } from '../../src/schedule/local-date.ts'

describe('a streak’s calendar', () => {
  const marks = new Map<number, DayMark>([
    [readDate('2025-12-30'), 'missed'],
    [readDate('2025-12-31'), 'answered'],
    [readDate('2026-01-02'), 'frozen'],
    [readDate('2026-02-28'), 'excused'],
    [readDate('2026-03-01'), 'missed'],
    [readDate('2026-03-02'), 'open'],
  ])

  it('has whole months, the last one today’s, and nothing before the first answer', () => {
    const { months } = streakMonths({ marks, today: readDate('2026-03-02') }, 4, 'en')
    const shown = months.map(({ name, days }) => [
      name,
      days.length,
      days.flatMap((state, index) => (state === 'none' ? [] : [`${index + 1} ${state}`])),
    ])

    expect(shown).toEqual([
      ['Dec 2025', 31, ['31 answered']],
      ['Jan 2026', 31, ['2 frozen']],
      ['Feb 2026', 28, ['28 failed']],
      ['Mar 2026', 31, ['1 missed']],
    ])
  })

  it('is named in the reader’s language', () => {
    const { months, labels } = streakMonths({ marks, today: readDate('2026-03-02') }, 1, 'zh-CN')

    expect(months[0]?.name).toBe('2026年3月')
    expect(labels.frozen).toBe('冻结抵扣')
  })
})
