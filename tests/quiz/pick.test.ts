import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Level } from '../../src/bank/question.ts'
import { pickQuestion, type Selection } from '../../src/quiz/pick.ts'

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

describe('at random', () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 })

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
