import type { ExpressionKey } from '../../bank/question.ts'
import { UserError } from '../../errors.ts'
import { type Comparison, compareExpressions } from '../../math/equivalence/compare.ts'
import { readExpression } from '../../math/equivalence/read.ts'
import { bareAnswer } from './bare-answer.ts'
import type { Grade, Reason } from './grade.ts'

/**
 * Grades a formula by what it computes, however it is written: it must agree with the reference all over the domain of
 * its variables. Otherwise the verdict names the mistake it recognises, or a point where the two differ.
 *
 * @throws UserError `quiz.*` or `calc.*` when it cannot be read, or cannot be told from the reference.
 */
export function gradeExpression(key: ExpressionKey, answer: string): Grade {
  const names = key.variables.map(({ name }) => name)
  const given = readExpression(withoutQuantity(bareAnswer(answer)), names)
  const compareWith = (expression: string) =>
    compareExpressions(given, readExpression(expression, names), key.variables, key.expression)
  const comparison = compareWith(key.expression)

  if (comparison.outcome === 'unclear') throw new UserError('quiz.expressionUnclear')
  if (comparison.outcome === 'equal')
    return { verdict: 'correct', reason: { key: 'quiz.reason.equivalent', values: {} } }

  const slip = key.diagnoses.find(({ expression }) => compareWith(expression).outcome === 'equal')

  if (slip) {
    const reason: Reason = { key: 'quiz.reason.diagnosed', values: { value: slip.expression } }

    return { verdict: 'wrong', reason, diagnosis: slip.name }
  }

  return { verdict: 'wrong', reason: counterExample(comparison) }
}

/** `方差是 2/n` is `2/n`; what denies or compares is left, and refused. */
function withoutQuantity(answer: string): string {
  return answer.replace(/^(?!\p{Script=Han}*[不没非除于过至])\p{Script=Han}{1,10}[是为]\s*/u, '')
}

function counterExample({ at, given, expected }: Extract<Comparison, { outcome: 'different' }>): Reason {
  const point = [...at]
    .map(([name, { numerator, denominator }]) => `${name} = ${show(Number(numerator) / Number(denominator))}`)
    .join(', ')

  const [shownGiven = '', shownExpected = ''] =
    given === undefined ? ['', show(expected)] : showApart(given, expected)

  return given === undefined
    ? { key: 'quiz.reason.undefinedAt', values: { point, expected: shownExpected } }
    : { key: 'quiz.reason.differsAt', values: { point, given: shownGiven, expected: shownExpected } }
}

/** With as many digits as tell two values apart. */
function showApart(one: number, other: number): string[] {
  const digits = [6, 9, 12, 17].find((each) => show(one, each) !== show(other, each))

  return [show(one, digits), show(other, digits)]
}

function show(value: number, digits = 6): string {
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(digits)))
}
