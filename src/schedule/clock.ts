import { createTask } from 'node-cron'
import type { Logger } from '../log.ts'
import type { Deliverer } from './deliver.ts'

/** Longest wait for what is in flight when the process stops. */
const handOverMs = 9_000

/**
 * Wakes the delivery every minute, and once at the start. A missed minute costs nothing: what is due stands in the store.
 */
export function startClock({ delivery, log }: { readonly delivery: Deliverer; readonly log: Logger }): {
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
  })

  void task.start()
  void tick()

  return {
    async close() {
      await task.destroy()
      await Promise.race([
        delivery.close(),
        new Promise((resolve) => setTimeout(resolve, handOverMs).unref()),
      ])
    },
  }
}
