import { drawFormula } from '../../src/render/formula.ts'
import { openMathJax } from '../../src/render/mathjax.ts'
import { rasterize } from '../../src/render/raster.ts'

/** How long each stage of a picture takes on this thread, in ms. */
export async function measureStages(sources: readonly string[], warmUpRounds: number) {
  const mathjax = await openMathJax()
  const times = { 'TeX to shapes (MathJax)': [] as number[], 'shapes to PNG': [] as number[] }

  for (let round = 0; round < warmUpRounds + 3; round++) {
    for (const tex of sources) {
      const start = performance.now()
      const drawing = drawFormula(mathjax, tex, { theme: 'dark', size: 'normal' })
      const typeset = performance.now()

      await rasterize(drawing)

      if (round < warmUpRounds) continue

      times['TeX to shapes (MathJax)'].push(typeset - start)
      times['shapes to PNG'].push(performance.now() - typeset)
    }
  }

  return times
}
