import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const program = fileURLToPath(new URL('./heap-growth.ts', import.meta.url))

describe('the heap', () => {
  it('keeps nothing of the formulas it has typeset', { timeout: 60_000 }, async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', program])
    const { grownBytes, pictures } = JSON.parse(stdout)

    // A parser that is kept weighs 30,000 bytes and more.
    expect(grownBytes / pictures).toBeLessThan(15_000)
  })
})
