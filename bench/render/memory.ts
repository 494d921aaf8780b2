/** A program of its own: the memory of the whole process while one worker draws 2,000 pictures. */
import { openRendererPool } from '../../src/render/pool.ts'
import { formulas } from '../../tests/render/formulas.ts'

const total = 2_000
const sources = Object.values(formulas)
const pool = openRendererPool({ cacheBytes: 1, maxThreads: 1 })
const rssMb = () => `${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MB`

await pool.ready

const seen = [`${rssMb()} when ready`]

for (let i = 1; i <= total; i++) {
  await pool.formula(sources[i % sources.length] ?? 'x', { theme: 'dark', language: 'en' })
  if (i % 500 === 0) seen.push(`${rssMb()} after ${i}`)
}

console.log(`memory of the whole process, one worker: ${seen.join(', ')} pictures`)
await pool.close()
