import { languages } from '../i18n/texts.ts'
import type { Expression } from '../math/calc/parse.ts'
import { compareExpressions, isWidelyDefined } from '../math/equivalence/compare.ts'
import { readExpression } from '../math/equivalence/read.ts'
import { unlessRefused } from '../quiz/grade/unless-refused.ts'
import { lineOf } from './document.ts'
import type { ParsedQuestion } from './parse.ts'
import { type Problem, reporterFor } from './problem.ts'
import type { ExpressionKey } from './question.ts'
import { compareNames } from './validate-key.ts'

/** The answer has a value all over its domain, and each diagnosis another function's, with a text in both languages. */
export function validateExpression(
  key: ExpressionKey,
  { question, files }: ParsedQuestion,
  problems: Problem[],
): void {
  const { path, document } = files.en
  const report = reporterFor(path, problems)
  const names = key.variables.map(({ name }) => name)
  const read = (expression: string, line: number) =>
    unlessRefused(
      () => readExpression(expression, names),
      (refusal) => report(line, 'bank.problem.expression', { expression }, refusal),
    )
  const compare = (one: Expression, other: Expression) =>
    compareExpressions(one, other, key.variables, key.expression).outcome
  const answerLine = lineOf(document, 'answer')

  // Missing fields were told where they were read.
  if (key.expression !== '' && key.variables.length > 0) {
    const answer = read(key.expression, answerLine)

    if (answer) validateAgainst(answer)
  }

  for (const language of languages) {
    const told = question.texts[language].diagnoses ?? {}

    compareNames(
      key.diagnoses.map(({ name }) => name),
      told,
      'diagnoses',
      files[language],
      problems,
    )
  }

  function validateAgainst(answer: Expression): void {
    const line = lineOf(document, 'diagnoses')
    const earlier: { name: string; expression: Expression }[] = []

    if (!isWidelyDefined(answer, key.variables, key.expression) || compare(answer, answer) !== 'equal')
      report(answerLine, 'bank.problem.domain')

    for (const { name, expression: text } of key.diagnoses) {
      const expression = read(text, line)

      if (!expression) continue

      const other = earlier.find((each) => compare(expression, each.expression) === 'equal')

      if (compare(expression, answer) !== 'different') report(line, 'bank.problem.diagnosisIsRight', { name })
      else if (other) report(line, 'bank.problem.diagnosesEqual', { name, other: other.name })

      earlier.push({ name, expression })
    }
  }
}
