import { UserError } from '../errors.ts'
import { readAsked } from '../math/calculators/read-asked.ts'
import type { Asked } from '../math/calculators/reply.ts'
import { type Document, lineOf } from './document.ts'
import type { Report } from './problem.ts'
import type { Question } from './question.ts'

const longestCalculator = 1000

/** Whether a calculator is there and its options can be read; whether they compute is for whoever has a calculator. */
export function validateCalculator(question: Question, document: Document, report: Report): void {
  const line = lineOf(document, 'calculator')
  const { length } = question.calculator ?? ''

  if (length > longestCalculator) {
    report(line, 'bank.problem.tooLong', { what: 'calculator', length, limit: longestCalculator })

    return
  }

  try {
    calculationOf(question)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    report(line, 'bank.problem.calculator', {}, error)
  }
}

/**
 * What a question's calculator is asked; undefined where it names none, and while parameters of a template stand in it.
 *
 * @throws UserError as {@link readAsked} does
 */
export function calculationOf({ calculator }: Question): Asked | undefined {
  return calculator === undefined || calculator.includes('{') ? undefined : readAsked(calculator)
}
