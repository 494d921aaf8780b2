import { randomUUID } from 'node:crypto'
import { runBatch } from './batch.ts'
import { computing } from './computing.ts'
import type { Terminal } from './run.ts'

/** The terminal that this process was started in. */
export function openTerminal(): Terminal {
  // A reader such as `head` may have enough before the end; then nothing more needs to be read either.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.stdin.destroy()
  })

  const complain = (text: string) => void process.stderr.write(`${text}\n`)

  return {
    get input() {
      return process.stdin.setEncoding('utf8')
    },
    print: (text) => void process.stdout.write(`${text}\n`),
    complain,
    batch: (language) =>
      runBatch({
        input: process.stdin.setEncoding('utf8'),
        output: process.stdout,
        language,
        computing,
        onFault(error) {
          const reference = randomUUID().slice(0, 8)

          complain(`${reference} ${error instanceof Error ? error.stack : error}`)
          return reference
        },
      }),
  }
}
