import type { APIAttachment } from 'discord-api-types/v10'
import type { PageFile } from '../page-api.ts'
import type { IncomingFile } from '../world/files.ts'
import type { World } from '../world/world.ts'
import { PageError } from './page-error.ts'

/** Discord's limit for people without a subscription. */
const fileLimitBytes = 10 * 1024 * 1024

/** Puts a file a person handed in onto the CDN. @throws PageError `invalid`. */
export function keepFile(
  world: World,
  channelId: string,
  file: PageFile,
  options: { ephemeral?: boolean } = {},
): APIAttachment {
  return world.files.add(channelId, readFile(file), options)
}

/** @throws PageError `invalid` for what is no file, or too large a one. */
export function readFile({ name, contentType, data }: PageFile): IncomingFile {
  if (typeof name !== 'string' || typeof data !== 'string') {
    throw new PageError('invalid', 'This is not a file.')
  }

  const bytes = new Uint8Array(Buffer.from(data, 'base64'))

  if (bytes.length > fileLimitBytes) throw new PageError('invalid', `“${name}” is larger than 10 MB.`, name)

  return { name, contentType: contentType ?? null, bytes }
}
