import { UserError } from '../../errors.ts'
import { nearest } from '../../nearest.ts'
import * as exactly from './fraction.ts'
import { checkArguments, constants, factorial, functions } from './functions.ts'
import type { Expression, Operator, Statement } from './parse.ts'

/** A double, and the exact value beside it as long as only integers, `+ - * /` and integer powers made it. */
export interface Quantity {
  readonly value: number
  readonly exact: exactly.Fraction | null
}

/** What names stand for. */
export type Names = ReadonlyMap<string, Quantity>

/**
 * Evaluates a program; each statement's value may be used by its name in the later ones.
 *
 * @returns the values of the last statement.
 * @throws UserError `calc.*`, and `conv.*` or `pool.*` from the layer functions.
 */
export function evaluateProgram(statements: readonly Statement[]): readonly Quantity[] {
  let names: Names = new Map()
  let values: readonly Quantity[] = []

  for (const statement of statements) {
    values = statement.values.map((value) => evaluate(value, names))
    names = named(statement, values, names)
  }

  return values
}

function named({ name }: Statement, [value, ...more]: readonly Quantity[], names: Names): Names {
  if (name === null || value === undefined) return names
  if (functions.has(name) || constants.has(name)) throw new UserError('calc.reservedName', { name })
  if (more.length > 0) throw new UserError('calc.sizeHasNoName', { name })

  return new Map([...names, [name, value]])
}

/**
 * The value of one expression over named ones.
 *
 * @throws UserError `calc.*`, and `conv.*` or `pool.*` from the layer functions.
 */
export function evaluate(expression: Expression, names: Names): Quantity {
  switch (expression.kind) {
    case 'number':
      return finite(expression.text, readNumber(expression.text), true)
    case 'name':
      return lookUp(expression.name, names)
    case 'group':
      return evaluate(expression.inner, names)
    case 'negative':
      return negate(evaluate(expression.operand, names))
    case 'factorial':
      return { value: factorial(evaluate(expression.operand, names).value), exact: null }
    case 'binary':
      return operate(expression.operator, evaluate(expression.left, names), evaluate(expression.right, names))
    case 'call':
      return call(
        expression.name,
        expression.args.map((argument) => evaluate(argument, names).value),
      )
  }
}

function readNumber(text: string): Quantity {
  return { value: Number(text), exact: exactly.readFraction(text) }
}

function lookUp(name: string, names: Names): Quantity {
  const constant = constants.get(name)
  const quantity = names.get(name)

  if (quantity) return quantity
  if (constant !== undefined) return { value: constant, exact: null }

  throw unknownName(name, [...names.keys(), ...constants.keys(), ...functions.keys()])
}

function negate({ value, exact }: Quantity): Quantity {
  return { value: -value, exact: exact && exactly.negate(exact) }
}

function call(name: string, args: readonly number[]): Quantity {
  const known = functions.get(name)

  if (!known) throw unknownName(name, [...functions.keys()])

  checkArguments(known, args)

  return finite(name, { value: known.compute(args), exact: null }, known.overflows)
}

function operate(operator: Operator, a: Quantity, b: Quantity): Quantity {
  const exact = a.exact && b.exact && combine(operator, a.exact, b.exact)
  const value = exact ? exactly.toDouble(exact) : combineDoubles(operator, a.value, b.value)
  const isPole = (operator === '/' && b.value === 0) || (operator === '^' && a.value === 0)

  return finite(operator, { value, exact }, !isPole)
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
    case '^':
      return exactly.power(a, b)
  }
}

function combineDoubles(operator: Operator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      return a / b
    case '^':
      return a ** b
  }
}

/** Lets a finite value through; what is not is either too large for a double, or has no value at all. */
function finite(part: string, quantity: Quantity, overflows = false): Quantity {
  if (Number.isFinite(quantity.value)) return quantity
  if (overflows && !Number.isNaN(quantity.value)) {
    throw new UserError('calc.tooLarge', { cause: 'overflow', limit: '1.8e308' })
  }

  throw new UserError('calc.notFinite', { part })
}

function unknownName(name: string, known: readonly string[]): UserError {
  // Every short name is near some other.
  const suggestion = name.length < 3 ? undefined : nearest(name, known)

  return new UserError('calc.unknownName', {
    name: name.slice(0, 40),
    suggested: suggestion === undefined ? 'no' : 'yes',
    nearest: suggestion ?? '',
  })
}
