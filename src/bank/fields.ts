import { nearest } from '../nearest.ts'
import type { Entry, Fields } from './front-matter.ts'
import type { Report } from './problem.ts'
import { type Diagnosis, type Level, levels, type QuestionKind, questionKinds } from './question.ts'

const shared = ['title', 'topic', 'level', 'kind', 'sources', 'calculator'] as const
/** Fields that make a question a template. */
export const templateFields = ['parameters', 'where', 'derived'] as const
/** Fields beside the shared ones, by kind. */
const own: Readonly<Record<QuestionKind, readonly string[]>> = {
  choice: ['answer', ...templateFields],
  multi: ['answer', ...templateFields],
  number: ['answer', 'tolerance', 'diagnoses', ...templateFields],
  expression: ['answer', 'variables', 'diagnoses', ...templateFields],
  short: ['answer', 'aliases'],
  open: ['keyPoints'],
}
const translated = ['title', 'aliases'] as const

/** Where the fields of a file are missing, superfluous or misspelt. */
export function checkFieldNames(fields: Fields, kind: QuestionKind | undefined, report: Report): void {
  const everywhere: readonly string[] = [...shared, ...Object.values(own).flat()]
  const known = kind ? [...shared, ...own[kind]] : everywhere

  for (const [field, { line }] of fields) {
    if (known.includes(field)) continue
    if (kind && everywhere.includes(field)) report(line, 'bank.problem.fieldNotForKind', { field, kind })
    else reportUnknown(field, line, known, report)
  }
}

/** A translation holds words only: the key lives once, in the English file. */
export function checkTranslatedFields(fields: Fields, report: Report): void {
  const elsewhere: readonly string[] = [...shared, ...Object.values(own).flat()]

  for (const [field, { line }] of fields) {
    if (translated.some((name) => name === field)) continue
    if (elsewhere.includes(field)) report(line, 'bank.problem.keyInTranslation', { field })
    else reportUnknown(field, line, translated, report)
  }
}

/** Names the nearest field when there is one, else all of them. */
function reportUnknown(field: string, line: number, known: readonly string[], report: Report): void {
  const near = nearest(field, known)

  if (near) report(line, 'bank.problem.unknownFieldNear', { field, nearest: near })
  else report(line, 'bank.problem.unknownField', { field, known: known.join(', ') })
}

/** The text of a required field. */
export function requiredText(fields: Fields, field: string, report: Report): string {
  const entry = fields.get(field)

  if (!entry || ('text' in entry && entry.text === '')) {
    report(entry?.line ?? 1, 'bank.problem.missingField', { field })

    return ''
  }

  return textOf(entry, field, report)
}

function textOf(entry: Entry, field: string, report: Report): string {
  if ('text' in entry) return entry.text

  report(entry.line, 'bank.problem.notText', { field })

  return ''
}

/** A list of texts; one text alone is a list of one. */
export function textList(fields: Fields, field: string, report: Report): string[] {
  const entry = fields.get(field)

  if (!entry) return []
  if ('items' in entry)
    return entry.items.map((item) => textOf(item, field, report)).filter((text) => text !== '')

  const text = textOf(entry, field, report)

  return text === '' ? [] : [text]
}

/** Undefined when it is missing or misspelt: then nothing else of the question can be judged. */
export function readKind(fields: Fields, report: Report): QuestionKind | undefined {
  const text = requiredText(fields, 'kind', report)
  const kind = questionKinds.find((each) => each === text)

  if (text && !kind) reportWrong(fields, 'kind', questionKinds.join(', '), report)

  return kind
}

/** The easiest when it cannot be read, so that the rest is still checked. */
export function readLevel(fields: Fields, report: Report): Level {
  const text = requiredText(fields, 'level', report)
  const level = levels.find((each) => String(each) === text)

  if (text && !level) reportWrong(fields, 'level', levels.join(', '), report)

  return level ?? 1
}

/** The accepted relative error; exact when not given. */
export function readTolerance(fields: Fields, report: Report): number {
  const entry = fields.get('tolerance')
  const tolerance = entry ? Number('text' in entry && entry.text !== '' ? entry.text : Number.NaN) : 0

  if (tolerance >= 0 && tolerance <= 0.2) return tolerance

  reportWrong(fields, 'tolerance', '0 … 0.2', report)

  return 0
}

/** The named wrong answers: a list of `{ name, value }`. */
export function readDiagnoses(fields: Fields, report: Report): readonly Diagnosis[] {
  const entry = fields.get('diagnoses')

  if (!entry) return []

  const items = 'items' in entry ? entry.items : []

  if (items.length === 0) reportWrong(fields, 'diagnoses', '- { name: …, value: … }', report)

  return items.flatMap((item) => {
    for (const [field, { line }] of 'fields' in item ? item.fields : []) {
      if (field !== 'name' && field !== 'value') reportUnknown(field, line, ['name', 'value'], report)
    }

    const name = 'fields' in item && item.fields.get('name')
    const value = 'fields' in item && item.fields.get('value')

    if (name && value && 'text' in name && 'text' in value)
      return [{ name: name.text, expression: value.text }]

    report(item.line, 'bank.problem.wrongField', { field: 'diagnoses', expected: '- { name: …, value: … }' })

    return []
  })
}

export function reportWrong(fields: Fields, field: string, expected: string, report: Report): void {
  report(fields.get(field)?.line ?? 1, 'bank.problem.wrongField', { field, expected })
}
