import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { exportCsv } from '../bank/import/csv-export.ts'
import { formatProblem } from '../bank/problem.ts'
import { readBankFiles } from '../bank-files.ts'
import { format, type Language } from '../i18n/catalog.ts'

export interface ExportCommand {
  /** What follows `fan-in bank export`. */
  readonly args: readonly string[]
  readonly defaultFolder: string
  readonly language: Language
  readonly print: (line: string) => void
}

/**
 * `fan-in bank export --csv [folder] [--output file]`: a bank as one text, into a file that is not there yet or printed.
 *
 * @returns the exit status: 0 when every question is in it, 1 when some are not, 2 for a wrong call.
 */
export async function runExport({ args, defaultFolder, language, print }: ExportCommand): Promise<number> {
  const wish = readWish(args)

  if (!wish) {
    print(format(language, 'bank.export.usage'))

    return 2
  }

  const { folder = defaultFolder, output } = wish
  const files = await readBankFiles(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  })

  if (!files) {
    print(format(language, 'bank.check.noFolder', { folder }))

    return 2
  }

  const { text, questions, problems } = exportCsv(files)

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

function readWish(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { csv: { type: 'boolean' }, output: { type: 'string', short: 'o' } },
    })
    const [folder, ...rest] = positionals

    return values.csv && rest.length === 0 ? { folder, output: values.output } : undefined
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
