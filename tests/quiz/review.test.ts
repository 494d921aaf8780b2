import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Verdict } from '../../src/quiz/grade/grade.ts'
import { dueAfter, type Memory, type Rating, ratingOf, ratings, remember } from '../../src/quiz/review.ts'

const dayMs = 86_400_000
const start = Date.parse('2022-11-29T12:30:00Z')

/** Asked again on the day it is due, except where `afterDays` says another day. */
function intervals(given: readonly Rating[], afterDays: readonly number[] = []): number[] {
  let memory: Memory | undefined
  let now = start

  return given.map((rating, at) => {
    memory = remember(memory, rating, now)
    const days = (dueAfter(memory) - now) / dayMs
    now += (afterDays[at] ?? days) * dayMs

    return days
  })
}

/*
 * FSRS-6 as published (github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm), without its same-day
 * rule, written from the formulas.
 */
const w = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
  1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
] as const

function published(
  before: { s: number; d: number } | undefined,
  grade: 1 | 2 | 3 | 4,
  days: number,
): { s: number; d: number } {
  const firstDifficulty = (g: number) => w[4] - Math.exp(w[5] * (g - 1)) + 1
  const within = (low: number, value: number, high: number) => Math.min(Math.max(value, low), high)

  if (!before)
    return { s: [w[0], w[1], w[2], w[3]][grade - 1] ?? 0, d: within(1, firstDifficulty(grade), 10) }

  const { s, d } = before
  const recalled = (1 + (0.9 ** (-1 / w[20]) - 1) * (days / s)) ** -w[20]
  const damped = d + (-w[6] * (grade - 3) * (10 - d)) / 9
  const forgotten = w[11] * d ** -w[12] * ((s + 1) ** w[13] - 1) * Math.exp(w[14] * (1 - recalled))
  const bonus = grade === 2 ? w[15] : grade === 4 ? w[16] : 1
  const grown = Math.exp(w[8]) * (11 - d) * s ** -w[9] * (Math.exp(w[10] * (1 - recalled)) - 1) * bonus

  return {
    s: within(0.001, grade === 1 ? Math.min(forgotten, s) : s * (1 + grown), 36_500),
    d: within(1, w[7] * firstDifficulty(4) + (1 - w[7]) * damped, 10),
  }
}

const anyRating = fc.constantFrom(...ratings)

describe('the memory', () => {
  it('grows as py-fsrs has it for six good answers, the second within minutes', () => {
    // tests/test_basic.py, test_review_card: [0, 2, 11, 46, 163, 498, …]; its 0 is a step of ten minutes.
    const days = intervals(Array(6).fill('good'), [0])

    expect(days.slice(1)).toEqual([2, 11, 46, 163, 498])
  })

  it('follows the published formulas over any answers on any days', () => {
    const answers = fc.array(fc.record({ rating: anyRating, days: fc.integer({ min: 0, max: 400 }) }), {
      minLength: 1,
      maxLength: 12,
    })

    fc.assert(
      fc.property(answers, (given) => {
        let memory: Memory | undefined
        let expected: { s: number; d: number } | undefined
        let now = start

        for (const { rating, days } of given) {
          now += days * dayMs
          memory = remember(memory, rating, now)
          expected = published(expected, (ratings.indexOf(rating) + 1) as 1, days)

          expect(Math.abs(memory.stability / expected.s - 1)).toBeLessThan(1e-4)
          expect(Math.abs(memory.difficulty - expected.d)).toBeLessThan(1e-4)
        }
      }),
    )
  })

  it('gains nothing from a second good answer on the same day', () => {
    const once = remember(undefined, 'good', start)

    expect(remember(once, 'good', start + dayMs / 2).stability).toBe(once.stability)
  })

  it('comes back later the better it was, and never before a day has passed', () => {
    fc.assert(
      fc.property(fc.array(anyRating, { maxLength: 8 }), fc.integer({ min: 0, max: 100 }), (given, wait) => {
        let memory: Memory | undefined
        for (const rating of given) memory = remember(memory, rating, memory ? dueAfter(memory) : start)
        const now = (memory ? dueAfter(memory) : start) + wait * dayMs
        const dues = ratings.map((rating) => dueAfter(remember(memory, rating, now)))

        expect(dues.toSorted((a, b) => a - b)).toEqual(dues)
        for (const due of dues) expect(due).toBeGreaterThanOrEqual(now + dayMs)
      }),
    )
  })

  it('takes an answer that was given before the last one as given with it', () => {
    const later = remember(undefined, 'again', start)

    expect(remember(later, 'good', start - 3 * dayMs)).toEqual(remember(later, 'good', start))
  })
})

describe('an answer', () => {
  it.each<[Verdict, number, Rating | undefined]>([
    ['correct', 1, 'good'],
    ['correct', 2, 'hard'],
    ['partial', 1, 'hard'],
    ['partial', 2, 'hard'],
    ['wrong', 1, 'again'],
    ['wrong', 2, 'again'],
    ['pending', 1, undefined],
  ])('that ended %s at try %d is rated %s', (verdict, number, rating) => {
    expect(ratingOf({ verdict, number })).toBe(rating)
  })
})
