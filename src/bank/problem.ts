import type { UserError } from '../errors.ts'
import { format, type TextKey } from '../i18n/catalog.ts'
import type { Language } from '../i18n/texts.ts'

type ProblemKey = Extract<TextKey, `bank.problem.${string}`>
type Values = Readonly<Record<string, string | number>>

/** Something an author has to mend: where, what, and (in its text) how. */
export interface Problem {
  /** As the file was named to the parser. */
  readonly file: string
  /** 1-based. */
  readonly line: number
  readonly key: ProblemKey
  readonly values: Values
  /** Of the variant that has it, where not every variant of a template does: `i = 7, k = 3`. */
  readonly numbers?: string
  /** What another part of the program said, told as `message` in the reader's language. */
  readonly cause?: { readonly key: TextKey; readonly values: Values }
}

/** Takes note of a problem of one file. */
export type Report = (line: number, key: ProblemKey, values?: Values, cause?: UserError) => void

export function reporterFor(file: string, problems: Problem[]): Report {
  return (line, key, values = {}, cause) => {
    problems.push({
      file,
      line,
      key,
      values,
      ...(cause && { cause: { key: cause.key, values: cause.values } }),
    })
  }
}

/** `file:line: message`, as editors and terminals link it. */
export function formatProblem(
  { file, line, key, values, numbers, cause }: Problem,
  language: Language,
): string {
  const message = cause && { message: format(language, cause.key, cause.values) }
  const problem = format(language, key, { ...values, ...message })

  return `${file}:${line}: ${numbers ? format(language, 'bank.check.numbers', { numbers, problem }) : problem}`
}
