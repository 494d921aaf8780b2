import { type Language, languages } from '../i18n/texts.ts'
import { blocksOf, type Document, lineOf } from './document.ts'
import { findFormulas } from './formulas.ts'
import { isMostlyChinese } from './import/language.ts'
import type { ParsedQuestion } from './parse.ts'
import { type Problem, type Report, reporterFor } from './problem.ts'
import type { QuestionText } from './question.ts'
import { validateCalculator } from './validate-calculator.ts'
import { validateChoices, validateMulti } from './validate-choices.ts'
import { validateExpression } from './validate-expression.ts'
import { validateKeyPoints, validateNumber, validateShort } from './validate-key.ts'
import { validateSources } from './validate-sources.ts'
import { validateTemplate } from './validate-template.ts'

/** Characters that fit where Discord and the pictures show them. */
export const textLimits = {
  title: 80,
  body: 3000,
  hint: 1500,
  explanation: 6000,
  choice: 300,
  remark: 600,
} as const

/**
 * Everything that is wrong with questions that could be put together, file by file.
 *
 * @param variants how many of each template are looked at.
 */
export function validateQuestions(parsed: readonly ParsedQuestion[], variants: number): Problem[] {
  const problems: Problem[] = []

  for (const language of languages) reportDuplicateTitles(parsed, language, problems)
  for (const each of parsed) {
    const { template } = each.question

    validateQuestion(each, problems)
    if (template) validateTemplate(each, template, { variants, validateVariant: validateQuestion }, problems)
  }

  return problems
}

/** Members pick questions by title, in their own language. */
function reportDuplicateTitles(
  parsed: readonly ParsedQuestion[],
  language: Language,
  problems: Problem[],
): void {
  const owners = new Map<string, string>()

  for (const { question, files } of parsed) {
    const title = question.texts[language].title.toLowerCase()
    const other = owners.get(title)
    const { path, document } = files[language]

    if (other === undefined) owners.set(title, path)
    else if (title !== '')
      reporterFor(path, problems)(lineOf(document, 'title'), 'bank.problem.duplicateTitle', { other })
  }
}

function validateQuestion(parsed: ParsedQuestion, problems: Problem[]): void {
  const { question, files } = parsed
  const report = reporterFor(files.en.path, problems)

  validateSources(question.sources, files.en.document, report)
  validateCalculator(question, files.en.document, report)

  for (const language of languages) {
    const { path, document } = files[language]
    const reportHere = reporterFor(path, problems)

    validateLengths(question.texts[language], document, reportHere)
    validateDollars(document, reportHere)
    if (language === 'zh-CN') validateTranslation(question.texts[language], document, reportHere)
    else validateEnglish(question.texts[language], document, reportHere)
  }

  validateKey(parsed, problems)
}

/** What a template's key gives is seen in its variants. */
function validateKey(parsed: ParsedQuestion, problems: Problem[]): void {
  const { key, template } = parsed.question

  switch (key.kind) {
    case 'choice':
      validateChoices(key, parsed, problems)
      break
    case 'multi':
      validateMulti(key, parsed, problems)
      break
    case 'number':
      if (!template) validateNumber(key, parsed, problems)
      break
    case 'expression':
      if (!template) validateExpression(key, parsed, problems)
      break
    case 'short':
      validateShort(key, parsed, problems)
      break
    case 'open':
      validateKeyPoints(key, parsed, problems)
      break
  }
}

function validateLengths(text: QuestionText, document: Document, report: Report): void {
  const partLine = (part: keyof Document['parts']) => document.parts[part]?.line ?? document.body.line
  const check = (what: string, value: string, limit: number, line: number) => {
    if (value.length > limit) report(line, 'bank.problem.tooLong', { what, length: value.length, limit })
  }

  check('title', text.title, textLimits.title, lineOf(document, 'title'))
  check('body', text.body, textLimits.body, document.body.line)
  check('hint', text.hint ?? '', textLimits.hint, partLine('hint'))
  check('explanation', text.explanation, textLimits.explanation, partLine('explanation'))

  for (const { letter, text: choice, why = '' } of text.choices ?? []) {
    check(`choice ${letter}`, choice, textLimits.choice, partLine('choices'))
    check(`why not ${letter}`, why, textLimits.remark, partLine('choices'))
  }

  for (const [name, diagnosis] of Object.entries(text.diagnoses ?? {})) {
    check(name, diagnosis, textLimits.remark, partLine('diagnoses'))
  }

  for (const [name, point] of Object.entries(text.keyPoints ?? {})) {
    check(name, point, textLimits.remark, partLine('keyPoints'))
  }
}

/** A dollar without a partner would be drawn as a dollar, and the formula as text. */
function validateDollars(document: Document, report: Report): void {
  for (const { text, line } of blocksOf(document)) {
    for (const number of findFormulas(text, line).unpaired) report(number, 'bank.problem.unpairedDollar')
  }
}

/** Titles may be names (`ResNet-50`); a question and its explanation cannot do without a Chinese character. */
function validateTranslation({ body, explanation }: QuestionText, document: Document, report: Report): void {
  if (body !== '' && !/\p{Script=Han}/u.test(body)) {
    report(document.body.line, 'bank.problem.notTranslated', { what: 'body' })
  }

  if (explanation !== '' && !/\p{Script=Han}/u.test(explanation)) {
    report(document.parts.explanation?.line ?? 1, 'bank.problem.notTranslated', { what: 'explanation' })
  }
}

/** English may quote Chinese words, but not be written in them. */
function validateEnglish(
  { title, body, explanation }: QuestionText,
  document: Document,
  report: Report,
): void {
  const check = (what: string, text: string, line: number) => {
    if (isMostlyChinese(text)) report(line, 'bank.problem.notEnglish', { what })
  }

  check('title', title, lineOf(document, 'title'))
  check('body', body, document.body.line)
  check('explanation', explanation, document.parts.explanation?.line ?? 1)
}
