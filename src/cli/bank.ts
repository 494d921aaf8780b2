import { type Bank, readBank } from '../bank/bank.ts'
import { formatProblem, type Problem } from '../bank/problem.ts'
import { variantsOfCheck } from '../bank/validate-template.ts'
import { readBankFiles, readBankPictures } from '../bank-files.ts'
import { UserError } from '../errors.ts'
import { format } from '../i18n/catalog.ts'
import type { Language } from '../i18n/texts.ts'
import type { Calculator } from '../math/calculators/calculator.ts'
import { calculators } from '../math/calculators/table.ts'
import { computing } from './calculators/computing.ts'

/** Tries to draw a formula; gives what is wrong with it, in the words of the one who draws. */
export type CheckFormula = (tex: string) => Promise<string | undefined>

export interface BankCommand {
  /** What follows `fan-in bank`. */
  readonly args: readonly string[]
  readonly defaultFolder: string
  readonly language: Language
  readonly print: (line: string) => void
  readonly checkFormula?: CheckFormula | undefined
}

/**
 * `fan-in bank check [folder]`: prints every problem of a bank as `file:line: message`.
 *
 * @returns the exit status: 0 without problems, 1 with some, 2 for a wrong call.
 */
export async function runBank({
  args,
  defaultFolder,
  language,
  print,
  checkFormula,
}: BankCommand): Promise<number> {
  const [action, folder = defaultFolder, ...rest] = args

  if (action !== 'check' || rest.length > 0) {
    print(format(language, 'bank.check.usage'))

    return 2
  }

  const files = await readBankFiles(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  })

  if (!files) {
    print(format(language, 'bank.check.noFolder', { folder }))

    return 2
  }

  const bank = readBank(files, await readBankPictures(folder), variantsOfCheck)
  const problems = [
    ...bank.problems,
    ...(await uncomputable(bank.calculations)),
    ...(checkFormula ? await undrawable(bank.formulas, checkFormula) : []),
  ]

  for (const problem of problems) {
    print(formatProblem({ ...problem, file: `${folder.replace(/\/+$/, '')}/${problem.file}` }, language))
  }

  print(summary(bank, problems.length, language))

  return problems.length === 0 ? 0 : 1
}

/** What a finished check has to say, in one line. */
function summary({ questions, formulas }: Bank, problems: number, language: Language): string {
  if (problems > 0) return format(language, 'bank.check.problems', { problems })

  const topics = new Set([...questions.values()].map(({ topic }) => topic)).size

  return format(language, 'bank.check.fine', { questions: questions.size, topics, formulas: formulas.length })
}

/** Calculators that questions name and that refuse what they are asked. */
async function uncomputable(calculations: Bank['calculations']): Promise<Problem[]> {
  const problems: Problem[] = []

  for (const { file, line, asked } of calculations) {
    const calculator: Calculator = calculators[asked.name]

    try {
      await calculator.answer(asked.options, computing)
    } catch (error) {
      if (!(error instanceof UserError)) throw error

      const { key, values } = error

      problems.push({ file, line, key: 'bank.problem.calculator', values: {}, cause: { key, values } })
    }
  }

  return problems
}

/** One at a time: the renderer's queue is for people. A formula in both languages is drawn once. */
async function undrawable(formulas: Bank['formulas'], checkFormula: CheckFormula): Promise<Problem[]> {
  const verdicts = new Map<string, string | undefined>()
  const problems: Problem[] = []

  for (const { tex, file, line } of formulas) {
    if (!verdicts.has(tex)) verdicts.set(tex, await checkFormula(tex))

    const message = verdicts.get(tex)

    if (message !== undefined)
      problems.push({ file, line, key: 'bank.problem.formula', values: { tex, message } })
  }

  return problems
}
