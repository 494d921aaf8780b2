import { beforeAll, describe, expect, it } from 'vitest'
import { drawFormula } from '../../src/render/formula.ts'
import { type MathJax, openMathJax } from '../../src/render/mathjax.ts'
import { rasterize } from '../../src/render/raster.ts'
import type { Theme } from '../../src/render/renderer.ts'
import { expectPicture } from '../support/reference-picture.ts'

let mathjax: MathJax

beforeAll(async () => {
  mathjax = await openMathJax()
})

async function draw(tex: string, theme: Theme = 'dark') {
  return (await rasterize(drawFormula(mathjax, tex, { theme, size: 'normal' }))).png
}

const isDrawingAnew = process.env.UPDATE_PICTURES === '1'

describe('expectPicture', () => {
  it('accepts what was looked at', async () => {
    await expectPicture(await draw('x^2 + y^2'), 'formula-dark')
  })

  it.skipIf(isDrawingAnew).each([
    ['another letter', 'x^2 + v^2'],
    ['an exponent that moved by less than a pixel', String.raw`x^2 + y\kern0.02em{}^2`],
    ['another size', 'x^2 + y^{22}'],
  ])('refuses %s', async (_name, tex) => {
    await expect(expectPicture(await draw(tex), 'formula-dark')).rejects.toThrow('expected')
  })

  it.skipIf(isDrawingAnew)('refuses another theme', async () => {
    await expect(expectPicture(await draw('x^2 + y^2', 'light'), 'formula-dark')).rejects.toThrow('expected')
  })

  it.skipIf(isDrawingAnew)('says how to draw one that is missing', async () => {
    await expect(expectPicture(await draw('x'), 'nothing')).rejects.toThrow('UPDATE_PICTURES=1')
  })
})
