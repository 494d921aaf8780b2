import type { MessagePort } from 'node:worker_threads'
import { UserError } from '../errors.ts'
import { type Job, openPainter } from './painter.ts'
import type { Picture } from './renderer.ts'

/** A job on its way to a worker; on `port` the worker says each time it begins a picture. */
export interface Order {
  readonly job: Job
  readonly port: MessagePort
}

/** What comes back: a person's mistake is a value, since an error's class does not survive the way between threads. */
export type Answer =
  | { readonly pictures: readonly Picture[] }
  | { readonly mistake: { readonly key: UserError['key']; readonly values: UserError['values'] } }

const painter = await openPainter()

/** Entry of a worker thread; anything but a UserError rejects and is a fault of ours. */
export async function paint({ job, port }: Order): Promise<Answer> {
  try {
    return { pictures: await painter.paint(job, () => port.postMessage('begin')) }
  } catch (error) {
    if (error instanceof UserError) return { mistake: { key: error.key, values: error.values } }

    throw error
  } finally {
    port.close()
  }
}
