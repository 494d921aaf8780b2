/**
 * `npm run bench -- <part>`: each part is a file here that prints figures of one run, as ratios against a named rival
 * wherever there is one.
 */
import { readdirSync } from 'node:fs'
import { arch, cpus, loadavg, platform } from 'node:os'

const [part = ''] = process.argv.slice(2)
const parts = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((name) => name !== 'run')

if (!parts.includes(part)) {
  console.error(`npm run bench -- ${parts.join('|')}`)
  process.exit(2)
}

console.log(
  `Node ${process.versions.node}, ${platform()} ${arch()}, ${cpus().length} cores, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`,
)
await import(`./${part}.ts`)
