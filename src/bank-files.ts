import { readdir, readFile, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { type BankFile, topicsFile } from './bank/parse.ts'
import { type BankPicture, pictureEnding, pictureLimit } from './bank/pictures.ts'

/**
 * Reads the files of a bank's folder: every `.md` below a topic, and the topics' names. For main.ts, cli/ and tests; the
 * rest of the program gets questions.
 */
export async function readBankFiles(folder: string): Promise<BankFile[]> {
  const paths = await listPaths(folder)
  const wanted = paths.filter((path) => path === topicsFile || (path.includes('/') && path.endsWith('.md')))

  return Promise.all(
    wanted.map(async (path) => ({ path, text: await readFile(placeOf(folder, path), 'utf8') })),
  )
}

/** The picture files anywhere in a bank's folder; those that are too large are named, not read. */
export async function readBankPictures(folder: string): Promise<BankPicture[]> {
  const paths = (await listPaths(folder)).filter((path) => pictureEnding.test(path))
  const found = await Promise.all(paths.map((path) => readPicture(folder, path)))

  return found.flat()
}

/** None where a folder has such a name. */
async function readPicture(folder: string, path: string): Promise<BankPicture[]> {
  const place = placeOf(folder, path)
  const found = await stat(place)

  if (!found.isFile()) return []

  return [
    { path, bytes: found.size, base64: found.size > pictureLimit ? '' : await readFile(place, 'base64') },
  ]
}

async function listPaths(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })

  return names.map((name) => name.split(sep).join('/'))
}

function placeOf(folder: string, path: string): string {
  return join(folder, ...path.split('/'))
}
