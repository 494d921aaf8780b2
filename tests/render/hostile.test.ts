import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { openRendererPool, type RendererPool } from '../../src/render/pool.ts'
import type { Look } from '../../src/render/renderer.ts'
import { hostile } from './hostile.ts'
import { readInk } from './ink.ts'

const look: Look = { theme: 'dark', language: 'en' }

let pool: RendererPool

beforeAll(async () => {
  pool = openRendererPool()
  await pool.ready
})

afterAll(() => pool.close())

describe('hostile input', () => {
  it.each(Object.entries(hostile))('ends in a picture or a mistake in time: %s', async (_name, tex) => {
    const started = performance.now()

    const outcome = await pool.formula(tex, look).catch((error: unknown) => error)
    const tookMs = performance.now() - started

    if (outcome instanceof Error) expect(outcome).toBeInstanceOf(UserError)
    else await expect(readInk((outcome as { png: Uint8Array }).png)).resolves.toBeDefined()
    // 8 seconds and what a busy machine adds.
    expect(tookMs).toBeLessThan(12_000)
  })

  it('leaves the next formula untouched', async () => {
    const picture = await pool.formula('x^2 + y^2', look)

    const ink = await readInk(picture.png)

    expect(ink.share).toBeGreaterThan(0.02)
  })
})
