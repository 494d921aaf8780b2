import { calculate } from '../math/expression.ts'
import { initGain } from '../math/gain.ts'
import { netDiff } from '../math/network/diff.ts'
import { netRf } from '../math/network/rf.ts'
import { netTrace } from '../math/network/trace.ts'
import { initPhase } from '../math/phase.ts'
import { type InitSimulateOptions, initSimulate } from '../math/simulate.ts'
import { convSolve } from '../math/solve.ts'
import { gradeAnswer } from '../quiz/grade/grade.ts'
import { guardedTask } from '../threads/task.ts'

/** The port's operations by name, with their arguments. */
export type Job =
  | { readonly operation: 'evaluate'; readonly args: Parameters<typeof calculate> }
  | { readonly operation: 'solve'; readonly args: Parameters<typeof convSolve> }
  | { readonly operation: 'integrate'; readonly args: Parameters<typeof initGain> }
  | { readonly operation: 'settle'; readonly args: Parameters<typeof initPhase> }
  | { readonly operation: 'simulate'; readonly args: readonly [InitSimulateOptions] }
  | { readonly operation: 'trace'; readonly args: Parameters<typeof netTrace> }
  | { readonly operation: 'see'; readonly args: Parameters<typeof netRf> }
  | { readonly operation: 'compare'; readonly args: Parameters<typeof netDiff> }
  | { readonly operation: 'grade'; readonly args: Parameters<typeof gradeAnswer> }

export default guardedTask((job: Job, begin, tell) => {
  begin()

  switch (job.operation) {
    case 'evaluate':
      return calculate(...job.args)
    case 'solve':
      return convSolve(...job.args)
    case 'integrate':
      return initGain(...job.args)
    case 'settle':
      return initPhase(...job.args)
    case 'simulate':
      return initSimulate(...job.args, tell)
    case 'trace':
      return netTrace(...job.args)
    case 'see':
      return netRf(...job.args)
    case 'compare':
      return netDiff(...job.args)
    case 'grade':
      return gradeAnswer(...job.args)
  }
})
