import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { format } from '../../src/i18n/catalog.ts'
import { openRendererPool, type RendererPool } from '../../src/render/pool.ts'
import type { Look, Picture } from '../../src/render/renderer.ts'
import { sample } from '../support/thorough.ts'
import { hostile } from './hostile.ts'
import { readInk } from './ink.ts'

const look: Look = { theme: 'dark', language: 'en' }

/**
 * What the worst of pictures may leave behind, for their workers or for the next ones: the rest is given back. The C
 * library keeps some 400 MB of what two workers freed; `npm run bench -- hostile` shows that it stays there.
 */
const keptBytes = 600e6

let pool: RendererPool
let bytesAtStart: number

beforeAll(async () => {
  pool = openRendererPool()
  await pool.ready
  bytesAtStart = process.memoryUsage.rss()
})

afterAll(() => pool.close())

describe('hostile input', () => {
  it('is of a hundred kinds at least', () => {
    expect(Object.keys(hostile).length).toBeGreaterThanOrEqual(100)
  })

  it.each(sample(Object.entries(hostile), 5))(
    'ends in a picture or a mistake in time: %s',
    async (_name, tex) => {
      const started = performance.now()

      const outcome = await pool.formula(tex, look).catch((error: unknown) => error)
      const tookMs = performance.now() - started

      if (outcome instanceof Error) {
        expect(outcome).toBeInstanceOf(UserError)
        // It says what is wrong, in a sentence.
        expect(format('en', (outcome as UserError).key, (outcome as UserError).values)).toMatch(
          /^[A-Z\\].*[.)a-z}]$/s,
        )
      } else await expectWhole(outcome as Picture)
      // 8 seconds and what a busy machine adds.
      expect(tookMs).toBeLessThan(12_000)
    },
  )

  it('leaves the next formula untouched', async () => {
    const picture = await pool.formula('x^2 + y^2', look)

    const ink = await readInk(picture.png)

    expect(ink.share).toBeGreaterThan(0.02)
  })

  it('gives its memory back', () => {
    expect(process.memoryUsage.rss() - bytesAtStart).toBeLessThan(keptBytes)
  })
})

async function expectWhole({ png, widthPx, heightPx }: Picture): Promise<void> {
  const { info } = await sharp(png).raw().toBuffer({ resolveWithObject: true })

  expect(info).toMatchObject({ width: widthPx, height: heightPx })
}
