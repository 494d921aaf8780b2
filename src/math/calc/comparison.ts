import { UserError } from '../../errors.ts'
import { evaluate, type Names, type Quantity } from './evaluate.ts'
import * as exactly from './fraction.ts'
import type { Expression } from './parse.ts'
import { readValue } from './value.ts'

/** A statement about numbers that is true or not: `1 <= k <= i`, `mod(i, 2) = 0`. */
export interface Comparison {
  readonly text: string
  readonly sides: readonly Expression[]
  /** Between each side and the next. */
  readonly relations: readonly Relation[]
}

type Relation = '<' | '<=' | '>' | '>=' | '=' | '!='

const relations: ReadonlyMap<string, Relation> = new Map([
  ['<', '<'],
  ['<=', '<='],
  ['≤', '<='],
  ['>', '>'],
  ['>=', '>='],
  ['≥', '>='],
  ['=', '='],
  ['==', '='],
  ['!=', '!='],
  ['≠', '!='],
])
const sign = /(<=|>=|!=|==|[<>=≤≥≠])/

/** Relative difference of doubles that should have met. */
const roundingError = 1e-12

/**
 * Reads a comparison or a chain of them.
 *
 * @throws UserError `calc.*`; `calc.comparisonWanted` when nothing is compared.
 */
export function readComparison(text: string): Comparison {
  const parts = text.normalize('NFKC').split(sign)
  const sides = parts.filter((_, index) => index % 2 === 0)
  const between = parts.flatMap((part, index) => (index % 2 === 1 ? [relations.get(part) ?? '='] : []))

  if (between.length === 0) throw new UserError('calc.comparisonWanted', { expression: text.slice(0, 60) })

  return { text, sides: sides.map(readValue), relations: between }
}

/**
 * Whether every link of the chain is true: exactly as long as both sides are fractions, else within rounding.
 *
 * @throws UserError `calc.*`, and those of the layer functions.
 */
export function holds({ sides, relations }: Comparison, names: Names): boolean {
  const values = sides.map((side) => evaluate(side, names))

  return relations.every((relation, index) => {
    const [left, right] = [values[index], values[index + 1]]

    return left !== undefined && right !== undefined && isTrue(relation, difference(left, right))
  })
}

/** Negative, zero or positive. */
function difference(left: Quantity, right: Quantity): number {
  const exact = left.exact && right.exact && exactly.add(left.exact, exactly.negate(right.exact))

  if (exact) return exactly.toDouble(exact)

  const gap = left.value - right.value

  return Math.abs(gap) <= roundingError * Math.max(Math.abs(left.value), Math.abs(right.value)) ? 0 : gap
}

function isTrue(relation: Relation, gap: number): boolean {
  switch (relation) {
    case '<':
      return gap < 0
    case '<=':
      return gap <= 0
    case '>':
      return gap > 0
    case '>=':
      return gap >= 0
    case '=':
      return gap === 0
    case '!=':
      return gap !== 0
  }
}
