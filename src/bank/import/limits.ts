import { UserError } from '../../errors.ts'

/** What one import takes: enough for any study group's notes, and less than a second of work. */
export const importLimits = {
  /** Characters of the document. */
  size: 1_048_576,
  lines: 50_000,
  questions: 1000,
  /** Characters of a line that is searched for notation to mend; a longer one is taken as it is. */
  mendedLine: 5000,
  /** Backticks of such a line: each may begin code that has to be looked for. */
  backticks: 60,
  /** Characters of a title; of a longer heading the rest is in the question only. */
  title: 200,
} as const

/** @throws UserError `bank.import.tooLarge` */
export function refuseTooLarge(document: string): void {
  const { length } = document

  if (length > importLimits.size) {
    throw new UserError('bank.import.tooLarge', { length, limit: importLimits.size })
  }

  const lines = document.match(/\r\n?|\n/g)?.length ?? 0

  if (lines > importLimits.lines) {
    throw new UserError('bank.import.tooManyLines', { lines, limit: importLimits.lines })
  }
}

/** @throws UserError `bank.import.tooMany` */
export function refuseTooMany(count: number): void {
  if (count > importLimits.questions) {
    throw new UserError('bank.import.tooMany', { count, limit: importLimits.questions })
  }
}

/** Whether a line is searched for notation. */
export function isSearched(line: string): boolean {
  return line.length <= importLimits.mendedLine && (line.match(/`/g)?.length ?? 0) <= importLimits.backticks
}
