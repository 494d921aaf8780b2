import { randomUUID } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from './database.ts'
import { deletePoints } from './delete-points.ts'
import { batchSize, deletePosts, deleteSome } from './deleting.ts'
import type { MemberData } from './members.ts'
import { naming } from './naming.ts'
import type { Tables } from './tables.ts'

type Operations = Pick<MemberData, 'beginForgetting' | 'toForget' | 'forgetSome' | 'endForgetting'>
type Table = keyof Tables

/** Posts whose answers are deleted at once: each has some rows in several tables. */
const postBatch = 25

/** Deleted with what depends on them, and not by themselves. */
const withOthers: readonly Table[] = ['keyPointClaim', 'point', 'attempt', 'post', 'forgetting']

export function forgettingOperations(database: Database): Operations {
  const { db } = database
  const pieces = [forgetAnswers, forgetClaims, forgetPoints, forgetRows, forgetPractice, forgetParts]

  return {
    async beginForgetting(memberId, at) {
      await db
        .insertInto('forgetting')
        .values({ memberId, askedAt: at })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
    async toForget() {
      const next = await db.selectFrom('forgetting').select('memberId').orderBy('askedAt').executeTakeFirst()

      return next?.memberId
    },
    async forgetSome(memberId) {
      for (const piece of pieces) {
        const count = await db.transaction().execute((transaction) => piece(transaction, database, memberId))

        // Whoever answers meanwhile comes first.
        await new Promise((resolve) => setImmediate(resolve))
        if (count > 0) return true
      }

      return false
    },
    async endForgetting(memberId) {
      await db.deleteFrom('forgetting').where('memberId', '=', memberId).execute()
    },
  }
}

type Piece = (transaction: Transaction<Tables>, database: Database, memberId: string) => Promise<number>

/** Answers with all that hangs on them, a few posts at a time: nobody settles, votes or answers there in between. */
const forgetAnswers: Piece = async (transaction, database, memberId) => {
  // The oldest, as the index has them: a piece costs the same however much there is.
  const oldest = await transaction
    .selectFrom('attempt')
    .select('postId')
    .where('memberId', '=', memberId)
    .orderBy('at')
    .limit(postBatch)
    .execute()
  const postIds = [...new Set(oldest.map(({ postId }) => postId))]

  if (postIds.length === 0) return 0

  // In the order of their ids, so that two who are forgotten at once do not wait for each other.
  const posts = await transaction
    .selectFrom('post')
    .select(['id', 'serverId'])
    .where('id', 'in', postIds)
    .orderBy('id')
    .$if(database.locksRows, (query) => query.forUpdate())
    .execute()

  await deleteClaims(transaction, memberId, postIds)
  await deletePoints(transaction, database, memberId, await entriesOn(transaction, memberId, posts))
  for (const table of ['settlement', 'attempt'] as const) {
    await transaction
      .deleteFrom(table)
      .where('memberId', '=', memberId)
      .where('postId', 'in', postIds)
      .execute()
  }

  return postIds.length
}

/** Entries of the ledger are dated like their attempts: by that the index finds them, among however many. */
async function entriesOn(
  transaction: Transaction<Tables>,
  memberId: string,
  posts: readonly { readonly id: string; readonly serverId: string | null }[],
): Promise<string[]> {
  const ids = posts.map(({ id }) => id)
  const { first, last } = await transaction
    .selectFrom('attempt')
    .select(({ fn }) => [fn.min('at').as('first'), fn.max('at').as('last')])
    .where('memberId', '=', memberId)
    .where('postId', 'in', ids)
    .executeTakeFirstOrThrow()
  const entries = await transaction
    .selectFrom('point')
    .select('id')
    .where('memberId', '=', memberId)
    .where('serverId', 'in', [...new Set(posts.map(({ serverId }) => serverId ?? ''))])
    .where('at', '>=', first)
    .where('at', '<=', last)
    .where('postId', 'in', ids)
    .execute()

  return entries.map(({ id }) => id)
}

/** Claims without an answer, should there be any. */
const forgetClaims: Piece = async (transaction, _database, memberId) => {
  const claims = await transaction
    .selectFrom('keyPointClaim')
    .select('postId')
    .distinct()
    .where('memberId', '=', memberId)
    .limit(postBatch)
    .execute()

  await deleteClaims(
    transaction,
    memberId,
    claims.map(({ postId }) => postId),
  )

  return claims.length
}

/** What managers booked, and what came while the rest was deleted. */
const forgetPoints: Piece = async (transaction, database, memberId) => {
  const entries = await transaction
    .selectFrom('point')
    .select('id')
    .where('memberId', '=', memberId)
    .limit(batchSize)
    .execute()

  await deletePoints(
    transaction,
    database,
    memberId,
    entries.map(({ id }) => id),
  )

  return entries.length
}

/** The rows of all tables that nothing else refers to. */
const forgetRows: Piece = async (transaction, database, memberId) => {
  for (const table of Object.keys(naming) as Table[]) {
    const { own } = naming[table]
    const isPlain = own !== undefined && !withOthers.includes(table)
    const count = isPlain
      ? await deleteSome(transaction, database, table, sql`${sql.ref(own)} = ${memberId}`)
      : 0

    if (count > 0) return count
  }

  return 0
}

const forgetPractice: Piece = async (transaction, _database, memberId) => {
  const draws = await transaction
    .selectFrom('post')
    .select('id')
    .where('practiceOf', '=', memberId)
    .limit(postBatch)
    .execute()

  await deletePosts(
    transaction,
    draws.map(({ id }) => id),
  )

  return draws.length
}

/** What the member did to things that are not theirs stays, done by somebody. */
const forgetParts: Piece = async (transaction, { rowId }, memberId) => {
  const somebody = `forgotten:${randomUUID()}`
  const parts = (Object.keys(naming) as Table[]).flatMap((table) =>
    (naming[table].parts ?? []).map((part) => ({ table, ...part })),
  )

  for (const { table, by, empties } of parts) {
    const { numAffectedRows = 0n } =
      await sql`update ${sql.table(table)} set ${sql.ref(by)} = ${empties ? null : somebody}
      where ${sql.raw(rowId)} in (select ${sql.raw(rowId)} from ${sql.table(table)}
        where ${sql.ref(by)} = ${memberId} limit ${sql.lit(batchSize)})`.execute(transaction)

    if (numAffectedRows > 0n) return Number(numAffectedRows)
  }

  return 0
}

async function deleteClaims(db: Kysely<Tables>, memberId: string, postIds: readonly string[]): Promise<void> {
  if (postIds.length === 0) return

  const claims = db
    .selectFrom('keyPointClaim')
    .select('id')
    .where('memberId', '=', memberId)
    .where('postId', 'in', postIds)

  await db.deleteFrom('keyPointVote').where('claimId', 'in', claims).execute()
  await db
    .deleteFrom('keyPointClaim')
    .where('memberId', '=', memberId)
    .where('postId', 'in', postIds)
    .execute()
}
