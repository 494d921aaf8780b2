import { cacheKey, createPictureCache } from './cache.ts'
import { checkCard } from './card.ts'
import { checkSource } from './formula.ts'
import type { Job } from './painter.ts'
import type { Picture, Renderer } from './renderer.ts'

/** Raise when pictures change: what another version drew must not be shown for it. */
const rendererVersion = 1

/** Where jobs are drawn: on a worker, or right here. */
export interface Easel {
  paint(job: Job): Promise<readonly Picture[]>
  close(): Promise<void>
}

/** The renderer over an easel: cheap checks first, then the cache, then the drawing. */
export function createRenderer(easel: Easel, cacheBytes: number): Renderer {
  const cache = createPictureCache(cacheBytes)
  const draw = (job: Job) => cache.recall(cacheKey(rendererVersion, job), () => easel.paint(job))

  return {
    async formula(tex, { theme }) {
      checkSource(tex)

      return only(await draw({ kind: 'formula', tex, theme }))
    },
    async card(card, look) {
      checkCard(card)

      return draw({ kind: 'card', card, look })
    },
    async board(board, { theme }) {
      return only(await draw({ kind: 'board', board, theme }))
    },
    close: () => easel.close(),
  }
}

function only(pictures: readonly Picture[]): Picture {
  const [picture] = pictures

  if (!picture) throw new Error('the painter gave no picture')

  return picture
}
