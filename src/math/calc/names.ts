import type { Names, Quantity } from './evaluate.ts'
import { readFraction } from './fraction.ts'

/** A name that is not called; letters after a digit belong to a number, as in `1e3`. */
const named = /(?<![\w.])[a-z_]\w*(?!\w|\s*\()/gi

/** The names an expression mentions, functions aside, each once; the `x` of a size is among them. */
export function namesIn(expression: string): string[] {
  return [...new Set(expression.match(named) ?? [])]
}

/** The expression with numbers in place of the names that are given: `sqrt(2/n)` becomes `sqrt(2/512)`. */
export function substitute(expression: string, names: Names): string {
  return expression
    .replace(named, (name) => {
      const quantity = names.get(name)

      return quantity ? literalOf(quantity) : name
    })
    .replace(/([\d)])\s+x\s+(?=[\d(])/g, '$1x')
}

/** As the grammar reads it back, without loss. */
function literalOf({ value, exact }: Quantity): string {
  const decimal = String(value)
  const isSame = !exact || sameFraction(decimal.replace('-', ''), exact)
  const literal = isSame ? decimal : `${exact.numerator}/${exact.denominator}`

  return value < 0 || !isSame ? `(${literal})` : literal
}

function sameFraction(decimal: string, { numerator, denominator }: NonNullable<Quantity['exact']>): boolean {
  const read = readFraction(decimal)

  return read?.denominator === denominator && (read.numerator === numerator || read.numerator === -numerator)
}
