import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { drawFormula } from '../../src/render/formula.ts'
import { type MathJax, openMathJax } from '../../src/render/mathjax.ts'
import { coverPlainly } from '../../src/render/plain-shapes.ts'
import type { Drawing } from '../../src/render/raster.ts'
import { formulas } from './formulas.ts'

let mathjax: MathJax

beforeAll(async () => {
  mathjax = await openMathJax()
})

const sizeOf = ({ width, height, scale }: Drawing) =>
  [Math.ceil(width * scale), Math.ceil(height * scale)] as const

/** What librsvg makes of the same shapes: an independent judge of where ink belongs. */
async function coverByLibrsvg(drawing: Drawing): Promise<Uint8Array> {
  const [widthPx, heightPx] = sizeOf(drawing)
  const { x, y, scale, svg } = drawing
  const [width, height] = [widthPx / scale, heightPx / scale]
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="${x} ${y} ${width} ${height}">`
  const paper = `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="white"/>`
  const ink = await sharp(Buffer.from(`${head}${paper}${svg}</svg>`))
    .extractChannel(0)
    .raw()
    .toBuffer()

  return ink.map((value) => 255 - value)
}

function drawing(tex: string): Drawing {
  return drawFormula(mathjax, tex, { theme: 'light', size: 'normal' })
}

/** Coloured formulas, and those with pictures in pictures or dashed lines, are librsvg's. */
const left = [
  'chemical arrows',
  'colours',
  'braces over and under',
  'extensible arrows',
  'a diagram',
  'a tag',
  'a ruled table',
  'coloured cells',
  'text with emoji',
]
const plain = Object.entries(formulas).filter(([name]) => !left.includes(name))

describe('coverPlainly', () => {
  it.each(plain)('covers what librsvg covers of %s', async (_name, tex) => {
    const given = drawing(tex)
    const [ours, theirs] = [coverPlainly(given, ...sizeOf(given), given.scale), await coverByLibrsvg(given)]
    let [different, inked, most] = [0, 0, 0]

    for (const [i, value] of theirs.entries()) {
      const difference = Math.abs(value - (ours?.[i] ?? 0))

      different += difference
      inked += value
      most = Math.max(most, difference)
    }

    // Shades of edges, which librsvg counts by samples; a letter that moved by half a pixel makes it 30 %.
    expect(different / inked).toBeLessThan(0.08)
    expect(most).toBeLessThan(110)
  })

  it.each(left)('leaves %s to librsvg', (name) => {
    const given = drawing(formulas[name] ?? '')

    expect(coverPlainly(given, ...sizeOf(given), given.scale)).toBeUndefined()
  })

  it('leaves large pictures to librsvg', () => {
    expect(coverPlainly(drawing('x'), 3_000, 2_000, 1)).toBeUndefined()
  })
})
