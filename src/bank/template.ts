import { type Comparison, readComparison } from '../math/calc/comparison.ts'
import type { Expression } from '../math/calc/parse.ts'
import { readValue } from '../math/calc/value.ts'
import { unlessRefused } from '../quiz/grade/unless-refused.ts'
import { reportWrong, templateFields } from './fields.ts'
import type { Entry, Fields } from './front-matter.ts'
import { isFreeName } from './names.ts'
import { readParameterValues } from './parameter-values.ts'
import type { Report } from './problem.ts'

/** A value that is named in the front matter. */
export interface Derived {
  readonly name: string
  readonly expression: Expression
}

/** What makes a question a template: numbers to draw, and what has to be true of them. Plain data, as the question is. */
export interface Template {
  /** In the order of the file; each draw takes one value of each. */
  readonly parameters: readonly { readonly name: string; readonly values: readonly Expression[] }[]
  /** All of them hold in every variant. */
  readonly where: readonly Comparison[]
  /** In order: each may use the parameters and the ones before it. */
  readonly derived: readonly Derived[]
}

const parametersForm = '{ k: [3, 5, 7], n: whole 64..1024 step 64 }'
const derivedForm = 'name: expression'

/**
 * The template of a question: none when no field asks for one, and none (with problems) when one of them cannot be
 * read.
 */
export function readTemplate(fields: Fields, report: Report): Template | undefined {
  if (!isTemplate(fields)) return undefined

  let isSound = true
  const tell: Report = (...problem) => {
    isSound = false
    report(...problem)
  }
  const template = {
    parameters: readParameters(fields, tell),
    where: readWhere(fields, tell),
    derived: readDerived(fields, tell),
  }

  return isSound ? template : undefined
}

export function isTemplate(fields: Fields): boolean {
  return templateFields.some((field) => fields.has(field))
}

function readParameters(fields: Fields, report: Report): Template['parameters'] {
  return namedEntries(fields, 'parameters', parametersForm, report).flatMap(([name, entry]) => {
    const values = readParameterValues(name, entry, report)

    return values ? [{ name, values }] : []
  })
}

function readDerived(fields: Fields, report: Report): Derived[] {
  if (!fields.has('derived')) return []

  const parameters = fields.get('parameters')

  return namedEntries(fields, 'derived', derivedForm, report).flatMap(([name, entry]) => {
    const text = 'text' in entry ? entry.text : ''
    const expression = read(text, entry.line, readValue, report)

    if (parameters && 'fields' in parameters && parameters.fields.has(name))
      report(entry.line, 'bank.problem.duplicateName', { name })

    return expression ? [{ name, expression }] : []
  })
}

function readWhere(fields: Fields, report: Report): Comparison[] {
  const entry = fields.get('where')

  if (!entry) return []

  const items = 'items' in entry ? entry.items : [entry]

  return items.flatMap((item) => {
    const text = 'text' in item ? item.text : ''

    return read(text, item.line, readComparison, report) ?? []
  })
}

/** The entries of a map, their names checked. */
function namedEntries(fields: Fields, field: string, form: string, report: Report): [string, Entry][] {
  const entry = fields.get(field)

  if (!entry || !('fields' in entry) || entry.fields.size === 0) {
    if (entry) reportWrong(fields, field, form, report)
    else report(1, 'bank.problem.missingField', { field })

    return []
  }

  return [...entry.fields].filter(([name, { line }]) => {
    const isFree = isFreeName(name) && name !== 'x'

    if (!isFree) report(line, 'bank.problem.templateName', { name })

    return isFree
  })
}

function read<T>(text: string, line: number, reader: (text: string) => T, report: Report): T | undefined {
  return unlessRefused(
    () => reader(text),
    (refusal) => report(line, 'bank.problem.expression', { expression: text }, refusal),
  )
}
