import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Level } from '../../src/bank/question.ts'
import { pickings, pickQuestion, type Selection } from '../../src/quiz/pick.ts'
import type { Tally } from '../../src/store/learning.ts'

const any: Selection = { topic: null, level: null, picking: 'random' }
const inOrder: Selection = { ...any, picking: 'inOrder' }

function questions(...ids: string[]): { id: string; topic: string; level: Level }[] {
  return ids.map((id) => ({ id, topic: 'topic', level: 1 }))
}

/** What a schedule asks over some slots, each answer joining the history. */
function ask(
  ids: readonly string[],
  selection: Selection,
  slots: number,
  history: readonly string[] = [],
): string[] {
  const asked = [...history]

  for (let slot = 0; slot < slots; slot++) {
    asked.push(pickQuestion(questions(...ids), selection, asked, `schedule:${slot}`)?.id ?? '')
  }

  return asked.slice(history.length)
}

describe('in order', () => {
  it('follows the bank and begins anew', () => {
    expect(ask(['a', 'b', 'c'], inOrder, 7)).toEqual(['a', 'b', 'c', 'a', 'b', 'c', 'a'])
  })

  it('goes on where it stopped when a question was posted by hand in between', () => {
    expect(ask(['a', 'b', 'c'], inOrder, 3, ['a', 'c'])).toEqual(['b', 'a', 'b'])
  })

  it('asks a new question once, not as often as the old ones were', () => {
    expect(ask(['a', 'b', 'new'], inOrder, 4, ['a', 'b', 'a', 'b'])).toEqual(['new', 'a', 'b', 'new'])
  })

  it('passes over a question that was removed', () => {
    expect(ask(['a', 'c'], inOrder, 3, ['a', 'b'])).toEqual(['c', 'a', 'c'])
  })
})

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 })

