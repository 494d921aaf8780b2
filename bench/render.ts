/** Our warm TeX → PNG against Debian's latex + dvipng, interleaved in one run on the tests' corpus of formulas. */
import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { promisify } from 'node:util'
import { openRendererPool } from '../src/render/pool.ts'
import { formulas } from '../tests/render/formulas.ts'

const rounds = 3
const dpi = 288
const look = { theme: 'dark', language: 'en' } as const
const execute = promisify(execFile)

const preamble = String.raw`\documentclass[border=4pt]{standalone}
\usepackage{amsmath,amssymb,amscd,mathtools,xcolor,cancel,braket,bm,mathrsfs,upgreek,gensymb,units,arydshln,extpfeil}
\usepackage[version=4]{mhchem}
\DeclareMathOperator*{\argmax}{arg\,max}
\begin{document}`

/** Latex then dvipng, as the bots do that use them; undefined where latex cannot. */
async function latexMs(folder: string, tex: string): Promise<number | undefined> {
  const isDisplay = /\\begin\{(?:align|multline)\*?\}|\\tag/.test(tex)
  const body = tex.includes('\\tag') ? `\\[${tex}\\]` : isDisplay ? tex : `$\\displaystyle ${tex}$`
  const document = isDisplay
    ? preamble.replace('standalone', 'standalone').replace('border=4pt', 'varwidth,border=4pt')
    : preamble
  await writeFile(join(folder, 'f.tex'), `${document}${body}\\end{document}`)
  const start = performance.now()

  try {
    await execute('latex', ['-interaction=nonstopmode', '-halt-on-error', 'f.tex'], { cwd: folder })
    await execute('dvipng', ['-q', '-T', 'tight', '-D', String(dpi), '-o', 'f.png', 'f.dvi'], { cwd: folder })
    return performance.now() - start
  } catch {
    return undefined
  }
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

const ascending = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)
const ms = (value: number) => `${value.toFixed(1)} ms`

const hasLatex = await execute('latex', ['--version']).then(
  () => true,
  () => false,
)
const coldStart = performance.now()
// No cache between us and the work: every picture is drawn.
const pool = openRendererPool({ cacheBytes: 1, maxThreads: 1 })
await pool.formula('x', look)
console.log(`cold start to the first picture: ${ms(performance.now() - coldStart)}`)

const drawMs = async (tex: string): Promise<number> => {
  const start = performance.now()
  await pool.formula(tex, look)
  return performance.now() - start
}

for (const tex of Object.values(formulas)) await drawMs(tex)

const ours: number[] = []
const ratios: { name: string; ratio: number }[] = []
const folder = await mkdtemp(join(tmpdir(), 'latex-'))
const failures: string[] = []

for (const [name, tex] of Object.entries(formulas)) {
  const pairs: { own: number; rival: number | undefined }[] = []
  for (let round = 0; round < rounds; round++) {
    const rival = hasLatex ? await latexMs(folder, tex) : undefined
    pairs.push({ own: await drawMs(tex), rival })
  }
  ours.push(...pairs.map(({ own }) => own))
  const measured = pairs.flatMap(({ own, rival }) => (rival === undefined ? [] : [rival / own]))
  if (measured.length === 0) failures.push(name)
  else ratios.push({ name, ratio: quantile(ascending(measured), 0.5) })
}

const sorted = ascending(ours)
console.log(
  `ours, warm, ${sorted.length} pictures: median ${ms(quantile(sorted, 0.5))}, p99 ${ms(quantile(sorted, 0.99))}`,
)

if (hasLatex) {
  const bySize = ratios.toSorted((a, b) => a.ratio - b.ratio)
  const values = bySize.map(({ ratio }) => ratio)
  console.log(
    `latex + dvipng ÷ ours: median ${quantile(values, 0.5).toFixed(1)}, p10 ${quantile(values, 0.1).toFixed(1)}, ` +
      `least ${values[0]?.toFixed(1)} (${bySize[0]?.name}); latex failed on: ${failures.join(', ')}`,
  )
} else {
  console.log(
    'latex is not installed; for the ratio: apt-get install texlive-latex-extra texlive-science dvipng',
  )
}

const lag = monitorEventLoopDelay({ resolution: 1 })
lag.enable()
const throughputStart = performance.now()
const total = 400
for (let batch = 0; batch < total; batch += 8) {
  const sources = Array.from({ length: 8 }, (_, index) => `x_{${batch + index}} + \\frac{1}{\\sqrt{n}}`)
  await Promise.all(sources.map((tex) => pool.formula(tex, look)))
}
const seconds = (performance.now() - throughputStart) / 1000
lag.disable()
console.log(
  `under load: ${(total / seconds).toFixed(0)} pictures/s on one thread, event loop late by p99 ${ms(lag.percentile(99) / 1e6)}, worst ${ms(lag.max / 1e6)}`,
)
console.log(`memory of the process: ${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MB`)

const cached = openRendererPool({ maxThreads: 1 })
await cached.formula('e^{i\\pi}', look)
const hitStart = performance.now()
for (let hit = 0; hit < 1_000; hit++) await cached.formula('e^{i\\pi}', look)
console.log(`cache hit: ${((performance.now() - hitStart) / 1_000).toFixed(4)} ms`)

await Promise.all([pool.close(), cached.close()])
