import type { Attachment } from 'discord.js'
import type { Upload } from '../command.ts'
import { UserError } from '../errors.ts'
import { escapeMarkdown } from '../message.ts'
import { readBody, TooLarge } from './read-body.ts'

/** Time for one file; ten megabytes need a second on a slow line. */
const timeoutMs = 20_000

/**
 * A file that a member attached to a command. It is fetched from the CDN at `cdnUrl` and from nowhere else, whatever
 * address the payload names.
 */
export function uploadOf(
  { name: fileName, size, url }: Pick<Attachment, 'name' | 'size' | 'url'>,
  cdnUrl: string,
): Upload {
  const name = escapeMarkdown(fileName.slice(0, 80))

  return {
    name: fileName,
    bytes: size,
    async read(limit) {
      if (size > limit) throw new UserError('input.fileTooLarge', { name, bytes: size, limit })

      try {
        return await fetchFile(url, cdnUrl, limit)
      } catch (error) {
        if (error instanceof TooLarge) throw new UserError('input.fileTooLarge', { name, bytes: size, limit })
        throw new UserError('input.fileUnreadable', { name })
      }
    },
  }
}

async function fetchFile(url: string, cdnUrl: string, limit: number): Promise<Uint8Array> {
  const address = new URL(url)
  const home = new URL(cdnUrl.endsWith('/') ? cdnUrl : `${cdnUrl}/`)

  if (address.origin !== home.origin || !address.pathname.startsWith(home.pathname)) {
    throw new Error('an attachment that is not on the CDN')
  }

  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })

  if (!response.ok || !response.body) {
    await response.body?.cancel()
    throw new Error(`no file: ${response.status}`)
  }

  return readBody(response.body, limit)
}
