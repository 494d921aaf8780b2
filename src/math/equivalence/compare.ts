import type { Expression } from '../calc/parse.ts'
import { type Measured, measure, type Point } from './measure.ts'
import { pointsOf, type Variable } from './points.ts'

/** What came of comparing an expression with a reference. */
export type Comparison =
  | { readonly outcome: 'equal' }
  | {
      readonly outcome: 'different'
      readonly at: Point
      /** Undefined where the expression has no value there. */
      readonly given: number | undefined
      readonly expected: number
    }
  /** Rounding hides the difference nearly everywhere, or the reference has hardly any value. */
  | { readonly outcome: 'unclear' }

/** Relative difference below which two values count as one: people write constants with ten digits at most. */
const sameness = 1e-10
/** A point at which rounding may hide more than this tells nothing. */
const blindness = 1e-7
/** Points that must agree. */
const enough = 12

/**
 * Whether an expression gives the reference's value all over the domain: exactly where both are fractions, else within
 * the rounding error of either. Points where one of them has no value are skipped, for `(n^2-n)/n` means `n-1`; but an
 * expression that has none at over a quarter of the reference's points is another function.
 *
 * @throws UserError `calc.wrongArguments`
 */
export function compareExpressions(
  expression: Expression,
  reference: Expression,
  variables: readonly Variable[],
  seed: string,
): Comparison {
  const gaps: { readonly at: Point; readonly expected: number }[] = []
  let defined = 0
  let agreeing = 0

  for (const at of pointsOf(variables, seed)) {
    const expected = measure(reference, at)
    const given = expected && measure(expression, at)

    if (!expected) continue
    defined++

    if (!given) gaps.push({ at, expected: expected.value })
    else if (!isTelling(given, expected)) continue
    else if (isSame(given, expected)) agreeing++
    else return { outcome: 'different', at, given: given.value, expected: expected.value }
  }

  const [gap] = gaps

  if (gap && gaps.length > defined / 4) return { outcome: 'different', ...gap, given: undefined }

  return { outcome: agreeing >= enough ? 'equal' : 'unclear' }
}

/** Whether an expression has a value at three quarters of its domain's points. */
export function isWidelyDefined(
  expression: Expression,
  variables: readonly Variable[],
  seed: string,
): boolean {
  const points = pointsOf(variables, seed)

  return points.filter((at) => measure(expression, at)).length >= 0.75 * points.length
}

function isTelling(one: Measured, other: Measured): boolean {
  const error = one.error + other.error

  return error === 0 || error <= blindness * Math.max(Math.abs(one.value), Math.abs(other.value))
}

function isSame(one: Measured, other: Measured): boolean {
  if (one.exact && other.exact)
    return one.exact.numerator * other.exact.denominator === other.exact.numerator * one.exact.denominator

  const difference = Math.abs(one.value - other.value)
  const size = Math.max(Math.abs(one.value), Math.abs(other.value))

  return difference <= Math.max(sameness * size, 4 * (one.error + other.error))
}
