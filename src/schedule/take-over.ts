import type { DeliveryParts } from './parts.ts'

/**
 * Frees what processes held that have ended: nobody has to wait for their leases to run out. What they were sending is
 * looked for before it is sent again, as after any crash.
 */
export async function takeOver({ store, isKnownDead, log }: DeliveryParts): Promise<void> {
  const dead = (await store.claimHolders()).filter(isKnownDead)

  for (const worker of dead) {
    log.info({ worker }, 'what a dead process held is taken over')
    await store.releaseClaims(worker)
  }
}
