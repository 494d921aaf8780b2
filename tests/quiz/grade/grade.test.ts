import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnswerKey } from '../../../src/bank/question.ts'
import { UserError } from '../../../src/errors.ts'
import { format } from '../../../src/i18n/catalog.ts'
import { languages } from '../../../src/i18n/texts.ts'
import { answerLimits, type Grade, gradeAnswer } from '../../../src/quiz/grade/grade.ts'
import { refusalOf } from '../../support/refusal.ts'

const keys: readonly AnswerKey[] = [
  { kind: 'choice', letter: 'b', letters: ['a', 'b', 'c'] },
  { kind: 'multi', right: ['a', 'c'], letters: ['a', 'b', 'c', 'd'] },
  {
    kind: 'number',
    expression: 'sqrt(2/512)',
    tolerance: 0.01,
    diagnoses: [{ name: 'variance', expression: '2/512' }],
  },
  { kind: 'number', expression: '56x28', tolerance: 0, diagnoses: [] },
  {
    kind: 'expression',
    expression: 'sqrt(2/n)*x',
    variables: [
      { name: 'n', from: 1, to: 512, isWhole: true },
      { name: 'x', from: -3, to: 3, isWhole: false },
    ],
    diagnoses: [{ name: 'variance', expression: '2/n' }],
  },
  { kind: 'short', answer: 'batch normalization' },
  { kind: 'open', keyPoints: [{ name: 'symmetry', accepts: ['symmetr', '对称'] }] },
]
const aliases = ['BN', '批归一化']

/** Fragments that readers of numbers, letters and words take special notice of. */
const fragments = [
  '0',
  '1',
  '2/512',
  'x',
  '×',
  ',',
  '(',
  ')',
  '√',
  '^',
  '⁻²',
  '%',
  '万',
  'e',
  '-',
  '=',
  'a',
  '对称',
  '.',
  ' ',
  'n',
  '|',
  '\\frac{',
  '}',
  'ln',
  '十',
  '两',
  '点',
  '分之',
  '百分之',
  '负',
  '亿',
  '乘',
  ' or ',
  '是',
  '**',
  '!',
  '(n+1)',
]
const answers = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...fragments), { maxLength: 12 }).map((parts) => parts.join('')),
)

describe.each(keys)('whatever is answered to %o', (key) => {
  it('is graded or refused for a reason that can be told in every language', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        const { key: text, values } = reasonFor(key, answer)

        for (const language of languages) expect(format(language, text, values)).not.toBe('')
      }),
      { numRuns: 300 },
    )
  })

  it('is graded the same every time', () => {
    fc.assert(
      fc.property(answers, (answer) => {
        expect(reasonFor(key, answer)).toEqual(reasonFor(key, answer))
      }),
      { numRuns: 50 },
    )
  })

  it('is refused when it is longer than anyone writes', () => {
    const answer = '1'.repeat(answerLimits[key.kind] + 1)

    expect(refusalOf(() => gradeAnswer(key, aliases, answer)).key).toBe('quiz.answerTooLong')
  })

  it.each(['', '   ', '\u3000\n'])('is refused when it is blank, like %j', (answer) => {
    expect(refusalOf(() => gradeAnswer(key, aliases, answer)).key).toBe('quiz.answerEmpty')
  })
})

it('counts aliases of a short answer', () => {
  expect(gradeAnswer({ kind: 'short', answer: 'batch normalization' }, aliases, '批归一化').verdict).toBe(
    'correct',
  )
})

it('gives plain data that survives a thread boundary and JSON', () => {
  const key = keys.find(({ kind }) => kind === 'open')
  const grade = key && gradeAnswer(key, [], 'symmetry')

  expect(JSON.parse(JSON.stringify(structuredClone(grade)))).toEqual(grade)
})

function reasonFor(key: AnswerKey, answer: string): Pick<Grade['reason'], 'values'> & { key: string } {
  try {
    return gradeAnswer(key, aliases, answer).reason
  } catch (error) {
    if (error instanceof UserError) return { key: error.key, values: error.values }
    throw error
  }
}
