import type { Delivery } from './delivery.ts'
import { nonceFor } from './nonce.ts'
import type { DeliveryParts } from './parts.ts'

/** Writes into a server's log channel, where it has one. It is news, never the only place where something is kept. */
export async function tellManagers(
  { store, messenger, log }: DeliveryParts,
  { serverId, id, message }: Parameters<Delivery['tellManagers']>[0],
): Promise<void> {
  const { logChannelId } = await store.server(serverId)

  if (logChannelId === null) return

  try {
    await messenger.post(logChannelId, message, nonceFor('report', id))
  } catch (err) {
    log.warn({ err, server: serverId }, 'the log channel cannot be reached')
  }
}
