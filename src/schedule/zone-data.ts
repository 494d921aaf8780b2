import { comingRun } from './coming-run.ts'
import type { DeliveryParts } from './parts.ts'

const factName = 'zoneData'

/**
 * Computes the runs to come anew when the time-zone data changed since the last start: governments move their clocks at
 * short notice, and what a preview shows has to happen. What is due already stays due.
 */
export async function refreshRuns({ store, log, now, zoneData }: DeliveryParts): Promise<void> {
  if ((await store.fact(factName)) === zoneData) return

  const at = now()

  for (const schedule of await store.allSchedules()) {
    const { id, nextRunAt } = schedule

    if (nextRunAt === null || nextRunAt <= at) continue

    const next = await comingRun(store, schedule, at)

    if (next === nextRunAt) continue
    log.info({ schedule: id, nextRunAt, next }, 'next run moved with the time-zone data')
    await store.moveNextRun(id, nextRunAt, next)
  }

  await store.saveFact(factName, zoneData)
}
