import type { Signature } from './classes/bound.ts'
import type { Arguments } from './layer.ts'
import type { Literal } from './parse/call.ts'

/** A value as Python writes it. */
export function pythonLiteral(value: Literal): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'string') return `'${value}'`
  if (typeof value === 'number') return String(value)

  return value.length === 1
    ? `(${pythonLiteral(value[0] ?? null)},)`
    : `(${value.map(pythonLiteral).join(', ')})`
}

/**
 * Arguments as a constructor takes them: those that must be given by position, then what is not the default; a list
 * that says the same for every axis as one number.
 */
export function pythonArguments(given: Arguments, signature: Signature, usual: Arguments = {}): string {
  return Object.entries(signature)
    .flatMap(([name, standard]) => {
      const value = oneForAll(given[name] ?? null)
      const isUsual =
        isSame(value, standard) || (name in usual && isSame(value, oneForAll(usual[name] ?? null)))

      if (standard === undefined) return [pythonLiteral(value)]

      return isUsual ? [] : [`${name}=${pythonLiteral(value)}`]
    })
    .join(', ')
}

function oneForAll(value: Literal): Literal {
  if (!Array.isArray(value)) return value

  const [first] = value
  const isAlike = value.length > 1 && value.every((each) => isSame(each, first))

  return isAlike && typeof first === 'number' ? first : value
}

function isSame(one: Literal | undefined, other: Literal | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
