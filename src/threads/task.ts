import type { MessagePort } from 'node:worker_threads'
import { UserError } from '../errors.ts'

/** A job on its way to a worker; on `port` the worker says each time it begins a part of it. */
export interface Order<Job> {
  readonly job: Job
  readonly port: MessagePort
}

/** What comes back: a person's mistake is a value, since an error's class does not survive the way between threads. */
export type Answer<Result> =
  | { readonly result: Result }
  | { readonly mistake: { readonly key: UserError['key']; readonly values: UserError['values'] } }

/**
 * Makes the entry of a worker thread from what it does. `begin` starts the clock of a part anew; anything thrown but a
 * UserError rejects and is a fault of ours.
 */
export function guardedTask<Job, Result>(
  work: (job: Job, begin: () => void) => Result | Promise<Result>,
): (order: Order<Job>) => Promise<Answer<Result>> {
  return async ({ job, port }) => {
    try {
      return { result: await work(job, () => port.postMessage('begin')) }
    } catch (error) {
      if (error instanceof UserError) return { mistake: { key: error.key, values: error.values } }

      throw error
    } finally {
      port.close()
    }
  }
}
