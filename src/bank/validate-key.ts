import { languages } from '../i18n/texts.ts'
import { matches, type Values, valuesOf } from '../quiz/grade/number.ts'
import { plainWords } from '../quiz/grade/short.ts'
import { unlessRefused } from '../quiz/grade/unless-refused.ts'
import { type Document, lineOf, type Part } from './document.ts'
import type { ParsedQuestion } from './parse.ts'
import { type Problem, type Report, reporterFor } from './problem.ts'
import type { AnswerKey, NumberKey } from './question.ts'

type KeyOf<K extends AnswerKey['kind']> = Extract<AnswerKey, { kind: K }>

/** Answer and diagnoses can be computed, differ as members would type them, and have a text in both languages. */
export function validateNumber(
  key: NumberKey,
  { question, files }: ParsedQuestion,
  problems: Problem[],
): void {
  const { path, document } = files.en
  const report = reporterFor(path, problems)
  const answer = compute(key.expression, lineOf(document, 'answer'), report)

  if (answer && key.tolerance === 0 && !answer.every(isTypeable)) {
    report(lineOf(document, 'answer'), 'bank.problem.inexact', { value: answer.join('x') })
  }

  if (answer) validateDiagnoses(key, answer, lineOf(document, 'diagnoses'), report)

  const names = key.diagnoses.map(({ name }) => name)

  for (const language of languages) {
    const file = files[language]

    compareNames(names, question.texts[language].diagnoses ?? {}, 'diagnoses', file, problems)
  }
}

/** A diagnosis that can never be told, or hides another, is a mistake of the author. */
function validateDiagnoses(key: NumberKey, answer: Values, line: number, report: Report): void {
  const earlier: { name: string; values: Values }[] = []

  for (const { name, expression } of key.diagnoses) {
    const values = compute(expression, line, report)

    if (!values) continue
    if (values.length !== 1 && values.length !== answer.length) {
      report(line, 'bank.problem.diagnosisAxes', { name })
      continue
    }

    const spread = answer.map((_, axis) => values[axis] ?? values[0] ?? Number.NaN)
    const other = earlier.find((each) => matches(spread, each.values, key.tolerance))

    if (matches(spread, answer, key.tolerance)) report(line, 'bank.problem.diagnosisIsRight', { name })
    else if (other) report(line, 'bank.problem.diagnosesEqual', { name, other: other.name })

    earlier.push({ name, values: spread })
  }
}

function compute(expression: string, line: number, report: Report): Values | undefined {
  if (expression === '') return undefined

  return unlessRefused(
    () => valuesOf(expression),
    (refusal) => report(line, 'bank.problem.expression', { expression }, refusal),
  )
}

/** Short enough in decimal that members can be asked for exactly this. */
function isTypeable(value: number): boolean {
  return Number.isInteger(value) || Number(value.toPrecision(6)) === value
}

/** The answer leaves something to compare, and no alias is the answer over again. */
export function validateShort(
  key: KeyOf<'short'>,
  { question, files }: ParsedQuestion,
  problems: Problem[],
): void {
  const answer = plainWords(key.answer)
  const report = reporterFor(files.en.path, problems)

  if (key.answer !== '' && answer === '') {
    report(lineOf(files.en.document, 'answer'), 'bank.problem.shortUnreadable', { answer: key.answer })
  }

  for (const language of languages) {
    const { path, document } = files[language]

    for (const alias of question.texts[language].aliases ?? []) {
      if (plainWords(alias) === answer) {
        reporterFor(path, problems)(lineOf(document, 'aliases'), 'bank.problem.aliasIsKey', { alias })
      }
    }
  }
}

/** Every key point has its description and its wordings in every language that has a file. */
export function validateKeyPoints(
  key: KeyOf<'open'>,
  { question, files }: ParsedQuestion,
  problems: Problem[],
): void {
  const names = key.keyPoints.map(({ name }) => name)

  for (const language of languages) {
    compareNames(names, question.texts[language].keyPoints ?? {}, 'keyPoints', files[language], problems)
  }

  for (const { name, accepts } of key.keyPoints) {
    const isChinese = (wording: string) => /\p{Script=Han}/u.test(wording)

    if (files.en.path === files['zh-CN'].path) {
      if (accepts.length === 0) noWordings('en', name)
      continue
    }

    if (accepts.every(isChinese)) noWordings('en', name)
    if (!accepts.some(isChinese)) noWordings('zh-CN', name)
  }

  function noWordings(language: 'en' | 'zh-CN', name: string): void {
    const { path, document } = files[language]
    const line = document.parts.keyPoints?.line ?? 1

    reporterFor(path, problems)(line, 'bank.problem.noWordings', { name })
  }
}

/** Names in the English front matter and items in each file's section must be the same. */
export function compareNames(
  names: readonly string[],
  items: Readonly<Record<string, string>>,
  part: Part,
  { path, document }: { readonly path: string; readonly document: Document },
  problems: Problem[],
): void {
  const report = reporterFor(path, problems)
  const line = document.parts[part]?.line ?? document.body.line

  for (const name of names)
    if (!Object.hasOwn(items, name) || items[name] === '')
      report(line, 'bank.problem.nameMissing', { name, part })
  for (const name of Object.keys(items)) {
    if (!names.includes(name)) report(line, 'bank.problem.nameUnknown', { name })
  }
}
