import { calculate } from '../math/expression.ts'
import { gradeAnswer } from '../quiz/grade/grade.ts'
import { guardedTask } from '../threads/task.ts'

/** The port's operations by name, with their arguments. */
export type Job =
  | { readonly operation: 'evaluate'; readonly args: Parameters<typeof calculate> }
  | { readonly operation: 'grade'; readonly args: Parameters<typeof gradeAnswer> }

export default guardedTask((job: Job, begin) => {
  begin()

  return job.operation === 'evaluate' ? calculate(...job.args) : gradeAnswer(...job.args)
})
