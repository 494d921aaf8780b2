import { type Kysely, sql } from 'kysely'
import type { Database } from './database.ts'
import type { LastAnswer, Learning, Review } from './learning.ts'
import type { Tables } from './tables.ts'

type Operations = Pick<Learning, 'uncountedAnswers' | 'countAnswers' | 'reviews' | 'rateReview'>

const batchSize = 1000

/** An answer was counted by somebody else in the meantime. */
class CountedAlready extends Error {}

export function reviewOperations({ db }: Database): Operations {
  return {
    uncountedAnswers: (memberId, serverId, since, now) =>
      uncountedAnswers(db, { memberId, serverId, since, now }),
    async countAnswers(memberId, postIds, changed) {
      try {
        await db.transaction().execute(async (transaction) => {
          for (const batch of batches(postIds)) await markCounted(transaction, memberId, batch)
          for (const batch of batches(changed)) await saveReviews(transaction, batch)
        })
        return true
      } catch (error) {
        if (error instanceof CountedAlready) return false
        throw error
      }
    },
    reviews: (memberId, serverId) =>
      db
        .selectFrom('review')
        .selectAll()
        .where('memberId', '=', memberId)
        .where('serverId', '=', serverId)
        .orderBy('due')
        .orderBy('questionId')
        .execute(),
    async rateReview({ memberId, serverId, questionId, postId, due, memory }) {
      const { numUpdatedRows } = await db
        .updateTable('review')
        .set({ due, memory })
        .where('memberId', '=', memberId)
        .where('serverId', '=', serverId)
        .where('questionId', '=', questionId)
        .where('postId', '=', postId)
        .executeTakeFirst()

      return numUpdatedRows > 0n
    },
  }
}

/** A first look may count years; engines bound the values of a statement. */
function batches<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / batchSize) }, (_, at) =>
    all.slice(at * batchSize, (at + 1) * batchSize),
  )
}

async function uncountedAnswers(
  db: Kysely<Tables>,
  of: { memberId: string; serverId: string; since: number; now: number },
): Promise<LastAnswer[]> {
  const rows = await db
    .selectFrom('attempt')
    .innerJoin('post', 'post.id', 'attempt.postId')
    .leftJoin('countedAnswer', (join) =>
      join
        .onRef('countedAnswer.postId', '=', 'attempt.postId')
        .onRef('countedAnswer.memberId', '=', 'attempt.memberId'),
    )
    .select(['post.id as postId', 'post.questionId', 'post.practiceOf', 'post.closesAt', 'post.closedAt'])
    .select(['attempt.number', 'attempt.verdict', 'attempt.at'])
    .where('attempt.memberId', '=', of.memberId)
    .where('attempt.at', '>=', of.since)
    .where('post.serverId', '=', of.serverId)
    .where('countedAnswer.postId', 'is', null)
    .where(({ or, eb }) =>
      or([
        eb('post.practiceOf', '=', of.memberId),
        eb('post.closedAt', 'is not', null),
        eb('post.closesAt', '<=', of.now),
      ]),
    )
    .orderBy('attempt.at')
    .orderBy('attempt.number')
    .execute()
  const newest = new Map(rows.map((row) => [row.postId, row]))

  return rows
    .filter((row) => newest.get(row.postId) === row)
    .map(({ practiceOf, closesAt, closedAt, ...answer }) => ({
      ...answer,
      isPractice: practiceOf !== null,
      isClosed: closedAt !== null || closesAt <= of.now,
    }))
}

async function markCounted(db: Kysely<Tables>, memberId: string, postIds: readonly string[]): Promise<void> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('countedAnswer')
    .values(postIds.map((postId) => ({ memberId, postId })))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()

  if (numInsertedOrUpdatedRows < BigInt(postIds.length)) throw new CountedAlready()
}

async function saveReviews(db: Kysely<Tables>, reviews: readonly Review[]): Promise<void> {
  await db
    .insertInto('review')
    .values(reviews)
    .onConflict((conflict) =>
      conflict.columns(['memberId', 'serverId', 'questionId']).doUpdateSet({
        due: sql.ref('excluded.due'),
        memory: sql.ref('excluded.memory'),
        memoryBefore: sql.ref('excluded.memory_before'),
        postId: sql.ref('excluded.post_id'),
      }),
    )
    .execute()
}
