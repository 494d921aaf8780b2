import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { Database } from './database.ts'
import { deletePosts, deleteSome } from './deleting.ts'
import { keptSince, type Retained, type Retention } from './retaining.ts'
import type { Tables } from './tables.ts'

/** Draws that go at once, with their answers. */
const drawBatch = 25
const claimBatch = 50

export function retentionOperations(database: Database): Pick<Retention, 'removeOld'> {
  const { db } = database

  return {
    async removeOld(what, now) {
      const count = await db
        .transaction()
        .execute((transaction) => removers[what](transaction, database, keptSince(what, now)))

      // Whoever answers meanwhile comes first.
      await new Promise((resolve) => setImmediate(resolve))

      return count
    },
  }
}

type Remover = (transaction: Transaction<Tables>, database: Database, since: number) => Promise<number>

/** Rows of a table that nothing refers to. */
function rows(table: keyof Tables, where: (since: number) => RawBuilder<unknown>): Remover {
  return (transaction, database, since) => deleteSome(transaction, database, table, where(since))
}

const removers: Readonly<Record<Retained, Remover>> = {
  calculations: rows('calculation', (since) => sql`${sql.ref('usedAt')} < ${since}`),
  drafts: rows('draft', (since) => sql`${sql.ref('keptAt')} < ${since}`),
  reports: rows('report', (since) => sql`${sql.ref('doneAt')} < ${since}`),
  incidents: rows('incident', (since) => sql`${sql.ref('openedAt')} < ${since}`),
  reminders: rows('reminder', (since) => sql`${sql.ref('at')} < ${since}`),
  audit: rows('audit', (since) => sql`${sql.ref('at')} < ${since}`),
  steps: rows(
    'step',
    (since) => sql`${sql.ref('state')} in ('done', 'failed') and ${sql.ref('dueAt')} < ${since}`,
  ),
  // The slot of a post stays as long as the post.
  slots: rows(
    'slot',
    (since) => sql`${sql.ref('fireAt')} < ${since} and ${sql.ref('state')} in ('skipped', 'failed')
      and not exists (select 1 from post where ${sql.ref('post.scheduleId')} = ${sql.ref('slot.scheduleId')}
        and ${sql.ref('post.fireAt')} = ${sql.ref('slot.fireAt')})`,
  ),
  async claims(transaction, _database, since) {
    const settled = await transaction
      .selectFrom('keyPointClaim')
      .select('id')
      .where('state', '!=', 'open')
      .where('at', '<', since)
      .limit(claimBatch)
      .execute()
    const ids = settled.map(({ id }) => id)

    if (ids.length === 0) return 0

    await transaction.deleteFrom('keyPointVote').where('claimId', 'in', ids).execute()
    await transaction.deleteFrom('keyPointClaim').where('id', 'in', ids).execute()

    return ids.length
  },
  practice: (transaction, _database, since) => removeDraws(transaction, since, { answered: true }),
  unansweredPractice: (transaction, _database, since) => removeDraws(transaction, since, { answered: false }),
}

async function removeDraws(
  transaction: Transaction<Tables>,
  since: number,
  { answered }: { readonly answered: boolean },
): Promise<number> {
  const draws = await transaction
    .selectFrom('post')
    .select('id')
    .where('practiceOf', 'is not', null)
    .where('createdAt', '<', since)
    .where(({ exists, not, selectFrom }) =>
      answered
        ? not(exists(selectFrom('review').select('review.postId').whereRef('review.postId', '=', 'post.id')))
        : not(exists(selectFrom('attempt').select('number').whereRef('attempt.postId', '=', 'post.id'))),
    )
    .limit(drawBatch)
    .execute()

  await deletePosts(
    transaction,
    draws.map(({ id }) => id),
  )

  return draws.length
}
