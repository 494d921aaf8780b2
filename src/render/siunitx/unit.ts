import { UserError } from '../../errors.ts'
import { nearest } from '../../nearest.ts'
import { prefixes, tightSymbols, units } from './unit-names.ts'

export interface SiUnit {
  readonly tex: string
  /** Stands right behind its number. */
  readonly isTight: boolean
}

/** One factor of a unit; the sign of `\per` is not in its power. */
interface Factor {
  symbol: string
  power: string
  qualifier: string
  isInverse: boolean
  /** Divided by a slash that was typed. */
  isBelowSlash: boolean
}

/** A macro with the argument that some have, a typed power, letters as they shall appear, a slash, a product, the rest. */
const notation =
  /\\(?<macro>[a-z]+|%) *(?:\{(?<argument>[^{}]*)\})?|\^ *(?:\{(?<powers>[^{}]*)\}|(?<power>[+-]?\d+))|(?<letters>[\p{L}°′″%]+)|\/|[.~·\s]+|\{\}|./giu

const powersAfter: Readonly<Record<string, string>> = { squared: '2', cubed: '3' }
const powersBefore: Readonly<Record<string, string>> = { square: '2', cubic: '3' }
const power = /^[+-]?\d+(?:[./]\d+)?$/
const names = [...units.keys(), ...prefixes.keys()].map((name) => `\\${name}`)

/**
 * A unit in TeX as siunitx 3 sets it: `\kilo\gram\per\metre\cubed` as kg m⁻³, and what is typed as letters (`kg.m/s^2`)
 * as it stands.
 *
 * @throws UserError `render.siUnit`, `render.siUnitNear` naming the piece that is no unit
 */
export function formatSiUnit(given: string): SiUnit {
  const factors: Factor[] = []
  let next = nothingYet()

  for (const match of given.matchAll(notation)) {
    const symbol = symbolOf(match.groups ?? {})

    if (symbol === undefined) {
      if (!modify(match, factors.at(-1), next)) throw unknownUnit(match[0])
    } else {
      factors.push({ ...next, symbol: next.symbol + symbol })
      next = nothingYet()
    }
  }

  if (!isNothing(next) || factors.length === 0) throw unknownUnit(given)

  return { tex: factors.map(formatFactor).join(''), isTight: tightSymbols.has(factors[0]?.symbol ?? '') }
}

function nothingYet(): Factor {
  return { symbol: '', power: '', qualifier: '', isInverse: false, isBelowSlash: false }
}

function isNothing({ symbol, power: announced, isInverse, isBelowSlash }: Factor): boolean {
  return symbol === '' && announced === '' && !isInverse && !isBelowSlash
}

type Groups = Readonly<Record<string, string | undefined>>

function symbolOf({ letters, macro = '', argument }: Groups): string | undefined {
  if (letters !== undefined) return letters
  if (macro === '%') return '%'

  return argument === undefined ? units.get(macro) : undefined
}

/** Takes in what says something of the factor before or after it; false for what says nothing known. */
function modify(match: RegExpExecArray, last: Factor | undefined, next: Factor): boolean {
  const { macro, argument, powers, power: digits } = match.groups ?? {}

  if (macro !== undefined)
    return argument === undefined ? modifyByName(macro, last, next) : modifyWith(macro, argument, last, next)
  if (powers !== undefined || digits !== undefined) return setPower(last, powers ?? digits ?? '')
  if (match[0] === '/') next.isBelowSlash = true

  return /^(?:\/|[.~·\s]+|\{\})$/.test(match[0])
}

function modifyByName(macro: string, last: Factor | undefined, next: Factor): boolean {
  const prefix = prefixes.get(macro)
  const before = powersBefore[macro]

  if (prefix !== undefined && next.symbol === '') next.symbol = prefix
  else if (before !== undefined) next.power = before
  else if (macro === 'per') next.isInverse = true
  else return powersAfter[macro] !== undefined && setPower(last, powersAfter[macro])

  return true
}

function modifyWith(macro: string, argument: string, last: Factor | undefined, next: Factor): boolean {
  if (macro === 'tothe') return setPower(last, argument)
  if (macro === 'raiseto') return setPower(next, argument)
  if (macro !== 'of' || !last || !/^[\p{L}\p{N} ]+$/u.test(argument)) return false

  last.qualifier = argument
  return true
}

function setPower(factor: Factor | undefined, given: string): boolean {
  if (factor?.power !== '' || !power.test(given.trim())) return false

  factor.power = given.trim()
  return true
}

function formatFactor(factor: Factor, position: number): string {
  const { symbol, qualifier, isBelowSlash } = factor
  const exponent = exponentOf(factor)
  const letters = symbol.replace('%', '\\%')
  const link = isBelowSlash ? '/' : position === 0 ? '' : '\\,'

  return `${link}\\mathrm{${letters}}${qualifier && `_{\\mathrm{${qualifier}}}`}${exponent && `^{${exponent}}`}`
}

function exponentOf({ power: given, isInverse }: Factor): string {
  if (!isInverse) return given.replace(/^\+/, '')
  if (given.startsWith('-')) return given.slice(1)

  return `-${given.replace(/^\+/, '') || '1'}`
}

function unknownUnit(piece: string): UserError {
  const given = piece.trim().slice(0, 40)
  const near = given.length > 2 ? nearest(given, names) : undefined

  return near === undefined || near === given
    ? new UserError('render.siUnit', { given })
    : new UserError('render.siUnitNear', { given, nearest: near })
}
