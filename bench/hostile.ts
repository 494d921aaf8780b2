/** The tests' hostile corpus through the workers: how it ends, how long it takes, and what it costs the bot. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { UserError } from '../src/errors.ts'
import { openRendererPool } from '../src/render/pool.ts'
import { hostile } from '../tests/render/hostile.ts'
import { ms, quantiles } from './render/statistics.ts'

const look = { theme: 'dark', language: 'en' } as const
const pool = openRendererPool()
const lag = monitorEventLoopDelay({ resolution: 1 })
const outcomes = new Map<string, number>()
const times: number[] = []
const rssMb = () => `${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MB`

await pool.ready
await pool.formula('x^2', look)

const before = rssMb()

lag.enable()

for (const tex of Object.values(hostile)) {
  const start = performance.now()
  const outcome = await pool.formula(tex, look).then(() => 'pictures', nameMistake)

  times.push(performance.now() - start)
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
}

lag.disable()

const start = performance.now()

await pool.formula('x^2 + y^2', look)
console.log(
  `${times.length} cases answered: ${[...outcomes].map(([name, count]) => `${count} ${name}`).join(', ')}`,
)
console.log(
  `time to the answer: ${quantiles(times, [0.5, 0.99, 1])}; the next formula: ${ms(performance.now() - start)}`,
)
console.log(`event loop late by p99 ${ms(lag.percentile(99) / 1e6)}, worst ${ms(lag.max / 1e6)}`)
console.log(`memory of the process: ${before} before, ${rssMb()} after`)
await pool.close()

function nameMistake(error: unknown): string {
  if (error instanceof UserError) return error.key

  throw error
}
