import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

/** Few enough that no deletion holds anybody up. */
export const batchSize = 200

/** Deletes some of the rows that satisfy; how many. */
export async function deleteSome(
  db: Kysely<Tables>,
  { rowId }: Pick<Database, 'rowId'>,
  table: keyof Tables,
  where: RawBuilder<unknown>,
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`delete from ${sql.table(table)} where ${sql.raw(rowId)} in
    (select ${sql.raw(rowId)} from ${sql.table(table)} where ${where} limit ${sql.lit(batchSize)})`.execute(
    db,
  )

  return Number(numAffectedRows)
}

/** Deletes posts with everything that belongs to them, members' answers too. */
export async function deletePosts(db: Kysely<Tables>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return

  const claims = db.selectFrom('keyPointClaim').select('id').where('postId', 'in', ids)

  await db.deleteFrom('keyPointVote').where('claimId', 'in', claims).execute()
  for (const table of ofPosts) await db.deleteFrom(table).where('postId', 'in', ids).execute()
  await db.deleteFrom('post').where('id', 'in', ids).execute()
}

const ofPosts = [
  'keyPointClaim',
  'settlement',
  'point',
  'attempt',
  'review',
  'countedAnswer',
  'report',
  'step',
] as const
