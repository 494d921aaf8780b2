import { UserError } from '../errors.ts'
import { openGuardedPool } from '../threads/pool.ts'
import { createRenderer } from './cached-renderer.ts'
import type { Job } from './painter.ts'
import type { Picture, Renderer } from './renderer.ts'

export interface PoolOptions {
  /** Time for one picture from the moment a worker begins it, waiting not counted. */
  readonly pictureMs?: number
  /** Time for a whole request, waiting counted. */
  readonly requestMs?: number
  readonly maxThreads?: number
  readonly queueLimit?: number
  /** Pictures that one member may have under way and waiting. */
  readonly memberLimit?: number
  /** Heap of one worker. */
  readonly heapMb?: number
  readonly cacheBytes?: number
  /** Told when a worker dies by itself; the pool goes on with a new one. */
  readonly onFault?: (error: Error) => void
}

export interface RendererPool extends Renderer {
  /** Settles when the first worker has loaded its fonts; requests may come before and wait for it. */
  readonly ready: Promise<void>
}

const warmUp: Job = { kind: 'formula', tex: 'x', theme: 'dark', size: 'normal' }
/** A machine that starts everything at once may take long to load the fonts. */
const warmUpMs = 60_000

/**
 * A renderer whose drawing happens on worker threads: the caller's thread stays free, and hostile input costs at most a
 * worker, which is ended and replaced.
 */
export function openRendererPool(options: PoolOptions = {}): RendererPool {
  const workers = openGuardedPool<Job, readonly Picture[]>({
    worker: new URL('./worker.ts', import.meta.url),
    maxThreads: options.maxThreads ?? 2,
    heapMb: options.heapMb ?? 192,
    partMs: options.pictureMs ?? 2_000,
    jobMs: options.requestMs ?? 8_000,
    queueLimit: options.queueLimit ?? 32,
    memberLimit: options.memberLimit ?? 6,
    refusals: {
      busy: () => new UserError('render.busy'),
      timeout: () => new UserError('render.timeout'),
      memory: () => new UserError('render.memory'),
    },
    onFault: options.onFault,
  })
  const ready = workers.run(warmUp, { jobMs: warmUpMs }).then(() => {})

  ready.catch((error: unknown) => {
    // Refused, at worst for time: the first picture will take that long instead.
    if (!(error instanceof UserError)) options.onFault?.(error as Error)
  })

  const easel = {
    paint: (job: Job, by: string | undefined) => workers.run(job, { by }),
    close: () => workers.close(),
  }

  return { ...createRenderer(easel, options.cacheBytes ?? 64e6), ready }
}
