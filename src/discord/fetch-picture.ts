import { readBody } from './read-body.ts'

/** Time for one picture, and its size: at 128 pixels a side it has some 20 KB. */
const timeoutMs = 5_000
const bytesLimit = 256 * 1024

/**
 * The bytes behind an address, without following it elsewhere.
 *
 * @throws Error when it takes too long, is too large, or is no picture
 */
export async function fetchPicture(address: string): Promise<Uint8Array> {
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
  const type = response.headers.get('content-type') ?? ''

  if (!response.ok || !response.body || !/^image\/(png|jpeg|webp)\b/.test(type)) {
    await response.body?.cancel()
    throw new Error(`no picture: ${response.status} ${type}`)
  }

  return readBody(response.body, bytesLimit)
}
