import { UserError } from '../errors.ts'
import type { Calculation } from '../math/expression.ts'
import type { ConvSolve } from '../math/solve.ts'
import type { Grade } from '../quiz/grade/grade.ts'
import { openGuardedPool } from '../threads/pool.ts'
import type { Compute } from './compute.ts'
import type { Job } from './worker.ts'

export interface ComputePoolOptions {
  /** Time for one job from the moment a worker begins it. */
  readonly deadlineMs?: number
  readonly onFault?: (error: Error) => void
}

/** Evaluates and grades on one warm worker thread; what runs wild there is ended and told readably. */
export function openComputePool({ deadlineMs = 1_000, onFault }: ComputePoolOptions = {}): Compute {
  const pool = openGuardedPool<Job, Calculation | ConvSolve | Grade>({
    worker: new URL('./worker.ts', import.meta.url),
    maxThreads: 1,
    heapMb: 96,
    partMs: deadlineMs,
    jobMs: 8_000,
    queueLimit: 200,
    memberLimit: 10,
    refusals: {
      busy: () => new UserError('busy'),
      timeout: () => new UserError('calc.tooSlow'),
      memory: () => new UserError('calc.tooMuchMemory'),
    },
    onFault,
  })

  return {
    evaluate: (expression, by) =>
      pool.run({ operation: 'evaluate', args: [expression] }, { by }) as Promise<Calculation>,
    solve: (options, by) =>
      pool.run({ operation: 'solve', args: [options] }, { by, partMs: 3_000 }) as Promise<ConvSolve>,
    grade: (key, aliases, answer, by) =>
      pool.run({ operation: 'grade', args: [key, aliases, answer] }, { by }) as Promise<Grade>,
    close: () => pool.close(),
  }
}
