import { MessageChannel } from 'node:worker_threads'
import { Piscina } from 'piscina'
import { UserError } from '../errors.ts'
import { createRenderer } from './cached-renderer.ts'
import type { Job } from './painter.ts'
import type { Picture, Renderer } from './renderer.ts'
import type { Answer, Order } from './worker.ts'

export interface PoolOptions {
  /** Time for one picture from the moment a worker begins it, waiting not counted. */
  readonly pictureMs?: number
  /** Time for a whole request, waiting counted. */
  readonly requestMs?: number
  readonly maxThreads?: number
  readonly queueLimit?: number
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

type Workers = Piscina<Order, Answer>
type Deadlines = { readonly pictureMs: number; readonly requestMs: number }

/**
 * A renderer whose drawing happens on worker threads: the caller's thread stays free, and hostile input costs at most a
 * worker, which is ended and replaced.
 */
export function openRendererPool(options: PoolOptions = {}): RendererPool {
  const { pictureMs = 2_000, requestMs = 8_000, queueLimit = 32, cacheBytes = 64e6 } = options
  const workers = openWorkers(options)

  workers.on('error', (error: Error) => options.onFault?.(error))

  const renderer = createRenderer(
    {
      paint: (job) => {
        if (workers.queueSize >= queueLimit) throw new UserError('render.busy')

        return order(workers, job, { pictureMs, requestMs })
      },
      close: () => workers.destroy(),
    },
    cacheBytes,
  )
  const ready = order(workers, warmUp, { pictureMs, requestMs: 60_000 }).then(() => {})

  ready.catch((error: Error) => options.onFault?.(error))

  return { ...renderer, ready }
}

const warmUp: Job = { kind: 'formula', tex: 'x', look: { theme: 'dark', language: 'en' } }

function openWorkers({ maxThreads = 2, heapMb = 192 }: PoolOptions): Workers {
  return new Piscina({
    filename: new URL('./worker.ts', import.meta.url).href,
    name: 'paint',
    minThreads: 1,
    maxThreads,
    // Without it a second thread dies as soon as it is idle, and the next burst waits for a new one.
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  })
}

/** Sends a job to a worker and ends the worker when a deadline passes. */
async function order(workers: Workers, job: Job, deadlines: Deadlines): Promise<readonly Picture[]> {
  const { port1: reports, port2: port } = new MessageChannel()
  const stop = new AbortController()
  const whole = setTimeout(() => stop.abort(), deadlines.requestMs)
  let picture: NodeJS.Timeout | undefined

  reports.on('message', () => {
    clearTimeout(picture)
    picture = setTimeout(() => stop.abort(), deadlines.pictureMs)
  })

  try {
    return takePictures(await workers.run({ job, port }, { signal: stop.signal, transferList: [port] }))
  } catch (error) {
    throw explain(error, picture !== undefined)
  } finally {
    clearTimeout(whole)
    clearTimeout(picture)
    reports.close()
  }
}

function takePictures(answer: Answer): readonly Picture[] {
  // Key and values come from one UserError, which the compiler cannot know of the two apart.
  if ('mistake' in answer) throw new UserError(answer.mistake.key, ...([answer.mistake.values] as never))

  return answer.pictures
}

/** An aborted job took too long if it had begun; otherwise it only waited. */
function explain(error: unknown, begun: boolean): unknown {
  if (!(error instanceof Error)) return error
  if (error.name === 'AbortError') return new UserError(begun ? 'render.timeout' : 'render.busy')
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return new UserError('render.memory')

  return error
}
