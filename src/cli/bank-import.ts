import { constants } from 'node:fs'
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { importAnki } from '../bank/import/anki-import.ts'
import { importCsv } from '../bank/import/csv-import.ts'
import { documentPictures, type ImportOptions, importMarkdown } from '../bank/import/markdown.ts'
import { type Found, type Imported, joinNotes } from '../bank/import/report.ts'
import { topicsFile } from '../bank/parse.ts'
import { UserError } from '../errors.ts'
import { format, type Language, languages } from '../i18n/catalog.ts'
import { findPictureFiles, type PictureFile } from './picture-files.ts'

export interface ImportCommand {
  /** What follows `fan-in bank import`. */
  readonly args: readonly string[]
  readonly language: Language
  readonly print: (line: string) => void
}

interface Wish {
  readonly source: string
  readonly out: string
  readonly options: ImportOptions
}

/**
 * `fan-in bank import <file>`: writes a document's questions into a folder as drafts, tells where each of its lines went,
 * and touches no file that is there.
 *
 * @returns the exit status: 0 with questions, 1 without any, 2 for a wrong call.
 */
export async function runImport({ args, language, print }: ImportCommand): Promise<number> {
  const wish = readWish(args)

  if (!wish) {
    print(format(language, 'bank.import.usage'))

    return 2
  }

  const text = await readFile(wish.source, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'EISDIR') return undefined
    throw error
  })

  if (text === undefined) {
    print(format(language, 'bank.import.noFile', { file: wish.source }))

    return 2
  }

  try {
    const { importText, addresses } = importerFor(wish.source, text)
    const pictures = await findPictureFiles(dirname(resolve(wish.source)), addresses)
    const imported = importText(text, { ...wish.options, pictures })

    for (const line of describe(imported, wish.source, language)) print(line)
    for (const line of await writeAll(imported, wish.out, pictures, language)) print(line)

    return imported.files.length > 0 ? 0 : 1
  } catch (error) {
    if (!(error instanceof UserError)) throw error

    print(format(language, error.key, error.values))

    return 1
  }
}

/** By the ending of the file's name. */
function importerFor(source: string, text: string) {
  if (/\.csv$/i.test(source)) return { importText: importCsv, addresses: new Set<string>() }

  if (/\.txt$/i.test(source)) return { importText: importAnki, addresses: new Set<string>() }

  return { importText: importMarkdown, addresses: documentPictures(text) }
}

function readWish(args: readonly string[]): Wish | undefined {
  const parsed = parse(args)
  const [source, ...rest] = parsed?.positionals ?? []

  if (!parsed || source === undefined || rest.length > 0) return undefined

  const { topic, headings, language, out } = parsed.values
  const known = languages.find((each) => each === language)

  if ((language !== undefined && !known) || (headings !== undefined && !/^[1-6]$/.test(headings)))
    return undefined

  return {
    source,
    out: out ?? join('imported', basename(source).replace(/\.[a-z]+$/i, '')),
    options: {
      ...(topic !== undefined && { topic }),
      ...(known && { language: known }),
      ...(headings !== undefined && { headings: Number(headings) }),
    },
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        topic: { type: 'string' },
        language: { type: 'string' },
        headings: { type: 'string' },
      },
    })
  } catch {
    return undefined
  }
}

/** Every heading, everything that was not simply taken over, and the sum of lines. */
function describe({ found, notes, sum }: Imported, source: string, language: Language): string[] {
  const told = [
    ...found.map((each) => ({ line: each.line, place: `${each.line}`, text: outcomeOf(each, language) })),
    ...joinNotes(notes).map(({ line, last, key, values }) => ({
      line,
      place: line === last ? `${line}` : `${line}-${last}`,
      text: format(language, key, values),
    })),
  ].sort((one, other) => one.line - other.line)

  return [...told.map(({ place, text }) => `${source}:${place}: ${text}`), sumOf(sum, language)]
}

function sumOf(sum: Imported['sum'], language: Language): string {
  if (sum.of === 'rows') {
    const { heads, kept, left } = sum

    return format(language, 'bank.import.rows', { rows: heads + kept + left, heads, kept, left })
  }

  const { headings, kept, read, left } = sum

  return format(language, 'bank.import.lines', {
    lines: headings + kept + read + left,
    headings,
    kept,
    read,
    left,
  })
}

function outcomeOf({ outcome, title, id = '' }: Found, language: Language): string {
  return format(language, `bank.import.outcome.${outcome}`, { title, id })
}

async function writeAll(
  { files, pictures }: Imported,
  out: string,
  found: ReadonlyMap<string, PictureFile>,
  language: Language,
): Promise<string[]> {
  const lines: string[] = []

  for (const { path, text } of files) {
    const place = join(out, ...path.split('/'))

    await mkdir(dirname(place), { recursive: true })
    if (await isRefused(writeFile(place, text, { flag: 'wx' }))) {
      lines.push(
        path === topicsFile
          ? format(language, 'bank.import.topics', { path: place, topics: topicsIn(text) })
          : format(language, 'bank.import.file.there', { path: place }),
      )
    }
  }

  for (const { address, path } of pictures) {
    const source = found.get(address)?.place
    const place = join(out, ...path.split('/'))

    if (source && (await isRefused(copyFile(source, place, constants.COPYFILE_EXCL)))) {
      lines.push(format(language, 'bank.import.file.there', { path: place }))
    }
  }

  const questions = files.filter(({ path }) => path.endsWith('.zh-CN.md')).length

  if (questions === 0) return [...lines, format(language, 'bank.import.nothing')]

  return [
    ...lines,
    format(language, 'bank.import.written', { questions, folder: out }),
    format(language, 'bank.import.next', { folder: out }),
  ]
}

function topicsIn(text: string): string {
  return text
    .split('\n')
    .filter((line) => /^\S/.test(line))
    .map((line) => line.replace(/:$/, ''))
    .join(', ')
}

/** True when a file is there already. */
async function isRefused(writing: Promise<void>): Promise<boolean> {
  try {
    await writing

    return false
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return true
    throw error
  }
}
