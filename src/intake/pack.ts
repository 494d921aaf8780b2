import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import type { BankFile } from '../bank/parse.ts'
import type { BankPicture } from '../bank/pictures.ts'

/** Zips know no time zone and no time before 1980; a fixed time makes equal banks equal zips. */
const time = new Date('2000-01-01T12:00:00Z')

/** A zip of a bank's folder. Pictures are compressed already. */
export async function pack(
  files: readonly BankFile[],
  pictures: readonly BankPicture[],
): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipFile()

  for (const { path, text } of files)
    zip.addBuffer(Buffer.from(text), path, { mtime: time, mode: 0o100644, forceDosTimestamp: true })
  for (const { path, base64 } of pictures)
    zip.addBuffer(Buffer.from(base64, 'base64'), path, {
      mtime: time,
      mode: 0o100644,
      compress: false,
      forceDosTimestamp: true,
    })

  zip.end()

  return new Uint8Array(await buffer(zip.outputStream))
}
