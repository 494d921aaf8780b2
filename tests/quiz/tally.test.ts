import { describe, expect, it } from 'vitest'
import { tallyTopics, weaknessOf } from '../../src/quiz/tally.ts'

describe('a weakness', () => {
  // Roots of (p̂ − p)² = z² p (1 − p) / n by bisection: Wilson's interval as he defines it.
  function lowerEnd(missed: number, asked: number): number {
    const share = missed / asked
    let [low, high] = [0, share]
    for (let step = 0; step < 60; step++) {
      const middle = (low + high) / 2
      if ((share - middle) ** 2 > (1.2816 ** 2 * middle * (1 - middle)) / asked) low = middle
      else high = middle
    }

    return low
  }

  it.each([
    [4, 0],
    [4, 4],
    [5, 3],
    [10, 9],
    [40, 20],
    [1000, 1],
  ])('of %d tries with %d right is what their misses surely say', (asked, right) => {
    expect(weaknessOf({ asked, right })).toBeCloseTo(lowerEnd(asked - right, asked), 9)
  })

  it('is none below four tries', () => {
    expect(weaknessOf({ asked: 3, right: 0 })).toBe(0)
  })
})

describe('topics', () => {
  it('sum the first tries at their questions, without those that are gone', () => {
    const questions = ['a/1', 'a/2', 'b/1'].map((id) => ({ id, topic: id.slice(0, 1) }))
    const tallies = [
      { questionId: 'a/1', asked: 3, right: 1, lastAt: 0 },
      { questionId: 'a/2', asked: 2, right: 2, lastAt: 0 },
      { questionId: 'c/gone', asked: 9, right: 0, lastAt: 0 },
    ]

    expect(tallyTopics(questions, tallies)).toEqual([
      { topic: 'a', asked: 5, right: 3 },
      { topic: 'b', asked: 0, right: 0 },
    ])
  })
})
