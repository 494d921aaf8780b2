import { crc32, deflateRawSync } from 'node:zlib'

/** An entry of a zip, with whatever lies it should tell. */
export interface HandMadeEntry {
  readonly path: string
  readonly text?: string
  /** Compressed contents, instead of the text's own. */
  readonly data?: Uint8Array
  readonly stored?: true
  readonly method?: number
  readonly flags?: number
  readonly attributes?: number
  readonly crc?: number
  /** The size before compression that the directory claims. */
  readonly size?: number
}

/** A zip written byte by byte; https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3 */
export function handMadeZip(entries: readonly HandMadeEntry[], claims: { count?: number } = {}): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0

  for (const entry of entries) {
    const name = Buffer.from(entry.path)
    const text = Buffer.from(entry.text ?? '')
    const data = Buffer.from(entry.data ?? (entry.stored ? text : deflateRawSync(text)))
    const shared = Buffer.alloc(26)

    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE((entry.flags ?? 0) | 0x0800, 2)
    shared.writeUInt16LE(entry.method ?? (entry.stored ? 0 : 8), 4)
    shared.writeUInt32LE(entry.crc ?? crc32(text), 10)
    shared.writeUInt32LE(data.length, 14)
    shared.writeUInt32LE(entry.size ?? text.length, 18)
    shared.writeUInt16LE(name.length, 22)

    const rest = Buffer.alloc(14)

    rest.writeUInt32LE(entry.attributes ?? 0, 6)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), shared, rest, name)

    const local = [Buffer.from('PK\x03\x04', 'latin1'), shared, name, data]

    locals.push(...local)
    offset += Buffer.concat(local).length
  }

  const end = Buffer.alloc(18)

  end.writeUInt16LE(claims.count ?? entries.length, 4)
  end.writeUInt16LE(claims.count ?? entries.length, 6)
  end.writeUInt32LE(Buffer.concat(directory).length, 8)
  end.writeUInt32LE(offset, 12)

  return Buffer.concat([...locals, ...directory, Buffer.from('PK\x05\x06', 'latin1'), end])
}
