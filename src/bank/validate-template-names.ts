import { languages } from '../i18n/texts.ts'
import { constants } from '../math/calc/functions.ts'
import { namesIn } from '../math/calc/names.ts'
import { nearest } from '../nearest.ts'
import { blocksOf, lineOf } from './document.ts'
import { brokenInsertions, insertionsIn } from './fill.ts'
import type { Entry } from './front-matter.ts'
import type { ParsedQuestion } from './parse.ts'
import { type Problem, type Report, reporterFor } from './problem.ts'
import type { Question } from './question.ts'
import type { Template } from './template.ts'

/** An expression of a template, where it stands and which names have a value there. */
interface Use {
  readonly expression: string
  readonly line: number
  readonly known: readonly string[]
  readonly report: Report
}

/** Every name that is used has a value, every value is used, and titles insert none: menus show them. */
export function validateTemplateNames(parsed: ParsedQuestion, template: Template, problems: Problem[]): void {
  const { question, files } = parsed
  const uses = [...usesInFields(parsed, template, problems), ...usesInTexts(parsed, template, problems)]
  const used = new Set(uses.flatMap(({ expression }) => namesIn(expression)))

  for (const use of uses) reportUnknown(use, question)

  for (const field of ['parameters', 'derived'] as const) {
    for (const { name } of template[field]) {
      const line = lineIn(files.en.document.fields.get(field), name)

      if (!used.has(name)) reporterFor(files.en.path, problems)(line, 'bank.problem.valueUnused', { name })
    }
  }

  for (const language of languages) {
    const { path, document } = files[language]

    if (question.texts[language].title.includes('{{'))
      reporterFor(path, problems)(lineOf(document, 'title'), 'bank.problem.titleInserts')
    for (const line of blocksOf(document).flatMap(brokenInsertions))
      reporterFor(path, problems)(line, 'bank.problem.insertionBroken')
  }
}

function usesInFields({ question, files }: ParsedQuestion, template: Template, problems: Problem[]): Use[] {
  const { path, document } = files.en
  const { fields } = document
  const report = reporterFor(path, problems)
  const parameters = template.parameters.map(({ name }) => name)
  const derived = template.derived.map(({ name }) => name)
  const all = [...parameters, ...derived]
  const { key } = question
  const keys = key.kind === 'number' || key.kind === 'expression' ? [key] : []
  const known = [...all, ...(key.kind === 'expression' ? key.variables.map(({ name }) => name) : [])]

  return [
    ...derived.map((name, index) => {
      const entry = fieldIn(fields.get('derived'), name)
      const expression = entry && 'text' in entry ? entry.text : ''

      return {
        expression,
        line: entry?.line ?? 1,
        known: [...parameters, ...derived.slice(0, index)],
        report,
      }
    }),
    ...template.where.map(({ text }, index) => ({
      expression: text,
      line: itemLine(fields.get('where'), index),
      known: all,
      report,
    })),
    ...keys.map(({ expression }) => ({ expression, line: lineOf(document, 'answer'), known, report })),
    ...insertionsIn({ line: lineOf(document, 'calculator'), text: question.calculator ?? '' }).map(
      (insertion) => ({ ...insertion, known: all, report }),
    ),
    ...keys.flatMap(({ diagnoses }) =>
      diagnoses.map(({ expression }, index) => ({
        expression,
        line: itemLine(fields.get('diagnoses'), index),
        known,
        report,
      })),
    ),
  ]
}

function usesInTexts({ files }: ParsedQuestion, template: Template, problems: Problem[]): Use[] {
  const known = [...template.parameters, ...template.derived].map(({ name }) => name)

  return languages.flatMap((language) => {
    const { path, document } = files[language]
    const report = reporterFor(path, problems)

    return blocksOf(document)
      .flatMap(insertionsIn)
      .map((insertion) => ({ ...insertion, known, report }))
  })
}

function reportUnknown({ expression, line, known, report }: Use, { kind }: Question): void {
  for (const name of namesIn(expression)) {
    // Between the numbers of a size.
    const isSign = name === 'x' && kind === 'number'

    if (known.includes(name) || constants.has(name) || isSign) continue

    const near = nearest(name, known)

    if (near) report(line, 'bank.problem.valueUnknownNear', { name, nearest: near })
    else report(line, 'bank.problem.valueUnknown', { name, known: known.join(', ') })
  }
}

function fieldIn(entry: Entry | undefined, name: string): Entry | undefined {
  return entry && 'fields' in entry ? entry.fields.get(name) : undefined
}

function lineIn(entry: Entry | undefined, name: string): number {
  return fieldIn(entry, name)?.line ?? 1
}

function itemLine(entry: Entry | undefined, index: number): number {
  return (entry && 'items' in entry ? entry.items[index]?.line : entry?.line) ?? 1
}
