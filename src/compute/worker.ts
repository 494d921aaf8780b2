import { calculate } from '../math/expression.ts'
import { gradeAnswer } from '../quiz/grade/grade.ts'
import { guardedTask } from '../threads/task.ts'
import type { Compute } from './compute.ts'

/** The port's operations by name, with their arguments. */
export type Job =
  | { readonly operation: 'evaluate'; readonly args: Parameters<Compute['evaluate']> }
  | { readonly operation: 'grade'; readonly args: Parameters<Compute['grade']> }

export default guardedTask((job: Job, begin) => {
  begin()

  return job.operation === 'evaluate' ? calculate(...job.args) : gradeAnswer(...job.args)
})
