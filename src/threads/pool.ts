import { MessageChannel } from 'node:worker_threads'
import { Piscina } from 'piscina'
import { UserError } from '../errors.ts'
import type { Answer, Order } from './task.ts'

export interface GuardedPoolOptions {
  /** Address of a module that exports a `guardedTask` as its default. */
  readonly worker: URL
  readonly maxThreads: number
  /** Heap of one worker. */
  readonly heapMb: number
  /** Time for one part of a job from the moment a worker begins it, waiting not counted. */
  readonly partMs: number
  /** Time for a whole job, waiting counted. */
  readonly jobMs: number
  /** Jobs that may wait; one more is refused. */
  readonly queueLimit: number
  /** What a person is told when a job is refused, ended for time, or ended for memory. */
  readonly refusals: {
    readonly busy: () => UserError
    readonly timeout: () => UserError
    readonly memory: () => UserError
  }
  /** Told when a worker dies by itself; the pool goes on with a new one. */
  readonly onFault?: ((error: Error) => void) | undefined
}

export interface GuardedPool<Job, Result> {
  /** @throws UserError the job's own, or one of the refusals. `jobMs` may be stretched for a start that is cold. */
  run(job: Job, jobMs?: number): Promise<Result>
  close(): Promise<void>
}

/**
 * Runs hostile input on worker threads: the caller's thread stays free, and what runs wild costs at most a worker, which
 * is ended and replaced.
 */
export function openGuardedPool<Job, Result>(options: GuardedPoolOptions): GuardedPool<Job, Result> {
  const { refusals, queueLimit } = options
  const workers = new Piscina<Order<Job>, Answer<Result>>({
    filename: options.worker.href,
    minThreads: 1,
    maxThreads: options.maxThreads,
    // Without it a second thread dies as soon as it is idle, and the next burst waits for a new one.
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: options.heapMb },
  })

  let isClosed = false

  workers.on('error', (error: Error) => options.onFault?.(error))

  return {
    async run(job, jobMs = options.jobMs) {
      if (isClosed || workers.queueSize >= queueLimit) throw refusals.busy()

      try {
        return await order(workers, job, { partMs: options.partMs, jobMs }, refusals)
      } catch (error) {
        // A worker that was ended because everything ends is no fault.
        throw isClosed ? refusals.busy() : error
      }
    },
    async close() {
      isClosed = true
      await workers.destroy()
    },
  }
}

/** Sends a job to a worker and ends the worker when a deadline passes. */
async function order<Job, Result>(
  workers: Piscina<Order<Job>, Answer<Result>>,
  job: Job,
  { partMs, jobMs }: Pick<GuardedPoolOptions, 'partMs' | 'jobMs'>,
  refusals: GuardedPoolOptions['refusals'],
): Promise<Result> {
  const { port1: reports, port2: port } = new MessageChannel()
  const stop = new AbortController()
  const whole = setTimeout(() => stop.abort(), jobMs)
  let part: NodeJS.Timeout | undefined

  reports.on('message', () => {
    clearTimeout(part)
    part = setTimeout(() => stop.abort(), partMs)
  })

  try {
    return takeResult(await workers.run({ job, port }, { signal: stop.signal, transferList: [port] }))
  } catch (error) {
    throw explain(error, part !== undefined, refusals)
  } finally {
    clearTimeout(whole)
    clearTimeout(part)
    reports.close()
  }
}

function takeResult<Result>(answer: Answer<Result>): Result {
  // Key and values come from one UserError, which the compiler cannot know of the two apart.
  if ('mistake' in answer) throw new UserError(answer.mistake.key, ...([answer.mistake.values] as never))

  return answer.result
}

/** An aborted job took too long if it had begun; otherwise it only waited. */
function explain(error: unknown, begun: boolean, refusals: GuardedPoolOptions['refusals']): unknown {
  if (!(error instanceof Error)) return error
  if (error.name === 'AbortError') return begun ? refusals.timeout() : refusals.busy()
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return refusals.memory()

  return error
}
