import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { readBank } from '../bank/bank.ts'
import { exportCsv } from '../bank/import/csv-export.ts'
import type { BankFile } from '../bank/parse.ts'
import { formatProblem } from '../bank/problem.ts'
import { readBankFiles } from '../bank-files.ts'
import { format, type Language, languages } from '../i18n/catalog.ts'
import { exportAnki } from '../quiz/anki.ts'

export interface ExportCommand {
  /** What follows `fan-in bank export`. */
  readonly args: readonly string[]
  readonly defaultFolder: string
  readonly language: Language
  readonly print: (line: string) => void
}

/**
 * `fan-in bank export --csv|--anki [folder] [--output file]`: a bank as one text, into a file that is not there yet or printed.
 *
 * @returns the exit status: 0 when every question is in it, 1 when some are not, 2 for a wrong call.
 */
export async function runExport({ args, defaultFolder, language, print }: ExportCommand): Promise<number> {
  const wish = readWish(args)

  if (!wish) {
    print(format(language, 'bank.export.usage'))

    return 2
  }

  const { folder = defaultFolder, output, isAnki, tongue = language } = wish
  const files = await readBankFiles(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  })

  if (!files) {
    print(format(language, 'bank.check.noFolder', { folder }))

    return 2
  }

  const { text, questions, problems } = isAnki ? ankiOf(files, tongue) : exportCsv(files)

  if (questions === 0) {
    for (const problem of problems) print(formatProblem(problem, language))
    print(format(language, 'bank.export.nothing'))

    return 1
  }

  // What is printed is the text alone, so that it can be sent on.
  if (output === undefined) {
    print(text.replace(/\n$/, ''))

    return problems.length === 0 ? 0 : 1
  }

  if (!(await writeNew(output, text))) {
    print(format(language, 'bank.import.file.there', { path: output }))

    return 1
  }

  for (const problem of problems) print(formatProblem(problem, language))
  print(format(language, 'bank.export.written', { questions, path: output }))

  return problems.length === 0 ? 0 : 1
}

/** A template that is not sound may have no variant: then nothing is exported. */
function ankiOf(files: readonly BankFile[], language: Language) {
  const { questions, problems } = readBank(files)
  const serious = problems.filter(({ key }) => !key.startsWith('bank.problem.picture'))

  return serious.length > 0
    ? { text: '', questions: 0, problems: serious }
    : { text: exportAnki(questions.values(), language), questions: questions.size, problems: [] }
}

function readWish(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        csv: { type: 'boolean', default: false },
        anki: { type: 'boolean', default: false },
        language: { type: 'string' },
        output: { type: 'string', short: 'o' },
      },
    })
    const { csv, anki, language, output } = values
    const [folder, ...rest] = positionals
    const tongue = languages.find((each) => each === language)

    if (csv === anki || rest.length > 0 || (language !== undefined && (csv || !tongue))) return undefined

    return { folder, output, isAnki: anki, tongue }
  } catch {
    return undefined
  }
}

/** False when there is such a file. */
async function writeNew(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx' })

    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
