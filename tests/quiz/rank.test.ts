import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankStandings, type Standing } from '../../src/quiz/rank.ts'

function standing(id: string, points: number, attempts = 1, lastAt = 0): Standing {
  return { id, points, attempts, lastAt }
}

it.each<[string, Standing[], [string, number][]]>([
  ['nobody', [], []],
  [
    'points decide',
    [standing('a', 10), standing('b', 30), standing('c', 20)],
    [
      ['b', 1],
      ['c', 2],
      ['a', 3],
    ],
  ],
  [
    'equal points share a rank and leave a gap',
    [standing('a', 20), standing('b', 20), standing('c', 10)],
    [
      ['a', 1],
      ['b', 1],
      ['c', 3],
    ],
  ],
  [
    'fewer attempts stand first',
    [standing('a', 20, 3), standing('b', 20, 2)],
    [
      ['b', 1],
      ['a', 1],
    ],
  ],
  [
    'then the earlier last point',
    [standing('a', 20, 2, 9), standing('b', 20, 2, 5)],
    [
      ['b', 1],
      ['a', 1],
    ],
  ],
  [
    'then the id',
    [standing('b', 20, 2, 5), standing('a', 20, 2, 5)],
    [
      ['a', 1],
      ['b', 1],
    ],
  ],
])('%s', (_name, standings, expected) => {
  expect(rankStandings(standings).map(({ id, rank }) => [id, rank])).toEqual(expected)
})

describe('any board', () => {
  const standings = fc.uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 3 }),
      points: fc.integer({ min: 0, max: 3 }),
      attempts: fc.integer({ min: 1, max: 3 }),
      lastAt: fc.integer({ min: 0, max: 2 }),
    }),
    { selector: ({ id }) => id },
  )

  it('ranks by one more than the number of those with more points', () => {
    fc.assert(
      fc.property(standings, (members) => {
        for (const { points, rank } of rankStandings(members)) {
          expect(rank).toBe(1 + members.filter((other) => other.points > points).length)
        }
      }),
    )
  })

  it('does not depend on the order in which members come', () => {
    fc.assert(
      fc.property(standings, (members) => {
        expect(rankStandings(members.toReversed())).toEqual(rankStandings(members))
      }),
    )
  })
})
