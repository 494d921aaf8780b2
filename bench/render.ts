/**
 * Formulas: our warm TeX → PNG beside Debian's latex + dvipng, interleaved in one run on the tests' corpus; where our time
 * goes; cold start; throughput and how late the event loop runs meanwhile; the cache; memory after 2,000 pictures.
 */
import { execFile } from 'node:child_process'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { openRendererPool } from '../src/render/pool.ts'
import type { FormulaLook } from '../src/render/renderer.ts'
import { formulas } from '../tests/render/formulas.ts'
import { hasLatex, type Latex, openLatex } from './render/latex.ts'
import { measureStages } from './render/stages.ts'
import { mean, ms, quantile, quantiles } from './render/statistics.ts'

const look: FormulaLook = { theme: 'dark', language: 'en' }
const corpus = Object.entries(formulas)
const warmUpRounds = 8
const rounds = 3

await coldStart()
await besideLatex()
await stages()
await underLoad()
await cacheHit()
console.log(await output('memory'))

/** What a program beside this one prints; each has a process of its own. */
async function output(program: 'first-picture' | 'memory'): Promise<string> {
  const path = fileURLToPath(new URL(`./render/${program}.ts`, import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [path])

  return stdout.trim()
}

async function coldStart(): Promise<void> {
  const times: number[] = []

  for (let start = 0; start < 5; start++) times.push(Number(await output('first-picture')))

  console.log(`cold start, from the start of the process to the first picture: ${quantiles(times, [0.5, 1])}`)
}

async function besideLatex(): Promise<void> {
  // No cache between us and the work: every picture is drawn.
  const pool = openRendererPool({ cacheBytes: 1, maxThreads: 1 })
  const drawMs = async (tex: string): Promise<number> => {
    const start = performance.now()

    await pool.formula(tex, look)
    return performance.now() - start
  }

  await pool.ready
  for (let round = 0; round < warmUpRounds; round++) for (const [, tex] of corpus) await drawMs(tex)

  const latex = (await hasLatex()) ? await openLatex() : undefined
  const measured = await interleave(latex, drawMs)
  const ours = measured.flatMap(({ own }) => own)

  console.log(`ours, warm, ${ours.length} pictures: ${quantiles(ours, [0.5, 0.9, 0.99])}`)
  tellRatios(measured, latex !== undefined)
  await Promise.all([pool.close(), latex?.close()])
}

interface Measured {
  readonly name: string
  readonly own: readonly number[]
  readonly rival: readonly number[]
}

/** For every formula latex, then ours, and that again: what slows one slows the other. */
async function interleave(
  latex: Latex | undefined,
  drawMs: (tex: string) => Promise<number>,
): Promise<Measured[]> {
  const measured: Measured[] = []

  for (const [name, tex] of corpus) {
    const [own, rival]: [number[], number[]] = [[], []]

    for (let round = 0; round < rounds; round++) {
      const rivalMs = await latex?.drawMs(tex)

      if (rivalMs !== undefined) rival.push(rivalMs)
      own.push(await drawMs(tex))
    }

    measured.push({ name, own, rival })
  }

  return measured
}

function tellRatios(measured: readonly Measured[], isMeasured: boolean): void {
  if (!isMeasured) {
    console.log(
      'latex is not installed; for the ratio: apt-get install texlive-latex-extra texlive-science dvipng',
    )
    return
  }

  const failed = measured.filter(({ rival }) => rival.length === 0).map(({ name }) => name)
  const ratios = measured
    .filter(({ rival }) => rival.length > 0)
    .map(({ name, own, rival }) => ({ name, ratio: quantile(rival, 0.5) / quantile(own, 0.5) }))
    .sort((one, other) => one.ratio - other.ratio)
  const values = ratios.map(({ ratio }) => ratio)

  console.log(
    `latex + dvipng, warm: ${quantiles(
      measured.flatMap(({ rival }) => rival),
      [0.5],
    )}`,
  )
  console.log(
    `latex + dvipng ÷ ours, medians of ${rounds} each, ${ratios.length} formulas: ` +
      `median ${quantile(values, 0.5).toFixed(1)}, p10 ${quantile(values, 0.1).toFixed(1)}, ` +
      `least ${values[0]?.toFixed(1)} (${ratios[0]?.name}), most ${values.at(-1)?.toFixed(1)}`,
  )
  console.log(`latex failed on ${failed.length}: ${failed.join('; ')}. Ours drew all ${measured.length}`)
}

async function stages(): Promise<void> {
  const found = await measureStages(
    corpus.map(([, tex]) => tex),
    warmUpRounds,
  )

  console.log('where our time goes, medians, without threads:')
  for (const [stage, times] of Object.entries(found))
    console.log(`  ${stage.padEnd(34)} ${ms(quantile(times, 0.5))}  (mean ${ms(mean(times))})`)
}

/** Eight at a time, each new; the event loop is the bot's own, which must stay free for heartbeats. */
async function underLoad(): Promise<void> {
  const pool = openRendererPool({ maxThreads: 2 })
  const total = 800
  const lag = monitorEventLoopDelay({ resolution: 1 })
  let next = 0

  await pool.ready
  // The second thread starts when two wait.
  await Promise.all(corpus.slice(0, 16).map(([, tex]) => pool.formula(tex, look)))
  lag.enable()

  const start = performance.now()
  const draw = async () => {
    for (let i = next++; i < total; i = next++)
      await pool.formula(`${corpus[i % corpus.length]?.[1]}{}_{${i}}`, look).catch(() => {})
  }

  await Promise.all(Array.from({ length: 8 }, draw))
  lag.disable()

  const perSecond = total / ((performance.now() - start) / 1_000)

  console.log(
    `under load, 8 at a time on two threads: ${perSecond.toFixed(0)} pictures/s; event loop late by ` +
      `p99 ${ms(lag.percentile(99) / 1e6)}, worst ${ms(lag.max / 1e6)}`,
  )
  await pool.close()
}

async function cacheHit(): Promise<void> {
  const pool = openRendererPool({ maxThreads: 1 })
  const times: number[] = []

  await pool.formula('e^{i\\pi}', look)

  for (let hit = 0; hit < 1_000; hit++) {
    const start = performance.now()

    await pool.formula('e^{i\\pi}', look)
    times.push(performance.now() - start)
  }

  console.log(`cache hit: ${quantiles(times, [0.5, 0.99])}`)
  await pool.close()
}
