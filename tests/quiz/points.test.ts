import fc from 'fast-check'
import { expect, it } from 'vitest'
import { levels, questionKinds } from '../../src/bank/question.ts'
import { attemptLimit, type Earned, pointsAtBest, pointsFor } from '../../src/quiz/points.ts'

it.each<[Earned, number]>([
  [{ level: 1, kind: 'number', verdict: 'correct', attempt: 1 }, 10],
  [{ level: 2, kind: 'number', verdict: 'correct', attempt: 1 }, 20],
  [{ level: 3, kind: 'number', verdict: 'correct', attempt: 1 }, 30],
  [{ level: 1, kind: 'number', verdict: 'correct', attempt: 2 }, 5],
  [{ level: 2, kind: 'short', verdict: 'correct', attempt: 2 }, 10],
  [{ level: 3, kind: 'short', verdict: 'correct', attempt: 2 }, 15],
  [{ level: 3, kind: 'number', verdict: 'correct', attempt: 3 }, 0],
  [{ level: 1, kind: 'choice', verdict: 'correct', attempt: 1 }, 10],
  [{ level: 1, kind: 'choice', verdict: 'correct', attempt: 2 }, 0],
  [{ level: 2, kind: 'multi', verdict: 'partial', attempt: 1, share: 0.5 }, 10],
  [{ level: 2, kind: 'multi', verdict: 'correct', attempt: 2 }, 0],
  [{ level: 3, kind: 'number', verdict: 'wrong', attempt: 1 }, 0],
  [{ level: 3, kind: 'open', verdict: 'pending', attempt: 1, share: 1 }, 0],
  [{ level: 3, kind: 'open', verdict: 'partial', attempt: 1, share: 2 / 3 }, 20],
  [{ level: 3, kind: 'number', verdict: 'partial', attempt: 2, share: 1 / 3 }, 5],
  [{ level: 1, kind: 'open', verdict: 'partial', attempt: 1 }, 0],
])('%o earns %d', (earned, points) => {
  expect(pointsFor(earned)).toBe(points)
})

it.each([
  ['choice', 1],
  ['multi', 1],
  ['number', 2],
  ['expression', 2],
  ['short', 2],
  ['open', 1],
] as const)('a %s question allows %d attempts', (kind, limit) => {
  expect(attemptLimit(kind)).toBe(limit)
})

it('never gives more than the best, never a fraction, and nothing for more attempts', () => {
  const earned = fc.record({
    level: fc.constantFrom(...levels),
    kind: fc.constantFrom(...questionKinds),
    verdict: fc.constantFrom('correct' as const, 'partial' as const, 'wrong' as const, 'pending' as const),
    attempt: fc.integer({ min: -1, max: 5 }),
    share: fc.double({ min: -2, max: 2, noNaN: true }),
  })

  fc.assert(
    fc.property(earned, (each) => {
      const points = pointsFor(each)

      expect(Number.isInteger(points)).toBe(true)
      expect(points).toBeGreaterThanOrEqual(0)
      expect(points).toBeLessThanOrEqual(pointsAtBest(each.level))
      if (each.attempt >= 1)
        expect(pointsFor({ ...each, attempt: each.attempt + 1 })).toBeLessThanOrEqual(points)
    }),
  )
})
