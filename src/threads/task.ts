import type { MessagePort } from 'node:worker_threads'
import { UserError } from '../errors.ts'

/** What a worker says while it works: that it begins a part, or which share of the job is done. */
export type Report = 'begin' | number

/** A job on its way to a worker; on `port` come its reports. */
export interface Order<Job> {
  readonly job: Job
  readonly port: MessagePort
}

/** What comes back: a person's mistake is a value, since an error's class does not survive the way between threads. */
export type Answer<Result> =
  | { readonly result: Result }
  | { readonly mistake: { readonly key: UserError['key']; readonly values: UserError['values'] } }

/**
 * Makes the entry of a worker thread from what it does. `begin` starts the clock of a part anew, `tell` says which share
 * is done, from 0 to 1; anything thrown but a UserError rejects and is a fault of ours.
 */
export function guardedTask<Job, Result>(
  work: (job: Job, begin: () => void, tell: (share: number) => void) => Result | Promise<Result>,
): (order: Order<Job>) => Promise<Answer<Result>> {
  return async ({ job, port }) => {
    const report = (message: Report) => port.postMessage(message)

    try {
      return { result: await work(job, () => report('begin'), report) }
    } catch (error) {
      if (error instanceof UserError) return { mistake: { key: error.key, values: error.values } }

      throw error
    } finally {
      port.close()
    }
  }
}
