import { languages } from '../i18n/texts.ts'
import { lineOf } from './document.ts'
import type { ParsedQuestion } from './parse.ts'
import { type Problem, type Report, reporterFor } from './problem.ts'
import type { AnswerKey, Choice, MultiKey } from './question.ts'

/** Buttons in one row. */
const mostButtons = 5
/** A menu holds 25; nobody reads more than these on a card. */
const mostInMenu = 8

/** The letters run from `a` in both languages, one of them is the answer, and each of the others says why not. */
export function validateChoices(
  { letter, letters }: Extract<AnswerKey, { kind: 'choice' }>,
  parsed: ParsedQuestion,
  problems: Problem[],
): void {
  validateRight([letter], letters, parsed, problems)
  validateTexts([letter], mostButtons, parsed, problems)
}

/** The same, but at least two are the answer and at least one is not. */
export function validateMulti(
  { right, letters }: MultiKey,
  parsed: ParsedQuestion,
  problems: Problem[],
): void {
  const { path, document } = parsed.files.en

  validateRight(right, letters, parsed, problems)

  if (right.length === 1 || (right.length > 0 && right.length >= letters.length)) {
    reporterFor(path, problems)(lineOf(document, 'answer'), 'bank.problem.multiAnswer', {
      right: right.length,
      count: letters.length,
    })
  }

  validateTexts(right, mostInMenu, parsed, problems)
}

function validateRight(
  right: readonly string[],
  letters: readonly string[],
  { files }: ParsedQuestion,
  problems: Problem[],
): void {
  const report = reporterFor(files.en.path, problems)
  const line = lineOf(files.en.document, 'answer')

  for (const letter of right) {
    if (!letters.includes(letter)) {
      report(line, 'bank.problem.answerNoChoice', { answer: letter, letters: letters.join(', ') })
    }
  }
}

function validateTexts(
  right: readonly string[],
  limit: number,
  { question, files }: ParsedQuestion,
  problems: Problem[],
): void {
  for (const language of languages) {
    const { path, document } = files[language]
    const { choices = [] } = question.texts[language]

    if (document.parts.choices) {
      const report = reporterFor(path, problems)

      validateLetters(choices, limit, document.parts.choices.line, report)
      validateReasons(choices, right, document.parts.choices.line, report)
    }
  }
}

function validateLetters(choices: readonly Choice[], limit: number, line: number, report: Report): void {
  const letters = choices.map(({ letter }) => letter).join(', ')
  const expected = [...'abcdefgh'].slice(0, choices.length).join(', ')

  if (choices.length < 2 || choices.length > limit) {
    report(line, 'bank.problem.choiceCount', { count: choices.length, limit })
  } else if (letters !== expected) report(line, 'bank.problem.letters', { letters, expected })
}

function validateReasons(
  choices: readonly Choice[],
  right: readonly string[],
  line: number,
  report: Report,
): void {
  for (const { letter, why } of choices) {
    const isRight = right.includes(letter)

    if (isRight && why) report(line, 'bank.problem.whyOfRight', { letter })
    if (!isRight && !why) report(line, 'bank.problem.whyMissing', { letter })
  }
}
