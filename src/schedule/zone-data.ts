import { nextRun } from './next-runs.ts'
import type { DeliveryParts } from './parts.ts'

const factName = 'zoneData'

/**
 * Computes the runs to come anew when the time-zone data changed since the last start: governments move their clocks at
 * short notice, and what a preview shows has to happen. What is due already stays due.
 */
export async function refreshRuns({ store, log, now, zoneData }: DeliveryParts): Promise<void> {
  if ((await store.fact(factName)) === zoneData) return

  const at = now()

  for (const { id, cron, timezone, nextRunAt } of await store.allSchedules()) {
    if (nextRunAt === null || nextRunAt <= at) continue

    const next = nextRun(cron, timezone, at)

    if (next === nextRunAt) continue
    log.info({ schedule: id, nextRunAt, next }, 'next run moved with the time-zone data')
    await store.moveNextRun(id, nextRunAt, next)
  }

  await store.saveFact(factName, zoneData)
}
