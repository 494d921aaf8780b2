import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBank } from '../../src/bank/bank.ts'
import type { Question } from '../../src/bank/question.ts'
import { gradeAnswer } from '../../src/quiz/grade/grade.ts'
import { answerCard } from '../../src/quiz/sheet.ts'
import { drawVariant, seedFor } from '../../src/quiz/variant.ts'
import { soundBank } from '../bank/files.ts'
import { templateBank } from '../bank/template-files.ts'

const { questions } = readBank(templateBank())
const steps = questionOf('arithmetic/steps')
const square = questionOf('arithmetic/square')
const seeds = { numRuns: 60 }

function questionOf(id: string): Question {
  const question = questions.get(id)

  if (!question) throw new Error(id)

  return question
}

const numbersIn = (text: string) => [...text.matchAll(/\d+/g)].map(Number)

describe('a variant', () => {
  it('is the same for the same seed, and another for most others', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        expect(drawVariant(steps, seed)).toEqual(drawVariant(steps, seed))
      }),
      seeds,
    )

    const bodies = Array.from({ length: 60 }, (_, seed) => drawVariant(steps, `${seed}`).texts.en.body)

    expect(new Set(bodies).size).toBeGreaterThan(20)
  })

  it('keeps to its constraints and has the answer that is found by counting', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const variant = drawVariant(steps, seed)
        const [, n = 0, s = 0] = numbersIn(variant.texts.en.body)
        let count = 0

        for (let each = 1; each <= n - s + 1; each += s) count++

        expect(n % 4).toBe(0)
        expect(gradeAnswer(variant.key, [], String(count)).verdict).toBe('correct')
        expect(gradeAnswer(variant.key, [], String(count - 1))).toMatchObject({ diagnosis: 'no-first' })
      }),
      seeds,
    )
  })

  it('is an ordinary question: nothing of the template is left', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(steps, square), (seed, question) => {
        const variant = drawVariant(question, seed)

        expect(variant.template).toBeUndefined()
        expect(JSON.stringify(variant.texts)).not.toMatch(/\{\{[a-z]/)
        expect({ ...variant, texts: 0, key: 0 }).toEqual({
          ...question,
          template: undefined,
          isDrawn: true,
          texts: 0,
          key: 0,
        })
        expect(answerCard(variant, 'zh-CN').after).not.toContain('rest')
      }),
      seeds,
    )
  })

  it('has different choices in an order of its own, lettered from a, and one of them is right', () => {
    const places = new Set<string>()

    fc.assert(
      fc.property(fc.string(), (seed) => {
        const { key, texts } = drawVariant(square, seed)
        const [n = 0] = numbersIn(texts.en.body)

        for (const { choices = [] } of Object.values(texts)) {
          const right = choices.filter(({ letter }) => gradeAnswer(key, [], letter).verdict === 'correct')

          expect(choices.map(({ letter }) => letter)).toEqual(['a', 'b', 'c'])
          expect(new Set(choices.map(({ text }) => text)).size).toBe(3)
          expect(right.map(({ text, why }) => [text.replaceAll('{,}', ''), why])).toEqual([
            [`$${n * n}$`, undefined],
          ])
          places.add(right[0]?.letter ?? '')
        }
      }),
      seeds,
    )

    expect(places.size).toBe(3)
  })

  it('drops a mistake where it gives the right answer, and what is said of it', () => {
    const whole = Array.from({ length: 60 }, (_, seed) => drawVariant(steps, `${seed}`)).filter(
      ({ texts }) => numbersIn(texts.en.body)[2] !== 3,
    )

    expect(whole.length).toBeGreaterThan(10)
    for (const { key, texts } of whole) {
      expect(key).toMatchObject({ diagnoses: [{ name: 'no-first' }] })
      expect(Object.keys(texts.en.diagnoses ?? {})).toEqual(['no-first'])
    }
  })

  it('of a question without parameters is the question', () => {
    for (const question of readBank(soundBank()).questions.values())
      expect(drawVariant(question, 'any')).toBe(question)
  })
})

it('is drawn from the post, and from post and member where each has numbers of their own', () => {
  const shared = { seed: 'slot', numbers: 'shared' } as const
  const own = { seed: 'slot', numbers: 'own' } as const

  expect([seedFor(shared, 'ada'), seedFor(shared, undefined), seedFor(own, undefined)]).toEqual([
    'slot',
    'slot',
    'slot',
  ])
  expect(seedFor(own, 'ada')).not.toBe(seedFor(own, 'bob'))
  expect(seedFor(own, 'ada')).toContain('slot')
})
