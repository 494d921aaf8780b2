import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { type BankFile, topicsFile } from './bank/parse.ts'

/**
 * Reads the files of a bank's folder: every `.md` below a topic, and the topics' names. For main.ts, cli/ and tests; the
 * rest of the program gets questions.
 */
export async function readBankFiles(folder: string): Promise<BankFile[]> {
  const names = await readdir(folder, { recursive: true })
  const paths = names.map((name) => name.split(sep).join('/'))
  const wanted = paths.filter((path) => path === topicsFile || (path.includes('/') && path.endsWith('.md')))

  return Promise.all(
    wanted.map(async (path) => ({ path, text: await readFile(join(folder, ...path.split('/')), 'utf8') })),
  )
}
