import { readAvatar } from './avatar-picture.ts'
import { boardRowLimit, drawBoard } from './board.ts'
import { avatarPx } from './board-avatar.ts'
import { drawCard } from './card.ts'
import { decodeImages } from './card-image.ts'
import type { Chart } from './chart.ts'
import { drawChart } from './charts/draw-chart.ts'
import { drawFormula } from './formula.ts'
import { type MathJax, openMathJax } from './mathjax.ts'
import { type Drawing, rasterize } from './raster.ts'
import type { Board, Card, Look, Picture, Size, Theme } from './renderer.ts'
import type { Sheet } from './sheet.ts'
import { palettes } from './theme.ts'

/** What a painter is asked for. */
export type Job =
  | { readonly kind: 'formula'; readonly tex: string; readonly theme: Theme; readonly size: Size }
  | { readonly kind: 'card'; readonly card: Card; readonly look: Look }
  | { readonly kind: 'board'; readonly board: Board; readonly look: Look }
  | { readonly kind: 'chart'; readonly chart: Chart; readonly look: Look }

/** Draws jobs, one after the other, on the thread it lives on. */
export interface Painter {
  /**
   * The pictures of a job, in order.
   *
   * @param begin called before typesetting and before each picture: the time that one part may take starts anew
   * @throws UserError `render.*`
   */
  paint(job: Job, begin?: () => void): Promise<readonly Picture[]>
}

/** Jobs that touch most of the code and all the fonts, so that the first person's picture finds them warm. */
const rehearsal: readonly Job[] = [
  {
    kind: 'formula',
    tex: '\\sum_{i=1}^{n} \\frac{x_i^2}{\\sqrt{2}} \\text{方差}',
    theme: 'dark',
    size: 'normal',
  },
  {
    kind: 'card',
    card: { title: '标题', tags: [], body: 'A **b** `c` $x$ 中文', footer: { left: '', right: '' } },
    look: { theme: 'dark', language: 'en' },
  },
]

/** Loads MathJax and the fonts and draws a little (0.7 to 1 s). */
export async function openPainter(): Promise<Painter> {
  const mathjax = await openMathJax()
  const painter: Painter = {
    async paint(job, begin = () => {}) {
      const pictures: Picture[] = []

      begin()

      for (const drawing of await drawJob(mathjax, job)) {
        begin()
        pictures.push(await rasterize(drawing))
      }

      return pictures
    },
  }

  for (const job of rehearsal) await painter.paint(job)

  return painter
}

async function drawJob(mathjax: MathJax, job: Job): Promise<readonly Drawing[]> {
  switch (job.kind) {
    case 'formula':
      return [drawFormula(mathjax, job.tex, job)]
    case 'card':
      return drawCard(job.card, {
        ...sheetFor(mathjax, job.look),
        images: await decodeImages(job.card.images ?? []),
      })
    case 'board':
      return [await drawBoardOf(job.board, job.look)]
    case 'chart':
      return [drawChart(job.chart, sheetFor(mathjax, job.look))]
  }
}

function sheetFor(mathjax: MathJax, { theme, language }: Look): Sheet {
  return { mathjax, images: new Map(), palette: palettes[theme], language }
}

async function drawBoardOf(board: Board, { theme, language }: Look): Promise<Drawing> {
  const avatars = await Promise.all(
    board.rows.slice(0, boardRowLimit).map(({ avatar }) => avatar && readAvatar(avatar, avatarPx)),
  )

  return drawBoard(board, { palette: palettes[theme], language, avatars })
}
