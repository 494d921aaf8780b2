import { describe, expect, it } from 'vitest'
import type { ExpressionKey } from '../../../src/bank/question.ts'
import { gradeExpression } from '../../../src/quiz/grade/expression.ts'
import { refusalOf } from '../../support/refusal.ts'
import {
  equivalent,
  he,
  keyOf,
  moment,
  nearMisses,
  params,
  relu,
  sum,
  tanhSlope,
} from './expression-pairs.ts'

it('is tried on over a hundred pairs of either sort', () => {
  expect(equivalent.length).toBeGreaterThan(100)
  expect(nearMisses.length).toBeGreaterThan(100)
})

describe('takes the same formula however it is written', () => {
  it.each(equivalent.map(([wanted, answer]) => [wanted.expression, answer, wanted] as const))(
    '%s ← %s',
    (_expression, answer, wanted) => {
      expect(gradeExpression(wanted, answer)).toEqual({
        verdict: 'correct',
        reason: { key: 'quiz.reason.equivalent', values: {} },
      })
    },
  )
})

describe('never takes another formula', () => {
  it.each(nearMisses.map(([wanted, answer]) => [wanted.expression, answer, wanted] as const))(
    '%s ← %s',
    (_expression, answer, wanted) => {
      const { verdict, reason } = gradeExpression(wanted, answer)

      expect(verdict).toBe('wrong')
      expect(reason.key).toMatch(/differsAt|undefinedAt/)
      expect(reason.values.given).not.toBe(reason.values.expected)
    },
  )
})

describe('refuses what it cannot read, which is no attempt', () => {
  it.each<[ExpressionKey, string, string]>([
    [he, 'sqrt(2/m)', 'quiz.unknownVariable'],
    [he, 'two over n', 'quiz.unknownVariable'],
    [he, '不知道', 'calc.syntax'],
    [he, 'sqrt(2/n', 'calc.syntax'],
    [he, 'sqrt(2/n))', 'calc.syntax'],
    [he, '2/', 'calc.syntax'],
    [he, '2//n', 'calc.syntax'],
    [he, 'n 2', 'calc.syntax'],
    [he, 'sqrt()', 'calc.wrongArguments'],
    [he, 'sqrt(2, n)', 'calc.wrongArguments'],
    [he, '1/2n', 'quiz.productAmbiguous'],
    [he, '1/2(n+1)', 'quiz.productAmbiguous'],
    [he, '1/n n', 'quiz.productAmbiguous'],
    [he, '√2n', 'quiz.bracketsWanted'],
    [he, 'ln n^2', 'quiz.bracketsWanted'],
    [he, 'ln', 'quiz.bracketsWanted'],
    [he, 'sqrt(2/n) = sqrt(4/(2*n))', 'quiz.oneExpressionWanted'],
    [he, 'a = b = 2/n', 'quiz.oneExpressionWanted'],
    [he, 'n; 2/n', 'quiz.oneExpressionWanted'],
    [he, '2/n, 1/n', 'calc.syntax'],
    [he, '(2, n)', 'calc.syntax'],
    [params, 'k^kc_in', 'quiz.productAmbiguous'],
    [he, '('.repeat(40), 'calc.tooDeep'],
    [he, 'import("fs")', 'quiz.unknownVariable'],
    [he, 'n.constructor', 'quiz.unknownVariable'],
    [he, '\\href{x}{n}', 'quiz.unknownVariable'],
    [he, '__proto__', 'quiz.unknownVariable'],
    [he, 'toString(n)', 'quiz.unknownVariable'],
  ])('%o ← %j', (wanted, answer, refusal) => {
    expect(refusalOf(() => gradeExpression(wanted, answer)).key).toBe(refusal)
  })
})

describe('tells where another formula differs', () => {
  it('at a point that can be checked by hand, with both values', () => {
    const { reason } = gradeExpression(sum, 'n^2')

    expect(reason.key).toBe('quiz.reason.differsAt')

    const { point, given, expected } = reason.values
    const n = Number(/^n = (\d+)$/.exec(String(point))?.[1])

    expect(n).toBeLessThan(10)
    expect(given).toBe(String(n ** 2))
    expect(expected).toBe(String((n * (n + 1)) / 2))
  })

  it('with enough digits to see it', () => {
    const { given, expected } = gradeExpression(he, '1.41421356/sqrt(n)').reason.values

    expect(Number(given)).toBeCloseTo(Number(expected), 6)
    expect(given).not.toBe(expected)
  })

  it('also where it has no value at all', () => {
    expect(gradeExpression(relu, 'sqrt(x)^2').reason).toMatchObject({
      key: 'quiz.reason.undefinedAt',
      values: { point: expect.stringMatching(/^x = -/), expected: '0' },
    })
  })

  it('and the same every time', () => {
    expect(gradeExpression(moment, 'q')).toEqual(gradeExpression(moment, 'q'))
  })
})

it('names the slip it recognises, however that is written', () => {
  const slips = [
    { name: 'variance', expression: '2/n' },
    { name: 'lecun', expression: 'sqrt(1/n)' },
  ]

  expect(gradeExpression({ ...he, diagnoses: slips }, '\\frac{1}{\\sqrt{n}}')).toEqual({
    verdict: 'wrong',
    reason: { key: 'quiz.reason.diagnosed', values: { value: 'sqrt(1/n)' } },
    diagnosis: 'lecun',
  })
})

it('skips what is undefined on either side', () => {
  const ratio = keyOf('x+1', 'x -3..3.0')

  expect(gradeExpression(ratio, '(x^2-1)/(x-1)').verdict).toBe('correct')
})

it('does not take rounding for a difference, nor a difference for rounding', () => {
  expect(gradeExpression(tanhSlope, '(1-tanh(x))*(1+tanh(x))').verdict).toBe('correct')
  expect(gradeExpression(tanhSlope, '1/cosh(x)^2+1e-12').verdict).toBe('wrong')
})
