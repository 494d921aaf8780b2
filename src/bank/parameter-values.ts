import * as exactly from '../math/calc/fraction.ts'
import type { Expression } from '../math/calc/parse.ts'
import { readValue } from '../math/calc/value.ts'
import { unlessRefused } from '../quiz/grade/unless-refused.ts'
import type { Entry } from './front-matter.ts'
import type { Report } from './problem.ts'

const number = String.raw`-?\d+(?:\.\d+)?`
const range = new RegExp(
  `^(whole\\s)?\\s*(${number})\\s*(?:\\.\\.|…)\\s*(${number})(?:\\s+step\\s+(${number}))?$`,
)
const wanted = '[3, 5, 7] / whole 64..1024 step 64 / 0.1..0.9 step 0.1'
/** Values one parameter may have. */
const mostValues = 4096

/** The values of a parameter: a list of numbers, or a range with a step; whole numbers go by 1 unless told. */
export function readParameterValues(name: string, entry: Entry, report: Report): Expression[] | undefined {
  const texts = 'items' in entry ? entry.items.map((item) => ('text' in item ? item.text : '')) : undefined
  const values = texts ? readList(texts, entry.line, report) : 'text' in entry ? readRange(entry.text) : []

  if (values && values.length > 0) return values

  report(entry.line, 'bank.problem.parameterValues', { name, expected: wanted, limit: mostValues })

  return undefined
}

function readList(texts: readonly string[], line: number, report: Report): Expression[] | undefined {
  if (texts.length > mostValues) return undefined

  return texts.flatMap((text) => {
    const value = unlessRefused(
      () => readValue(text),
      (refusal) => report(line, 'bank.problem.expression', { expression: text }, refusal),
    )

    return value ? [value] : []
  })
}

/** Counted in fractions, so that 0.1, 0.2, 0.3 … stay what they are. */
function readRange(text: string): Expression[] | undefined {
  const [, whole, fromText = '', toText = '', stepText = whole && '1'] = range.exec(text) ?? []
  const [from, to, step] = [fromText, toText, stepText ?? ''].map(readSigned)
  const count =
    from && to && step ? Math.floor((toDouble(to) - toDouble(from)) / toDouble(step) + 1e-9) + 1 : 0

  if (!from || !step || !(count >= 1 && count <= mostValues)) return undefined
  if (whole && (from.denominator !== 1n || step.denominator !== 1n)) return undefined

  return Array.from({ length: count }, (_, index) => {
    const offset = exactly.multiply(step, { numerator: BigInt(index), denominator: 1n })
    const value = offset && exactly.add(from, offset)

    return readValue(String(value ? toDouble(value) : 0))
  })
}

function readSigned(text: string): exactly.Fraction | null {
  if (text === '') return null

  const size = exactly.readFraction(text.replace('-', ''))

  return size && text.startsWith('-') ? exactly.negate(size) : size
}

const { toDouble } = exactly
