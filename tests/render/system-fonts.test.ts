import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isThorough } from '../support/thorough.ts'

type Samples = { readonly digests: readonly string[]; readonly control: string }

const program = fileURLToPath(new URL('./draw-samples.ts', import.meta.url))
const run = promisify(execFile)
/** Of some hundred pictures. */
const every = isThorough ? 1 : 9

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fan-in-fonts-'))
  await writeFile(join(folder, 'fonts.conf'), `<fontconfig><dir>${join(folder, 'none')}</dir></fontconfig>`)
})

afterAll(() => rm(folder, { recursive: true }))

async function drawSamples(environment: NodeJS.ProcessEnv): Promise<Samples> {
  const { stdout } = await run(process.execPath, [program, String(every)], {
    env: { ...process.env, ...environment },
  })

  return JSON.parse(stdout)
}

/** Two programs load MathJax and draw a hundred pictures: seconds, or many of them on a busy machine. */
const timeoutMs = 60_000

describe('pictures', { timeout: timeoutMs }, () => {
  it('are the same bytes on a machine without any font', async ({ skip }) => {
    const [here, bare] = await Promise.all([
      drawSamples({}),
      drawSamples({ FONTCONFIG_FILE: join(folder, 'fonts.conf') }),
    ])

    skip(here.control === bare.control, 'this machine has no fonts to do without')

    expect(here.digests.length).toBeGreaterThan(80 / every)
    expect(bare.digests).toEqual(here.digests)
  })
})
