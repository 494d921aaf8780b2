import type { Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/** Takes entries of a member out of the ledger and out of the totals, which stay the sum of what is left. */
export async function deletePoints(
  transaction: Transaction<Tables>,
  memberId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return

  const entries = await transaction
    .deleteFrom('point')
    .where('id', 'in', ids)
    .returning(['serverId', 'points', 'attempts'])
    .execute()

  for (const [serverId, ofServer] of Map.groupBy(entries, (entry) => entry.serverId)) {
    const points = ofServer.reduce((sum, entry) => sum + entry.points, 0)
    const attempts = ofServer.reduce((sum, entry) => sum + entry.attempts, 0)

    await transaction
      .updateTable('memberScore')
      .set((eb) => ({ score: eb('score', '-', points), attempts: eb('attempts', '-', attempts) }))
      .where('serverId', '=', serverId)
      .where('memberId', '=', memberId)
      .execute()
  }
}
