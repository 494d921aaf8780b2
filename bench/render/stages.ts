import sharp from 'sharp'
import { drawFormula } from '../../src/render/formula.ts'
import { openMathJax } from '../../src/render/mathjax.ts'
import { rasterize } from '../../src/render/raster.ts'

/** How long each stage of a picture takes on this thread, in ms; and what the two parts of the last one would alone. */
export async function measureStages(sources: readonly string[], warmUpRounds: number) {
  const mathjax = await openMathJax()
  const times = {
    'TeX to shapes (MathJax)': [] as number[],
    'shapes to PNG': [] as number[],
    'of that: an empty picture of its size': [] as number[],
  }

  for (let round = 0; round < warmUpRounds + 3; round++) {
    for (const tex of sources) {
      const start = performance.now()
      const drawing = drawFormula(mathjax, tex, { theme: 'dark', size: 'normal' })
      const typeset = performance.now()
      const { widthPx, heightPx } = await rasterize(drawing)
      const drawn = performance.now()

      await sharp(Buffer.from(emptyPicture(widthPx, heightPx)))
        .raw()
        .toBuffer()

      if (round < warmUpRounds) continue

      times['TeX to shapes (MathJax)'].push(typeset - start)
      times['shapes to PNG'].push(drawn - typeset)
      times['of that: an empty picture of its size'].push(performance.now() - drawn)
    }
  }

  return times
}

function emptyPicture(widthPx: number, heightPx: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}"/>`
}
