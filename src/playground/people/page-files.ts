import type { APIAttachment } from 'discord-api-types/v10'
import type { PageFile } from '../page-api.ts'
import type { World } from '../world/world.ts'
import { PageError } from './page-error.ts'

/** Discord's limit for people without a subscription. */
const fileLimitBytes = 10 * 1024 * 1024

/** Puts a file a person handed in onto the CDN. @throws PageError `invalid`. */
export function keepFile(
  world: World,
  channelId: string,
  { name, contentType, data }: PageFile,
  options: { ephemeral?: boolean } = {},
): APIAttachment {
  if (typeof name !== 'string' || typeof data !== 'string')
    throw new PageError('invalid', 'This is not a file.')

  const bytes = new Uint8Array(Buffer.from(data, 'base64'))

  if (bytes.length > fileLimitBytes) throw new PageError('invalid', `“${name}” is larger than 10 MB.`, name)

  return world.files.add(channelId, { name, contentType: contentType ?? null, bytes }, options)
}
