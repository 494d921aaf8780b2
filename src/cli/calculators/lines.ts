/** Longest line that is read, in characters. */
export const longestLine = 65_536

/**
 * The lines of a text that comes in pieces; only `\n` ends one. Of a line that is too long nothing is kept but that it
 * was there: it comes as null.
 */
export async function* splitLines(pieces: AsyncIterable<string>): AsyncGenerator<string | null> {
  let begun = ''
  let isTooLong = false

  for await (const piece of pieces) {
    let from = 0

    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', from)) {
      const line = begun + piece.slice(from, end)

      yield isTooLong || line.length > longestLine ? null : line
      begun = ''
      isTooLong = false
      from = end + 1
    }

    begun += piece.slice(from)
    isTooLong ||= begun.length > longestLine
    if (isTooLong) begun = ''
  }

  if (isTooLong) yield null
  else if (begun !== '') yield begun
}
