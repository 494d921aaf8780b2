import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { answerLine, type LineAsker } from './answer-line.ts'
import { splitLines } from './lines.ts'

export interface Batch extends LineAsker {
  readonly input: AsyncIterable<string>
  readonly output: Writable
}

/**
 * `fan-in calc --batch`: one line of JSON out for each line that is not blank, in order, each written as soon as it is
 * computed. The next is read when the last was taken, so however many there are, little is held. Ends quietly when the
 * reader of the output has gone.
 */
export async function runBatch({ input, output, ...asker }: Batch): Promise<void> {
  const gone = new AbortController()
  const leave = (error: NodeJS.ErrnoException) => gone.abort(error)

  output.on('error', leave)

  try {
    for await (const line of splitLines(withoutMark(input))) {
      if (line?.trim() === '') continue

      const answer = await answerLine(line, asker)

      gone.signal.throwIfAborted()
      if (!output.write(`${answer}\n`)) await once(output, 'drain', { signal: gone.signal })
    }
  } catch (error) {
    if (!gone.signal.aborted) throw error
    if (gone.signal.reason.code !== 'EPIPE') throw gone.signal.reason
  }
}

/** Some editors begin a file with a byte order mark. */
async function* withoutMark(input: AsyncIterable<string>): AsyncGenerator<string> {
  let isFirst = true

  for await (const piece of input) {
    yield isFirst && piece.startsWith('\uFEFF') ? piece.slice(1) : piece
    isFirst = false
  }
}
