import { UserError } from '../errors.ts'
import type { Calculation } from '../math/expression.ts'
import type { InitGain } from '../math/gain.ts'
import type { NetDiff } from '../math/network/diff.ts'
import type { NetRf } from '../math/network/rf.ts'
import type { NetTrace } from '../math/network/trace.ts'
import type { InitPhase } from '../math/phase.ts'
import type { InitSimulate } from '../math/simulate.ts'
import type { ConvSolve } from '../math/solve.ts'
import type { Grade } from '../quiz/grade/grade.ts'
import { openGuardedPool } from '../threads/pool.ts'
import type { Compute } from './compute.ts'
import type { Job } from './worker.ts'

type Answered = Calculation | ConvSolve | InitGain | InitPhase | NetTrace | NetRf | NetDiff | Grade

export interface ComputePoolOptions {
  /** Time for one job from the moment a worker begins it. */
  readonly deadlineMs?: number
  /** The same for a simulation. */
  readonly simulationMs?: number
  readonly onFault?: (error: Error) => void
}

/**
 * Evaluates, solves and grades on one warm worker thread, simulates on another that comes when it is needed, so that
 * nobody's answer waits for an experiment. What runs wild there is ended and told readably.
 */
export function openComputePool(options: ComputePoolOptions = {}): Compute {
  const { deadlineMs = 1_000, simulationMs = 8_000, onFault } = options
  const worker = new URL('./worker.ts', import.meta.url)
  const refusals = {
    busy: () => new UserError('busy'),
    timeout: () => new UserError('calc.tooSlow'),
    memory: () => new UserError('calc.tooMuchMemory'),
  }
  const pool = openGuardedPool<Job, Answered>({
    worker,
    maxThreads: 1,
    heapMb: 96,
    partMs: deadlineMs,
    jobMs: 8_000,
    queueLimit: 200,
    memberLimit: 10,
    refusals,
    onFault,
  })
  const simulations = openGuardedPool<Job, InitSimulate>({
    worker,
    minThreads: 0,
    maxThreads: 1,
    heapMb: 96,
    partMs: simulationMs,
    // Others' experiments may come first, and the thread may have to start.
    jobMs: simulationMs + 60_000,
    queueLimit: 30,
    memberLimit: 2,
    refusals: {
      ...refusals,
      timeout: () => new UserError('simulate.tooSlow', { seconds: Math.round(simulationMs / 1_000) }),
    },
    onFault,
  })

  return {
    evaluate: (expression, by) =>
      pool.run({ operation: 'evaluate', args: [expression] }, { by }) as Promise<Calculation>,
    solve: (problem, by) =>
      pool.run({ operation: 'solve', args: [problem] }, { by, partMs: 3_000 }) as Promise<ConvSolve>,
    integrate: (options, by) =>
      pool.run({ operation: 'integrate', args: [options] }, { by, partMs: 3_000 }) as Promise<InitGain>,
    settle: (options, by) =>
      pool.run({ operation: 'settle', args: [options] }, { by, partMs: 3_000 }) as Promise<InitPhase>,
    trace: (options, by) =>
      pool.run({ operation: 'trace', args: [options] }, { by, partMs: 3_000 }) as Promise<NetTrace>,
    see: (options, by) =>
      pool.run({ operation: 'see', args: [options] }, { by, partMs: 3_000 }) as Promise<NetRf>,
    compare: (options, by) =>
      pool.run({ operation: 'compare', args: [options] }, { by, partMs: 3_000 }) as Promise<NetDiff>,
    grade: (key, aliases, answer, by) =>
      pool.run({ operation: 'grade', args: [key, aliases, answer] }, { by }) as Promise<Grade>,
    simulate: (experiment, by, onProgress) =>
      simulations.run({ operation: 'simulate', args: [experiment] }, { by, onProgress }),
    async close() {
      await Promise.all([pool.close(), simulations.close()])
    },
  }
}
