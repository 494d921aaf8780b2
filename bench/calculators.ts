/**
 * Calculators as a program asks them: lines per second of a batch, its start included, against what people write for
 * themselves, a Python script that reads the same lines and knows the one formula of floor mode. Then the slowest
 * questions: phases and the edge of chaos, and a simulation on its worker with what it costs the main thread.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { text } from 'node:stream/consumers'
import { ask } from '../src/cli/calculators/ask.ts'
import { computing } from '../src/cli/calculators/computing.ts'
import { openComputePool } from '../src/compute/pool.ts'
import { ms, quantile } from './render/statistics.ts'

const count = 50_000
const rounds = 5

/** Output size, and nothing else: no other framework, no refusal, no parameters. */
const rivalScript = `
import json, sys
for line in sys.stdin:
    request = json.loads(line)
    i, k, s, p = (int(request["options"][name]) for name in ("input", "kernel", "stride", "padding"))
    data = {"output": [(i + 2 * p - k) // s + 1] * 2}
    print(json.dumps({"id": request["id"], "ok": True, "data": data}), flush=True)
`

const lines = Array.from({ length: count }, (_, id) => {
  const options = {
    input: String(32 + (id % 200)),
    kernel: String(1 + (id % 7)),
    stride: String(1 + (id % 3)),
    padding: String(id % 4),
  }

  return `${JSON.stringify({ id, command: 'conv size', options })}\n`
}).join('')

/** Seconds from the start of the process to its end, and what it wrote. */
async function serve(command: string, args: readonly string[]) {
  const start = performance.now()
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const [, written] = await Promise.all([once(child, 'close'), text(child.stdout), feed(child.stdin)])

  return {
    seconds: (performance.now() - start) / 1000,
    sizes: written.split('\n').filter(Boolean).map(sizeOf),
  }
}

async function feed(input: NodeJS.WritableStream): Promise<void> {
  input.end(lines)
}

function sizeOf(line: string): number | undefined {
  return (JSON.parse(line) as { data?: { output: readonly number[] } }).data?.output[0]
}

const median = (numbers: readonly number[]) => quantile(numbers, 0.5)
const perSecond = (seconds: number) => Math.round(count / seconds).toLocaleString('en')

const hasPython = await once(spawn('python3', ['--version'], { stdio: 'ignore' }), 'close').then(
  ([status]) => status === 0,
  () => false,
)
const ours: number[] = []
const theirs: number[] = []

for (let round = 0; round < rounds; round++) {
  const own = await serve(process.execPath, ['bin/fan-in.js', 'calc', '--batch'])
  ours.push(own.seconds)
  if (own.sizes.length !== count) throw new Error(`${own.sizes.length} answers to ${count} lines`)
  if (!hasPython) continue

  const rival = await serve('python3', ['-c', rivalScript])
  theirs.push(rival.seconds)
  const different = rival.sizes.filter((size, index) => size !== own.sizes[index]).length
  if (different > 0) throw new Error(`${different} sizes differ from the script's`)
}

console.log(
  `conv size, ${count.toLocaleString('en')} lines with the start: ${perSecond(median(ours))} lines per second`,
)
console.log(
  hasPython
    ? `a Python script with the formula alone: ${perSecond(median(theirs))}; ours ÷ script: ` +
        (median(theirs) / median(ours)).toFixed(2)
    : 'python3 is not installed; for the ratio, install it',
)

const phases = [
  { activation: 'tanh', sigma_b2: 0.05 },
  { activation: 'gelu', sigma_b2: 0.05 },
  { activation: 'selu', sigma_w2: 1.1, sigma_b2: 0.1 },
  { activation: 'erf', sigma_w2: 3, sigma_b2: 0.3, depth: 200 },
]

for (const options of phases) {
  const times: number[] = []

  for (let round = 0; round < 20; round++) {
    const start = performance.now()
    await ask('init phase', options, computing)
    times.push(performance.now() - start)
  }

  console.log(
    `init phase ${JSON.stringify(options)}: first ${ms(times[0] ?? 0)}, median ${ms(median(times))}`,
  )
}

const pool = openComputePool()
const lag = monitorEventLoopDelay({ resolution: 1 })
const experiment = {
  widths: '512-512x10',
  activation: 'tanh',
  scheme: 'xavier_normal',
  batch: 64,
  runs: 1,
} as const
const simulations: number[] = []

await pool.simulate(experiment)
lag.enable()

for (let round = 0; round < rounds; round++) {
  const start = performance.now()
  await pool.simulate(experiment)
  simulations.push(performance.now() - start)
}

lag.disable()
await pool.close()
console.log(
  `init simulate, 10 layers of 512, batch 64, one run: median ${ms(median(simulations))}; the main thread waited ` +
    `${ms(lag.percentile(99) / 1e6)} at the 99th percentile, ${ms(lag.max / 1e6)} at most`,
)
