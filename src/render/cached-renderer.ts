import { cacheKey, createPictureCache } from './cache.ts'
import { checkCard } from './card.ts'
import { checkChart } from './charts/check-chart.ts'
import { checkSource } from './formula.ts'
import type { Job } from './painter.ts'
import type { Picture, Renderer } from './renderer.ts'

/** Raise when pictures change: what another version drew must not be shown for it. */
const rendererVersion = 4

/** Where jobs are drawn: on a worker, or right here. */
export interface Easel {
  /** @param by the member who waits for it */
  paint(job: Job, by: string | undefined): Promise<readonly Picture[]>
  close(): Promise<void>
}

/** The renderer over an easel: cheap checks first, then the cache, then the drawing. */
export function createRenderer(easel: Easel, cacheBytes: number): Renderer {
  const cache = createPictureCache(cacheBytes)
  const draw = (job: Job, by: string | undefined) =>
    cache.recall(cacheKey(rendererVersion, job), () => easel.paint(job, by))

  return {
    async formula(tex, { theme, size = 'normal', by }) {
      checkSource(tex)

      return only(await draw({ kind: 'formula', tex, theme, size }, by))
    },
    async card(card, { theme, language, by }) {
      checkCard(card)

      return draw({ kind: 'card', card, look: { theme, language } }, by)
    },
    async board(board, { theme, language, by }) {
      return only(await draw({ kind: 'board', board, look: { theme, language } }, by))
    },
    async chart(chart, { theme, language, by }) {
      checkChart(chart)

      return only(await draw({ kind: 'chart', chart, look: { theme, language } }, by))
    },
    close: () => easel.close(),
  }
}

function only(pictures: readonly Picture[]): Picture {
  const [picture] = pictures

  if (!picture) throw new Error('the painter gave no picture')

  return picture
}
