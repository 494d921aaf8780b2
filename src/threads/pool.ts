import { MessageChannel } from 'node:worker_threads'
import { Piscina } from 'piscina'
import { UserError } from '../errors.ts'
import type { Answer, Order, Report } from './task.ts'
import { createTurns } from './turns.ts'

export interface GuardedPoolOptions {
  /** Address of a module that exports a `guardedTask` as its default. */
  readonly worker: URL
  readonly maxThreads: number
  /** Threads that stand ready from the start; the others come when they are needed (default 1). */
  readonly minThreads?: number
  /** Heap of one worker. */
  readonly heapMb: number
  /** Time for one part of a job from the moment a worker begins it, waiting not counted. */
  readonly partMs: number
  /** Time for a whole job, waiting counted. */
  readonly jobMs: number
  /** Jobs that may wait; one more is refused. */
  readonly queueLimit: number
  /** Jobs that one member may have under way and waiting; one more is refused. */
  readonly memberLimit: number
  /** What a person is told when a job is refused, ended for time, or ended for memory. */
  readonly refusals: {
    readonly busy: () => UserError
    readonly timeout: () => UserError
    readonly memory: () => UserError
  }
  /** Told when a worker dies by itself; the pool goes on with a new one. */
  readonly onFault?: ((error: Error) => void) | undefined
}

export interface RunOptions {
  /** The member who waits for it: members take turns. Without one it is the program's own. */
  readonly by?: string | undefined
  /** Stretched for a start that is cold. */
  readonly jobMs?: number
  /** Stretched for a kind of job that is bounded and yet takes longer than others. */
  readonly partMs?: number
  /** Told which share of the job is done, from 0 to 1, as often as the worker says. */
  readonly onProgress?: ((share: number) => void) | undefined
}

export interface GuardedPool<Job, Result> {
  /** @throws UserError the job's own, or one of the refusals */
  run(job: Job, options?: RunOptions): Promise<Result>
  close(): Promise<void>
}

/** Room for what is soon forgotten. Left to itself V8 takes 90 MB more for it, and is no faster. */
const maxYoungGenerationSizeMb = 24

/**
 * Runs hostile input on worker threads: the caller's thread stays free, what runs wild costs at most a worker, which is
 * ended and replaced, and one member's many jobs wait behind everybody's first.
 */
export function openGuardedPool<Job, Result>(options: GuardedPoolOptions): GuardedPool<Job, Result> {
  const { refusals, maxThreads } = options
  // Jobs wait here and not in the pool, whose own queue goes by the order of arrival.
  const turns = createTurns({
    places: maxThreads,
    waiting: options.queueLimit,
    perOwner: options.memberLimit,
  })
  const workers = new Piscina<Order<Job>, Answer<Result>>({
    filename: options.worker.href,
    minThreads: options.minThreads ?? 1,
    maxThreads,
    // Without it a second thread dies as soon as it is idle, and the next burst waits for a new one.
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: options.heapMb, maxYoungGenerationSizeMb },
  })

  let isClosed = false

  workers.on('error', (error: Error) => options.onFault?.(error))

  return {
    async run(job, { by, jobMs = options.jobMs, partMs = options.partMs, onProgress } = {}) {
      const deadline = createDeadline(partMs, jobMs)
      let leave: (() => void) | undefined

      try {
        if (!isClosed) leave = await turns.enter(by, deadline.signal)
        if (!leave || isClosed) throw refusals.busy()

        return takeResult(await order(workers, job, deadline, onProgress))
      } catch (error) {
        // A worker that was ended because everything ends is no fault.
        throw isClosed ? refusals.busy() : explain(error, deadline.hasBegun(), refusals)
      } finally {
        deadline.clear()
        leave?.()
      }
    },
    async close() {
      isClosed = true
      await workers.destroy()
    },
  }
}

interface Deadline {
  /** Aborts when the whole or a part takes too long. */
  readonly signal: AbortSignal
  /** Starts the time of a part anew. */
  beginPart(): void
  hasBegun(): boolean
  clear(): void
}

function createDeadline(partMs: number, jobMs: number): Deadline {
  const stop = new AbortController()
  const whole = setTimeout(() => stop.abort(), jobMs)
  let part: NodeJS.Timeout | undefined

  return {
    signal: stop.signal,
    beginPart() {
      clearTimeout(part)
      part = setTimeout(() => stop.abort(), partMs)
    },
    hasBegun: () => part !== undefined,
    clear() {
      clearTimeout(whole)
      clearTimeout(part)
    },
  }
}

/** Sends a job to a worker, which is ended when the deadline passes. */
async function order<Job, Result>(
  workers: Piscina<Order<Job>, Answer<Result>>,
  job: Job,
  deadline: Deadline,
  onProgress?: (share: number) => void,
): Promise<Answer<Result>> {
  const { port1: reports, port2: port } = new MessageChannel()

  reports.on('message', (report: Report) => {
    if (report === 'begin') deadline.beginPart()
    else onProgress?.(report)
  })

  try {
    return await workers.run({ job, port }, { signal: deadline.signal, transferList: [port] })
  } finally {
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
