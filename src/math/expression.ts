import { UserError } from '../errors.ts'
import { evaluateProgram } from './calc/evaluate.ts'
import type { Fraction } from './calc/fraction.ts'
import { parseProgram } from './calc/parse.ts'
import { normalizeExpression } from './calc/tokens.ts'
import { calculationLatex } from './explain/calc.ts'
import { expressionLength } from './limits.ts'
import type { Note } from './note.ts'

/** The answer of `/calc`. */
export interface Calculation {
  /** As it was read: plain characters, single blanks. */
  readonly expression: string
  readonly kind: 'number' | 'tuple'
  readonly value: number | readonly number[]
  /** Decimal digits of a fraction in lowest terms; null unless only `+ - * /` and integer powers were used. */
  readonly exact: { readonly numerator: string; readonly denominator: string } | null
  readonly latex: string
  readonly notes: readonly Note[]
}

/**
 * Computes an expression of the closed vocabulary: numbers, `+ - * / ^ !`, brackets, `name = value;`, sizes such as
 * `56x56`, and the functions of calc/functions.ts. Nothing else can be named, nothing loops and nothing allocates more
 * than the text is long, so any text is answered at once.
 *
 * @throws UserError `calc.*`; `input.tooLong`; `conv.*` and `pool.*` from the layer functions.
 */
export function calculate(text: string): Calculation {
  const { length } = text

  if (length > expressionLength) {
    throw new UserError('input.tooLong', { option: 'expression', length, limit: expressionLength })
  }

  const expression = normalizeExpression(text)
  const statements = parseProgram(expression)
  const values = evaluateProgram(statements)
  const [single, ...more] = values

  return {
    expression,
    kind: more.length > 0 ? 'tuple' : 'number',
    value: more.length > 0 || !single ? values.map(({ value }) => value) : single.value,
    exact: more.length > 0 || !single?.exact ? null : digitsOf(single.exact),
    latex: calculationLatex(statements, values),
    notes: [],
  }
}

function digitsOf({ numerator, denominator }: Fraction) {
  return { numerator: String(numerator), denominator: String(denominator) }
}
