import { createTask } from 'node-cron'
import { atMost } from '../at-most.ts'
import type { Logger } from '../log.ts'
import type { Deliverer } from './deliver.ts'

/** Longest wait for the delivery when the process stops, should the database not answer. */
const handOverMs = 8_000

/**
 * Wakes the delivery every minute, and once at the start. A missed minute costs nothing: what is due stands in the store.
 */
export function startClock({
  delivery,
  log,
}: {
  readonly delivery: Pick<Deliverer, 'tick' | 'close'>
  readonly log: Logger
}): {
  close(): Promise<void>
} {
  const tick = () => delivery.tick().catch((err: unknown) => log.error({ err }, 'tick failed'))
  const task = createTask('* * * * *', tick, {
    name: 'tick',
    // In a zone with clock changes the minute task would pause for an hour on the autumn night.
    timezone: 'UTC',
    noOverlap: true,
    // By default a tick that comes a second late is dropped.
    missedExecutionTolerance: 59_000,
    logger: cronLogger(log),
  })

  void task.start()
  void tick()

  return {
    async close() {
      await task.destroy()
      await atMost(handOverMs, delivery.close())
    },
  }
}

/** node-cron writes to the console otherwise; that a tick was still running is nothing to worry about. */
function cronLogger(log: Logger) {
  return {
    info: (message: string) => log.debug(message),
    warn: (message: string) => log.debug(message),
    debug: (message: string | Error) => log.debug({ detail: String(message) }, 'clock'),
    error: (message: string | Error, err?: Error) => log.error({ err: err ?? message }, 'clock failed'),
  }
}
