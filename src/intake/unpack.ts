import { buffer } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, getFileNameLowLevel, validateFileName, type ZipFile } from 'yauzl'
import { bankBytesLimit, entriesLimit } from '../bank/own/limits.ts'
import { topicsFile } from '../bank/parse.ts'
import { pictureEnding } from '../bank/pictures.ts'
import { UserError } from '../errors.ts'
import type { Unpacked } from './intake.ts'

interface Contents {
  readonly path: string
  readonly bytes: Buffer
}

/** In the upper half of the external attributes of what a Unix packed; https://man7.org/linux/man-pages/man7/inode.7.html */
const fileType = 0o170000
const symbolicLink = 0o120000

/**
 * Unpacks a zip of a bank's folder. Nothing is written anywhere; names are looked at before contents, sizes before
 * anything is inflated, and what inflates to another size than the directory says is refused.
 *
 * @throws UserError `intake.zip*`
 */
export async function unpack(zip: Uint8Array): Promise<Unpacked> {
  const archive = await orBroken(() => fromBufferPromise(Buffer.from(zip), { decodeStrings: false }))

  if (archive.entryCount > entriesLimit)
    throw new UserError('intake.zipTooMany', { count: archive.entryCount, limit: entriesLimit })

  const listed = await orBroken(() => list(archive))
  const folder = folderAround(listed.map(({ path }) => path))
  const wanted = listed.filter(({ path }) => isWanted(path.slice(folder.length)))

  requireSize(wanted)

  const contents: Contents[] = []

  for (const { path, entry } of wanted)
    contents.push({ path: path.slice(folder.length), bytes: await orBroken(() => read(archive, entry)) })

  return {
    ...sort(contents),
    ignored: listed.filter((each) => !wanted.includes(each)).map(({ path }) => path),
  }
}

interface Listed {
  readonly path: string
  readonly entry: Entry
}

/** Every file; folders are implied by their files, and what file managers add says nothing. */
async function list(archive: ZipFile): Promise<Listed[]> {
  const listed = new Map<string, Listed>()

  for await (const entry of archive.eachEntry()) {
    const path = pathOf(entry)

    if (path.endsWith('/') || /(^|\/)(\.|__MACOSX\/)/.test(path)) continue
    if (entry.isEncrypted()) throw new UserError('intake.zipEncrypted', { path: shown(path) })
    if (((entry.externalFileAttributes >>> 16) & fileType) === symbolicLink)
      throw new UserError('intake.zipLink', { path: shown(path) })
    // On many machines `A.md` and `a.md` are one file.
    if (listed.has(path.toLowerCase())) throw new UserError('intake.zipTwice', { path: shown(path) })

    listed.set(path.toLowerCase(), { path, entry })
  }

  return [...listed.values()]
}

function pathOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  const path = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false).normalize('NFC')

  if (validateFileName(path) !== null || path.includes('\0') || path.length > 300)
    throw new UserError('intake.zipPath', { path: shown(path) })

  return path
}

/** Whoever zips a folder gets that folder as the first part of every path. */
function folderAround(paths: readonly string[]): string {
  const first = paths[0]?.split('/')[0] ?? ''
  const isWrapped =
    paths.every((path) => path.startsWith(`${first}/`)) &&
    paths.filter((path) => path.endsWith('.md')).every((path) => path.split('/').length > 2)

  return isWrapped ? `${first}/` : ''
}

function isWanted(path: string): boolean {
  return path === topicsFile || (path.includes('/') && path.endsWith('.md')) || pictureEnding.test(path)
}

function requireSize(wanted: readonly Listed[]): void {
  const bytes = wanted.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0)

  if (bytes > bankBytesLimit) throw new UserError('intake.zipTooLarge', { bytes, limit: bankBytesLimit })
}

/** The stream fails as soon as it gives more than the directory says. */
async function read(archive: ZipFile, entry: Entry): Promise<Buffer> {
  const bytes = await buffer(await archive.openReadStreamPromise(entry))

  if (crc32(bytes) !== entry.crc32) throw new UserError('intake.zipBroken')

  return bytes
}

function sort(contents: readonly Contents[]): Omit<Unpacked, 'ignored'> {
  const pictures = contents.filter(({ path }) => pictureEnding.test(path))
  const texts = contents
    .filter(({ path }) => !pictureEnding.test(path))
    .map(({ path, bytes }) => ({ path, text: decode(bytes) }))

  return {
    files: texts.flatMap(({ path, text }) => (text === undefined ? [] : [{ path, text }])),
    pictures: pictures.map(({ path, bytes }) => ({
      path,
      bytes: bytes.length,
      base64: bytes.toString('base64'),
    })),
    problems: texts.flatMap(({ path, text }) =>
      text === undefined ? [{ file: path, line: 1, key: 'bank.problem.encoding', values: {} } as const] : [],
    ),
  }
}

/** Undefined where it is not UTF-8. */
export function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** What the library refuses is a zip that is broken, whatever else it says. */
async function orBroken<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError('intake.zipBroken')
  }
}

function shown(path: string): string {
  return path.slice(0, 80).replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '�')
}
