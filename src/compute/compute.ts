import type { AnswerKey } from '../bank/question.ts'
import type { Calculation } from '../math/expression.ts'
import type { InitGain, InitGainOptions } from '../math/gain.ts'
import type { DiffOptions, NetDiff } from '../math/network/diff.ts'
import type { NetRf, RfOptions } from '../math/network/rf.ts'
import type { NetTrace, TraceOptions } from '../math/network/trace.ts'
import type { InitPhase, InitPhaseOptions } from '../math/phase.ts'
import type { InitSimulate, InitSimulateOptions } from '../math/simulate.ts'
import type { ConvSolveOptions } from '../math/solve/problem.ts'
import type { ConvSolve } from '../math/solve.ts'
import type { Grade } from '../quiz/grade/grade.ts'

/**
 * Runs what members typed away from the main thread, with a deadline and a heap cap.
 *
 * @throws UserError `calc.*` for what cannot be read or computed, including running out of time or memory.
 */
export interface Compute {
  /** The value of a `/calc` expression. Members take turns: `by` is the one who waits. */
  evaluate(expression: string, by?: string): Promise<Calculation>
  /** Every layer that gives a wanted output; see `convSolve` for what it refuses. */
  solve(options: ConvSolveOptions, by?: string): Promise<ConvSolve>
  /** Moments and gains of an activation; a covariance is an integral over the plane. */
  integrate(options: InitGainOptions, by?: string): Promise<InitGain>
  /** The phase of a wide network; the edge of chaos is searched. */
  settle(options: InitPhaseOptions, by?: string): Promise<InitPhase>
  /** Draws networks and measures them; `onProgress` is told which share is done. */
  simulate(
    options: InitSimulateOptions,
    by?: string,
    onProgress?: (share: number) => void,
  ): Promise<InitSimulate>
  /** A network layer by layer; a long text takes longer than the main thread may wait. */
  trace(options: TraceOptions, by?: string): Promise<NetTrace>
  /** Its receptive fields. */
  see(options: RfOptions, by?: string): Promise<NetRf>
  /** Two of them side by side. */
  compare(options: DiffOptions, by?: string): Promise<NetDiff>
  /** Grades one typed answer against a key. */
  grade(key: AnswerKey, aliases: readonly string[], answer: string, by?: string): Promise<Grade>
  close(): Promise<void>
}
