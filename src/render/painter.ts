import { drawFormula } from './formula.ts'
import { type MathJax, openMathJax } from './mathjax.ts'
import { type Drawing, rasterize } from './raster.ts'
import type { Look, Picture } from './renderer.ts'

/** What a painter is asked for. */
export type Job = { readonly kind: 'formula'; readonly tex: string; readonly look: Look }

/** Draws jobs, one after the other, on the thread it lives on. */
export interface Painter {
  /**
   * The pictures of a job, in order.
   *
   * @param begin called before each picture is drawn: the time that one picture may take starts anew.
   * @throws UserError `render.*`
   */
  paint(job: Job, begin?: () => void): Promise<readonly Picture[]>
}

/** Formulas whose drawing touches most of the code and fonts, so that the first person's formula finds them warm. */
const rehearsal = [
  '\\sum_{i=1}^{n} \\frac{x_i^2}{\\sqrt{2}}',
  '\\text{方差}',
  '\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}',
]

/** Loads MathJax and the fonts and draws a few formulas (0.6 to 0.9 s). */
export async function openPainter(): Promise<Painter> {
  const mathjax = await openMathJax()
  const painter: Painter = {
    async paint(job, begin = () => {}) {
      const pictures: Picture[] = []

      begin()

      for (const drawing of drawJob(mathjax, job)) {
        begin()
        pictures.push(await rasterize(drawing))
      }

      return pictures
    },
  }

  for (const tex of rehearsal)
    await painter.paint({ kind: 'formula', tex, look: { theme: 'dark', language: 'en' } })

  return painter
}

function drawJob(mathjax: MathJax, job: Job): readonly Drawing[] {
  return [drawFormula(mathjax, job.tex, job.look.theme)]
}
