/**
 * `/init simulate` in its worker: ten tanh layers of 512, batch 64, forward and back, three runs; and how long the thread
 * that serves members waits meanwhile. The rival draws and multiplies the same matrices with NumPy, whose BLAS uses vector
 * instructions and every core; it measures nothing else.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { text } from 'node:stream/consumers'
import { openComputePool } from '../src/compute/pool.ts'

const rounds = 7
const experiment = { widths: '512x11', activation: 'tanh', std: 1, runs: 3, batch: 64 }

const rivalScript = `
import time
import numpy as np

rng = np.random.default_rng(1)
for _ in range(${rounds}):
    start = time.perf_counter()
    for run in range(3):
        a, weights, slopes = rng.standard_normal((64, 512)), [], []
        for layer in range(10):
            weights.append(rng.standard_normal((512, 512)))
            a = np.tanh(a @ weights[-1].T)
            slopes.append(1 - a * a)
        delta = rng.standard_normal((64, 512))
        for layer in range(9, 0, -1):
            delta = (delta @ weights[layer]) * slopes[layer - 1]
    print(time.perf_counter() - start)
`

const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN

async function rivalSeconds(): Promise<readonly number[]> {
  const child = spawn('python3', ['-c', rivalScript], { stdio: ['ignore', 'pipe', 'ignore'] })
  const closed = once(child, 'close').catch(() => [1])
  const printed = await text(child.stdout)
  const [status] = await closed

  return status === 0 ? printed.trim().split('\n').map(Number) : []
}

const compute = openComputePool()
const delay = monitorEventLoopDelay({ resolution: 1 })
const ours: number[] = []
// Its thread starts when it is first needed.
await compute.simulate({ ...experiment, widths: '8x3' })
delay.enable()

for (let round = 0; round < rounds; round++) {
  const start = performance.now()
  await compute.simulate({ ...experiment, seed: round })
  ours.push((performance.now() - start) / 1000)
}

delay.disable()
await compute.close()

const theirs = await rivalSeconds()
const own = median(ours)

console.log(
  `10 × 512, batch 64, 3 runs forward and back: ${own.toFixed(2)} s, ${(own / 3).toFixed(2)} s a run`,
)
console.log(
  `main thread meanwhile: at most ${(delay.max / 1e6).toFixed(1)} ms late, 99th percentile ${(delay.percentile(99) / 1e6).toFixed(1)} ms`,
)
console.log(
  theirs.length > 0
    ? `NumPy, drawing and multiplying alone: ${median(theirs).toFixed(2)} s, ${(own / median(theirs)).toFixed(1)} times as fast`
    : 'no NumPy here to compare with',
)
