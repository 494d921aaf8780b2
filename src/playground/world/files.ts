import { createHash, randomBytes } from 'node:crypto'
import type { APIAttachment } from 'discord-api-types/v10'
import { imageSize } from './image-size.ts'

/** A file as it came in. */
export interface IncomingFile {
  readonly name: string
  readonly contentType: string | null
  readonly bytes: Uint8Array
}

/** The stand-in's CDN: files of messages by id. */
export interface Files {
  /** Keeps a file and describes it as an attachment, with the size of a picture. */
  add(
    channelId: string,
    file: IncomingFile,
    options?: { description?: string | null; ephemeral?: boolean },
  ): APIAttachment
  get(attachmentId: string): IncomingFile | undefined
  /** Forgets files no message has any more. */
  remove(attachments: readonly Pick<APIAttachment, 'id'>[]): void
}

const contentTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  json: 'application/json',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  zip: 'application/zip',
  pdf: 'application/pdf',
}

export function createFiles(newId: () => string, place: { readonly url: string }): Files {
  const files = new Map<string, IncomingFile>()

  return {
    add: (channelId, file, { description, ephemeral } = {}) => {
      const id = newId()
      const name = safeName(file.name)
      const url = `${place.url}/cdn/attachments/${channelId}/${id}/${encodeURIComponent(name)}?${signature(id)}`
      const contentType = file.contentType ?? contentTypeOf(name)

      files.set(id, { ...file, name, contentType })

      return {
        id,
        filename: name,
        size: file.bytes.length,
        url,
        proxy_url: url,
        ...(contentType && { content_type: contentType }),
        ...imageSize(file.bytes),
        ...(description && { description }),
        ...(ephemeral && { ephemeral }),
      }
    },
    get: (id) => files.get(id),
    remove: (attachments) => {
      for (const { id } of attachments) files.delete(id)
    },
  }
}

/** The type Discord would guess from a file's name. */
function contentTypeOf(name: string): string | null {
  return contentTypes[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? null
}

/** Discord keeps ASCII letters, digits and `_.-` of a name. */
function safeName(name: string): string {
  return name.replaceAll(/[^\w.-]+/g, '_').slice(-255) || 'unknown'
}

/** Discord signs its URLs, and they expire: whoever stores one notices by its looks. */
function signature(id: string): string {
  const issued = Math.trunc(Date.now() / 1000)
  const mark = createHash('sha256').update(id).update(randomBytes(8)).digest('hex')

  return `ex=${(issued + 86_400).toString(16)}&is=${issued.toString(16)}&hm=${mark}`
}
