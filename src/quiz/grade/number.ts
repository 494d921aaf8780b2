import type { NumberKey } from '../../bank/question.ts'
import { UserError } from '../../errors.ts'
import { calculate } from '../../math/expression.ts'
import type { Grade, Reason } from './grade.ts'
import { alternativesOf, numberReadings, sidesOf } from './number-text.ts'
import { unlessRefused } from './unless-refused.ts'

/** One number, or one per axis of a size. */
export type Values = readonly number[]

/** Left after a chain of double operations that should have met exactly, such as `0.1 + 0.2`. */
const roundingError = 1e-12

/** An answer this many tolerances away is told that it is close. */
const nearTolerances = 5

/**
 * Grades a number or size by value, however it is written. A single number stands for a square size and the other way
 * round. What is wrong is compared with the key's named mistakes, in their order.
 *
 * @throws UserError `calc.*` when it is no expression, `quiz.*` when it has the wrong number of values.
 */
export function gradeNumber(key: NumberKey, answer: string): Grade {
  const target = valuesOfKey(key.expression)
  const readings = readAnswer(answer, target, key.tolerance)
  const [first = target] = readings
  const right = readings.find((values) => matches(values, target, key.tolerance))

  if (right)
    return { verdict: 'correct', reason: { key: 'quiz.reason.rightValue', values: { value: show(right) } } }

  for (const { name, expression } of key.diagnoses) {
    const mistaken = fitAxes(valuesOfKey(expression), target.length)
    const recognised = mistaken && readings.find((values) => matches(values, mistaken, key.tolerance))

    if (recognised) {
      const reason: Reason = { key: 'quiz.reason.diagnosed', values: { value: show(recognised) } }

      return { verdict: 'wrong', reason, diagnosis: name }
    }
  }

  return { verdict: 'wrong', reason: reasonOf(first, target, key.tolerance) }
}

function reasonOf(values: Values, target: Values, tolerance: number): Reason {
  const value = show(values)
  const right = values.filter((each, axis) => isSame(each, target[axis] ?? Number.NaN, tolerance)).length

  if (right > 0) return { key: 'quiz.reason.someAxes', values: { value, right, total: target.length } }

  const opposite = values.map((each) => -each)

  if (matches(opposite, target, tolerance)) return { key: 'quiz.reason.sign', values: { value } }

  if (tolerance > 0 && matches(values, target, nearTolerances * tolerance)) {
    return {
      key: 'quiz.reason.near',
      values: { value, tolerance: `${Number((100 * tolerance).toPrecision(3))}%` },
    }
  }

  return { key: 'quiz.reason.wrongValue', values: { value } }
}

/**
 * The values of every reading of the answer that has as many axes as `target`, likeliest first; at least one.
 *
 * @throws UserError when there is none
 */
function readAnswer(answer: string, target: Values, tolerance: number): Values[] {
  const read = readOnceOrTwice(answer, tolerance)
  const count = read[0]?.length ?? 0
  // A size with the wrong number of axes is not to be taken for a product.
  const isSize = target.length > 1 && count > 1
  const fitting = read
    .filter((values) => !isSize || values.length > 1)
    .map((values) => fitAxes(values, target.length))
    .filter((values) => values !== undefined)

  if (fitting.length > 0) return fitting

  const given = answer.trim()

  if (target.length === 1) throw new UserError('quiz.oneNumberWanted', { given, count })

  const example = target.map((_, axis) => 2 * axis + 3).join('x')

  throw new UserError('quiz.sizeWanted', { given, count, expected: target.length, example })
}

/**
 * The readings of an answer that may say its value twice: `1/16 = 0.0625`, `1/16 (0.0625)`.
 *
 * @throws UserError `calc.*` when it cannot be read, `quiz.valuesDiffer` when it says two things
 */
function readOnceOrTwice(answer: string, tolerance: number): Values[] {
  const [first, ...others] = sidesOf(answer).map(readingsOf)
  // What stands before the first sign may be a name.
  const sides = readAgain(first === undefined ? others : [first, ...others], answer, tolerance)

  if (sides) return sides

  return (
    readingsOf(answer) ??
    readAgain(alternativesOf(answer).map(readingsOf), answer, tolerance) ??
    evaluateReadings(answer)
  )
}

/** All readings of several parts; undefined unless there are several and each can be read. */
function readAgain(
  parts: readonly (Values[] | undefined)[],
  given: string,
  tolerance: number,
): Values[] | undefined {
  const read = parts.filter((part) => part !== undefined)
  const [first, ...others] = read

  if (!first || others.length === 0 || read.length < parts.length) return undefined

  // One of the two may be rounded.
  const slack = tolerance === 0 ? 0 : Math.max(tolerance, 0.01)
  const agree = others.every((other) =>
    other.some((values) => first.some((each) => matches(values, each, slack))),
  )

  if (!agree) throw new UserError('quiz.valuesDiffer', { given: given.trim() })

  return read.flat()
}

function readingsOf(answer: string): Values[] | undefined {
  return unlessRefused(
    () => evaluateReadings(answer),
    () => undefined,
  )
}

/** @throws UserError `calc.*`, the likeliest reading's, when none can be computed */
function evaluateReadings(answer: string): Values[] {
  const read: Values[] = []
  let refusal: UserError | undefined

  for (const reading of numberReadings(answer)) {
    const values = unlessRefused(
      () => valuesOf(reading),
      (error) => {
        refusal ??= error
      },
    )

    if (values) read.push(values)
  }

  if (read.length === 0 && refusal) throw refusal

  return read
}

function fitAxes(values: Values, axes: number): Values | undefined {
  const [first = Number.NaN] = values

  if (values.length === axes) return values
  if (values.length === 1) return Array.from({ length: axes }, () => first)

  return axes === 1 && values.every((value) => value === first) ? [first] : undefined
}

/** @throws UserError `calc.*` */
export function valuesOf(expression: string): Values {
  return [calculate(expression).value].flat()
}

/** A key that cannot be computed is our fault, not the member's. */
function valuesOfKey(expression: string): Values {
  try {
    return valuesOf(expression)
  } catch (cause) {
    throw new Error(`the key ${expression} cannot be computed`, { cause })
  }
}

/** Whether two answers count as the same under a relative tolerance. */
export function matches(values: Values, target: Values, tolerance: number): boolean {
  return (
    values.length === target.length &&
    values.every((value, axis) => isSame(value, target[axis] ?? Number.NaN, tolerance))
  )
}

function isSame(value: number, target: number, tolerance: number): boolean {
  if (tolerance === 0 && Number.isSafeInteger(value) && Number.isSafeInteger(target)) return value === target

  const scale = target === 0 ? 1 : Math.abs(target)

  // The smallest part of a tolerance is lost when 0.01 and the values are rounded to doubles.
  return Math.abs(value - target) <= (tolerance * (1 + 1e-9) + roundingError) * scale
}

/** Six significant digits, in the notation the grammar reads. */
function show(values: Values): string {
  return values
    .map((value) => String(Number.isInteger(value) ? value : Number(value.toPrecision(6))))
    .join(' × ')
}