/** First tries as the group might have made them, also at questions that are gone. */
const tallies = fc.uniqueArray(
  fc
    .record({
      questionId: fc.string({ minLength: 1, maxLength: 3 }),
      asked: fc.integer({ min: 1, max: 40 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      lastAt: fc.integer({ min: 0, max: 1e6 }),
    })
    .map(({ share, ...tally }): Tally => ({ ...tally, right: Math.round(share * tally.asked) })),
  { selector: ({ questionId }) => questionId, maxLength: 12 },
)

function tally(questionId: string, right: number, asked: number, lastAt = 0): Tally {
  return { questionId, right, asked, lastAt }
}

describe('at random', () => {
  it('asks everything once before anything twice', () => {
    fc.assert(
      fc.property(ids, (all) => {
        const asked = ask(all, any, 3 * all.length)

        for (let round = 0; round < 3; round++) {
          const inRound = asked.slice(round * all.length, (round + 1) * all.length)

          expect(inRound.toSorted()).toEqual(all.toSorted())
        }
      }),
    )
  })

  it('never asks the same question twice running, unless there is only one', () => {
    fc.assert(
      fc.property(ids, (all) => {
        const asked = ask(all, any, 4 * all.length)
        const repeats = asked.filter((id, slot) => id === asked[slot - 1])

        expect(repeats.length).toBe(all.length === 1 ? 3 : 0)
      }),
    )
  })

  it('draws the same question for the same seed and history', () => {
    const draw = () => pickQuestion(questions('a', 'b', 'c', 'd'), any, ['b'], 'slot:1')

    expect(draw()).toEqual(draw())
  })

  it('draws every question about equally often over many seeds', () => {
    const counts = new Map<string, number>()

    for (let slot = 0; slot < 4000; slot++) {
      const id = pickQuestion(questions('a', 'b', 'c', 'd'), any, [], `${slot}`)?.id ?? ''

      counts.set(id, (counts.get(id) ?? 0) + 1)
    }

    // 1000 expected; the standard deviation of a fair draw is 27.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
    expect(counts.size).toBe(4)
  })
})

describe('weak topics first', () => {
  const weakTopics: Selection = { ...any, picking: 'weakTopics' }
  const bank = ['a/1', 'a/2', 'b/1', 'b/2', 'c/1'].map((id) => ({
    id,
    topic: id.slice(0, 1),
    level: 1 as const,
  }))
  const askAll = (given: readonly Tally[]) => {
    const asked: string[] = []
    for (const _ of bank)
      asked.push(pickQuestion(bank, weakTopics, asked, `${asked.length}`, given)?.id ?? '')

    return asked
  }

  it('asks the topic with most misses, then the next, and everything once before anything twice', () => {
    const asked = askAll([tally('a/1', 7, 10), tally('b/2', 1, 10), tally('c/1', 10, 10)])

    expect(asked.map((id) => id.slice(0, 1)).join('')).toBe('bbaac')
    expect(asked.toSorted()).toEqual(bank.map(({ id }) => id))
  })

  it('believes many tries more than one that missed', () => {
    const asked = askAll([tally('a/1', 0, 1), tally('b/1', 20, 40)])

    expect(asked.slice(0, 2).toSorted()).toEqual(['b/1', 'b/2'])
  })

  it('asks everything once before anything twice, whatever the group knows', () => {
    fc.assert(
      fc.property(ids, tallies, (all, given) => {
        const asked: string[] = []
        const mixed = all.map((id, at) => ({ id, topic: `${at % 3}`, level: 1 as const }))
        for (const _ of all)
          asked.push(pickQuestion(mixed, weakTopics, asked, `${asked.length}`, given)?.id ?? '')

        expect(asked.toSorted()).toEqual(all.toSorted())
      }),
    )
  })
})

describe('what the group missed', () => {
  const missed: Selection = { ...any, picking: 'missed' }
  const pick = (asked: readonly string[], given: readonly Tally[]) =>
    pickQuestion(questions('a', 'b', 'c', 'd'), missed, asked, 'seed', given)?.id

  it.each<[string, string, readonly string[], readonly Tally[]]>([
    [
      'is asked again, the one asked longest ago',
      'b',
      ['a', 'b', 'c'],
      [tally('a', 1, 4, 9), tally('b', 1, 4, 5)],
    ],
    ['is not asked again right after', 'a', ['a', 'b'], [tally('a', 1, 4, 9), tally('b', 1, 4, 5)]],
    ['is what more than half got wrong', 'c', ['a', 'd'], [tally('a', 2, 4, 1), tally('c', 1, 3, 9)]],
    ['passes over what the schedule does not ask', 'c', ['a'], [tally('gone', 0, 9, 1), tally('c', 1, 3, 9)]],
  ])('%s', (_, expected, asked, given) => {
    expect(pick(asked, given)).toBe(expected)
  })

  it('is a draw without repeats while nothing is missed', () => {
    expect(ask(['a', 'b', 'c'], missed, 3).toSorted()).toEqual(['a', 'b', 'c'])
    expect(pick(['a', 'b', 'c'], [tally('a', 4, 4)])).toBe('d')
  })

  it('never repeats the last question while there is another', () => {
    fc.assert(
      fc.property(ids, tallies, fc.nat(11), (all, given, at) => {
        const last = all[at % all.length] ?? ''
        const picked = pickQuestion(questions(...all), missed, [last], 'seed', given)

        expect(picked?.id === last).toBe(all.length === 1)
      }),
    )
  })
})

describe('every way of picking', () => {
  it('draws the same for the same past and seed, in whatever order the tallies come, and always something', () => {
    const law = fc.property(
      ids,
      tallies,
      fc.constantFrom(...pickings),
      fc.string(),
      (all, given, picking, seed) => {
        const draw = (known: readonly Tally[]) =>
          pickQuestion(questions(...all), { ...any, picking }, all.slice(1), seed, known)

        expect(draw(given)).toBeDefined()
        expect(draw(given.toReversed())).toEqual(draw(given))
      },
    )

    fc.assert(law)
  })
})

describe('a selection', () => {
  const bank = [
    { id: 'a/1', topic: 'a', level: 1 as const },
    { id: 'a/2', topic: 'a', level: 2 as const },
    { id: 'b/2', topic: 'b', level: 2 as const },
  ]

  it.each<[string | null, Level | null, string[]]>([
    [null, null, ['a/1', 'a/2', 'b/2']],
    ['a', null, ['a/1', 'a/2']],
    [null, 2, ['a/2', 'b/2']],
    ['b', 2, ['b/2']],
  ])('of topic %s and level %s asks %j', (topic, level, expected) => {
    const asked: string[] = []

    for (const _ of expected) {
      asked.push(pickQuestion(bank, { topic, level, picking: 'inOrder' }, asked, '')?.id ?? '')
    }

    expect(asked).toEqual(expected)
  })

  it('that nothing fits gives nothing', () => {
    expect(pickQuestion(bank, { topic: 'c', level: null, picking: 'random' }, [], '')).toBeUndefined()
    expect(pickQuestion(bank, { topic: 'b', level: 1, picking: 'inOrder' }, [], '')).toBeUndefined()
  })

  it('does not count what was asked outside it', () => {
    const asked = ['b/2', 'a/1']

    expect(pickQuestion(bank, { topic: 'a', level: null, picking: 'inOrder' }, asked, '')?.id).toBe('a/2')
  })
})
