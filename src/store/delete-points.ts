import type { Transaction } from 'kysely'
import { takeFromBoards } from './board-entries.ts'
import { nameMember } from './board-members.ts'
import type { Database } from './database.ts'
import { lockBoards } from './kept-boards.ts'
import type { Tables } from './tables.ts'

/** Takes entries of a member out of the ledger and off the boards, which stay the sums of what is left. */
export async function deletePoints(
  transaction: Transaction<Tables>,
  database: Database,
  memberId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return

  const entries = await transaction
    .selectFrom('point')
    .select(['id', 'serverId'])
    .where('id', 'in', ids)
    .orderBy('serverId')
    .execute()

  for (const [serverId, ofServer] of Map.groupBy(entries, (entry) => entry.serverId)) {
    await lockBoards(transaction, database, serverId, 'shared')
    // As everybody does who changes a member's standings.
    await nameMember(transaction, { serverId, memberId })
    await takeFromBoards(
      transaction,
      serverId,
      ofServer.map(({ id }) => id),
    )
  }
  await transaction.deleteFrom('point').where('id', 'in', ids).execute()
}
