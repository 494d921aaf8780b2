/** What arrived is more than was asked for. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

/**
 * Reads a response and counts what arrives: what a header says of the length is only a claim.
 *
 * @throws TooLarge as soon as there is more than the limit
 */
export async function readBody(
  body: ReadableStream<Uint8Array>,
  limitBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let length = 0

  // Leaving the loop cancels the stream.
  for await (const part of body) {
    length += part.byteLength
    if (length > limitBytes) throw new TooLarge()

    parts.push(part)
  }

  return new Uint8Array(Buffer.concat(parts))
}
