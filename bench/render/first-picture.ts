/** A program of its own: from the start of the process to the first picture, in ms. */
import { openRendererPool } from '../../src/render/pool.ts'

const pool = openRendererPool({ maxThreads: 1 })

await pool.formula('e^{i\\pi} + 1 = 0', { theme: 'dark', language: 'en' })
console.log(performance.now())
await pool.close()
