import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ratings } from '../../src/quiz/review.ts'
import { collect, rateAnew } from '../../src/quiz/review-queue.ts'
import type { LastAnswer, Review } from '../../src/store/learning.ts'
import type { Verdict } from '../../src/store/store.ts'

const dayMs = 86_400_000
const owner = { memberId: 'ada', serverId: 'server' }

function answer(questionId: string, verdict: Verdict, number: number, at: number): LastAnswer {
  return { postId: `${questionId}@${at}`, questionId, isPractice: false, isClosed: true, number, verdict, at }
}

const due = (reviews: readonly Review[]) => reviews.map(({ questionId, due }) => [questionId, due / dayMs])

describe('a review queue', () => {
  it.each<[Verdict, number, boolean]>([
    ['wrong', 1, true],
    ['wrong', 2, true],
    ['partial', 1, true],
    ['correct', 2, true],
    ['correct', 1, false],
    ['pending', 1, false],
  ])('takes in a question that ended %s at try %d: %s', (verdict, number, isIn) => {
    expect(collect([], [answer('one', verdict, number, 0)], owner)).toHaveLength(isIn ? 1 : 0)
  })

  it('asks what was missed a day later, and what is right then a few days after', () => {
    // FSRS-6: 0.212 days after Again are one day; the answer a day later is good.
    const missed = collect([], [answer('one', 'wrong', 2, 0)], owner)
    const right = collect(missed, [answer('one', 'correct', 1, dayMs)], owner)

    expect(due(missed)).toEqual([['one', 1]])
    expect(right[0]?.memoryBefore).toBe(missed[0]?.memory)
    expect(right[0]?.postId).toBe(`one@${dayMs}`)
    expect(right[0]?.due).toBeGreaterThan(2 * dayMs)
  })

  it('is the same whether answers are counted one by one or all at once', () => {
    const answers = fc
      .array(
        fc.record({
          question: fc.constantFrom('one', 'two', 'three'),
          verdict: fc.constantFrom<Verdict>('correct', 'partial', 'wrong'),
          number: fc.constantFrom(1, 2),
          days: fc.integer({ min: 0, max: 30 }),
        }),
        { maxLength: 12 },
      )
      .map((given) => {
        let at = 0
        return given.map(({ question, verdict, number, days }, index) => {
          at += days * dayMs + index
          return answer(question, verdict, number, at)
        })
      })

    fc.assert(
      fc.property(answers, (given) => {
        const queue = new Map<string, Review>()
        for (const one of given) {
          for (const review of collect([...queue.values()], [one], owner))
            queue.set(review.questionId, review)
        }
        const byName = (reviews: readonly Review[]) =>
          reviews.toSorted((a, b) => (a.questionId < b.questionId ? -1 : 1))

        expect(byName([...queue.values()])).toEqual(byName(collect([], given, owner)))
      }),
    )
  })
})

describe('another rating', () => {
  const missed = collect([], [answer('one', 'wrong', 1, 0)], owner)
  const [review] = collect(missed, [answer('one', 'correct', 1, dayMs)], owner)

  it('replaces the derived one instead of adding to it', () => {
    if (!review) throw new Error('nothing was collected')

    expect(rateAnew(rateAnew(review, 'again'), 'good')).toEqual(review)
    expect(rateAnew(review, 'good')).toEqual(review)
  })

  it('comes back later the better it is', () => {
    if (!review) throw new Error('nothing was collected')
    const dues = ratings.map((rating) => rateAnew(review, rating).due)

    expect(dues.toSorted((a, b) => a - b)).toEqual(dues)
    expect(new Set(dues).size).toBeGreaterThan(2)
  })
})
