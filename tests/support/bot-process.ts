import { pino } from 'pino'
import { openApp } from '../../src/app.ts'
import { readBank } from '../../src/bank/bank.ts'
import { readBankFiles } from '../../src/bank-files.ts'
import { firstSignal } from '../../src/first-signal.ts'
import { blankRenderer } from './blank-renderer.ts'

/** What a test tells a bot process, as JSON in its first argument. */
export interface BotProcessOptions {
  readonly apiUrl: string
  readonly cdnUrl: string
  readonly token: string
  readonly databaseUrl: string
  readonly leaseMs: number
}

const options = JSON.parse(process.argv[2] ?? '{}') as BotProcessOptions
const { questions } = readBank(await readBankFiles('data/questions'))
const app = await openApp({
  config: {
    role: 'worker',
    httpPort: undefined,
    httpHost: '',
    defaultLanguage: 'en',
    defaultTimezone: 'UTC',
  },
  connection: { ...options, shards: undefined, shardCount: undefined },
  databaseUrl: options.databaseUrl,
  bank: questions,
  version: '0.0.0-test',
  log: pino({ level: 'error' }),
  now: Date.now,
  leaseMs: options.leaseMs,
  // What is tested is when posts go out, not what they look like; a renderer takes seconds to start.
  renderer: blankRenderer,
})

const signal = firstSignal()

// Faster than the minute of the real clock, so that a test need not wait for it.
setInterval(() => void app.tick(), 100)

await signal
await app.close()
process.exit(0)
