import { UserError } from '../../errors.ts'
import * as exactly from '../calc/fraction.ts'
import { type CalcFunction, checkArguments, checkCount, constants, functions } from '../calc/functions.ts'
import type { Expression, Operator } from '../calc/parse.ts'

/** A value with what is known of it. */
export interface Measured {
  readonly value: number
  /** Bound of the rounding error of `value`; 0 while `exact` is known. */
  readonly error: number
  readonly exact: exactly.Fraction | null
}

/** A value for each variable. */
export type Point = ReadonlyMap<string, exactly.Fraction>

/** Largest number of digits an exact power may reach before it is taken in doubles. */
const powerDigits = 60
const epsilon = 2 ** -52

/**
 * The value of an expression at a point, with a bound of its rounding error, so that a comparison knows what it can tell
 * apart. Sums, products, quotients, integer powers, floors and the like of fractions are exact. Undefined where there is
 * no finite real value.
 *
 * @throws UserError `calc.wrongArguments` for the wrong number of arguments.
 */
export function measure(expression: Expression, point: Point): Measured | undefined {
  switch (expression.kind) {
    case 'number':
      return readNumber(expression.text)
    case 'name':
      return readName(expression.name, point)
    case 'group':
      return measure(expression.inner, point)
    case 'negative':
      return negative(measure(expression.operand, point))
    case 'factorial':
      return callOn('factorial', [measure(expression.operand, point)])
    case 'binary': {
      const left = measure(expression.left, point)
      const right = measure(expression.right, point)

      return left && right && operate(expression.operator, left, right)
    }
    case 'call':
      return callOn(
        expression.name,
        expression.args.map((argument) => measure(argument, point)),
      )
  }
}

export function exactValue(exact: exactly.Fraction): Measured {
  return { value: exactly.toDouble(exact), error: 0, exact }
}

function inexact(value: number, error: number): Measured | undefined {
  return Number.isFinite(value) && Number.isFinite(error)
    ? { value, error: error + epsilon * Math.abs(value), exact: null }
    : undefined
}

function readNumber(text: string): Measured | undefined {
  const exact = exactly.readFraction(text)

  return exact ? exactValue(exact) : inexact(Number(text), 0)
}

function readName(name: string, point: Point): Measured | undefined {
  const exact = point.get(name)
  const constant = constants.get(name)

  if (exact) return exactValue(exact)

  return constant === undefined ? undefined : inexact(constant, 0)
}

function negative(of: Measured | undefined): Measured | undefined {
  return of && { value: -of.value, error: of.error, exact: of.exact && exactly.negate(of.exact) }
}

function operate(operator: Operator, a: Measured, b: Measured): Measured | undefined {
  if (operator === '/' && b.value === 0) return undefined

  const exact = a.exact && b.exact && combine(operator, a.exact, b.exact)

  if (exact) return exactValue(exact)

  switch (operator) {
    case '+':
      return inexact(a.value + b.value, doubled(a) + doubled(b))
    case '-':
      return inexact(a.value - b.value, doubled(a) + doubled(b))
    case '*':
      return inexact(a.value * b.value, doubled(a) * Math.abs(b.value) + doubled(b) * Math.abs(a.value))
    case '/': {
      const value = a.value / b.value

      return inexact(value, (doubled(a) + doubled(b) * Math.abs(value)) / Math.abs(b.value))
    }
    case '^':
      return probe((x, y) => x ** y, a, b)
  }
}

/** Of a number that is exact as a fraction, its double is still rounded. */
function doubled({ value, error, exact }: Measured): number {
  return exact && Number.isSafeInteger(value) ? 0 : error + epsilon * Math.abs(value)
}

function combine(operator: Operator, a: exactly.Fraction, b: exactly.Fraction): exactly.Fraction | null {
  switch (operator) {
    case '+':
      return exactly.add(a, b)
    case '-':
      return exactly.add(a, exactly.negate(b))
    case '*':
      return exactly.multiply(a, b)
    case '/':
      return exactly.divide(a, b)
    case '^': {
      const digits = Math.max(String(a.numerator).length, String(a.denominator).length)

      return digits * Math.abs(exactly.toDouble(b)) > powerDigits ? null : exactly.power(a, b)
    }
  }
}

/** A function of one or two values whose error is seen by moving its arguments within theirs. */
function probe(
  compute: (x: number, y: number) => number,
  a: Measured,
  b: Measured = exactValue({ numerator: 0n, denominator: 1n }),
): Measured | undefined {
  const value = compute(a.value, b.value)
  const [da, db] = [doubled(a), doubled(b)]
  const corners = [
    compute(a.value - da, b.value - db),
    compute(a.value - da, b.value + db),
    compute(a.value + da, b.value - db),
    compute(a.value + da, b.value + db),
  ].filter(Number.isFinite)

  // Libraries may be off by a few units in the last place.
  return inexact(
    value,
    Math.max(0, ...corners.map((corner) => Math.abs(corner - value))) + 3 * epsilon * Math.abs(value),
  )
}

function callOn(name: string, args: readonly (Measured | undefined)[]): Measured | undefined {
  const known = functions.get(name)
  const given = args.filter((each) => each !== undefined)
  const [a, b] = given

  if (known) checkCount(known, args.length)
  if (!known || !a || given.length < args.length) return undefined

  const exact = exactCall(name, given)

  if (exact) return exactValue(exact)

  const compute = (values: readonly number[]) => unlessUndefined(known, values)

  if (known.whole) return wholeValue(compute(given.map(({ value }) => value)))
  if (name === 'min' || name === 'max')
    return inexact(compute(given.map(({ value }) => value)), Math.max(...given.map(doubled)))

  return probe((x, y) => compute(b ? [x, y] : [x]), a, b)
}

function wholeValue(value: number): Measured | undefined {
  return Number.isSafeInteger(value)
    ? exactValue({ numerator: BigInt(value), denominator: 1n })
    : inexact(value, 0)
}

/** What a function refuses, such as half a factorial, has no value there. */
function unlessUndefined(known: CalcFunction, values: readonly number[]): number {
  try {
    checkArguments(known, values)

    return known.compute(values)
  } catch (error) {
    if (error instanceof UserError) return Number.NaN

    throw error
  }
}

/** Floors and maxima of fractions are fractions; in doubles a quotient that is whole could fall below itself. */
function exactCall(name: string, args: readonly Measured[]): exactly.Fraction | undefined {
  const exact = args.map((each) => each.exact)
  const [first] = exact

  if (!first || exact.includes(null)) return undefined

  switch (name) {
    case 'floor':
      return { numerator: floorOf(first), denominator: 1n }
    case 'ceil':
      return { numerator: -floorOf(exactly.negate(first)), denominator: 1n }
    case 'abs':
      return first.numerator < 0n ? exactly.negate(first) : first
    case 'min':
      return args.toSorted((a, b) => a.value - b.value)[0]?.exact ?? undefined
    case 'max':
      return args.toSorted((a, b) => b.value - a.value)[0]?.exact ?? undefined
    case 'relu':
      return first.numerator > 0n ? first : zero
    default:
      return undefined
  }
}

const zero: exactly.Fraction = { numerator: 0n, denominator: 1n }

function floorOf({ numerator, denominator }: exactly.Fraction): bigint {
  const quotient = numerator / denominator

  return numerator % denominator < 0n ? quotient - 1n : quotient
}
