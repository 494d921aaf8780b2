import type { Transaction } from 'kysely'
import type { Database } from './database.ts'
import { type Books, correct, earningOf } from './ledger.ts'
import type { Settlement, Settling } from './settling.ts'
import { requestStep } from './steps.ts'
import type { Attempt, Post } from './store.ts'
import type { Tables } from './tables.ts'

type Operations = Pick<Settling, 'settleAttempts' | 'latestRegrade'>

export function settlementOperations(books: Books): Operations {
  const { database } = books
  const { db } = database

  return {
    settleAttempts: (postId, settlements, correctAt) =>
      db.transaction().execute(async (transaction) => {
        const post = await lockPost(transaction, database, postId)
        let count = 0

        // Members in the same order for everybody, so that two who settle never wait for each other.
        for (const settlement of settlements.toSorted(byMember)) {
          if (post && (await settle(transaction, books, post, settlement))) count++
        }
        if (correctAt !== undefined && count > 0 && post?.messageId && post.closedAt !== null) {
          await requestStep(transaction, post.id, { name: 'correct', dueAt: correctAt })
        }

        return count
      }),
    latestRegrade: (postId) =>
      db
        .selectFrom('settlement')
        .select(({ fn }) => ['at', fn.countAll<number>().as('count')])
        .where('postId', '=', postId)
        .where('by', '=', 'regrade')
        .groupBy('at')
        .orderBy('at', 'desc')
        .limit(1)
        .executeTakeFirst(),
  }
}

function byMember(one: Settlement, other: Settlement): number {
  if (one.memberId === other.memberId) return 0

  return one.memberId < other.memberId ? -1 : 1
}

/** Whoever answers, closes or settles a post waits for the others here. */
export function lockPost(
  transaction: Transaction<Tables>,
  { locksRows }: Database,
  postId: string,
): Promise<Post | undefined> {
  return transaction
    .selectFrom('post')
    .selectAll()
    .where('id', '=', postId)
    .$if(locksRows, (query) => query.forUpdate())
    .executeTakeFirst()
}

/** False when the key was used, the attempt is none, or a manager has had the last word on it. */
export async function settle(
  transaction: Transaction<Tables>,
  books: Books,
  post: Post,
  settlement: Settlement,
): Promise<boolean> {
  const attempt = await transaction
    .selectFrom('attempt')
    .selectAll()
    .where('postId', '=', post.id)
    .where('memberId', '=', settlement.memberId)
    .where('number', '=', settlement.number)
    .executeTakeFirst()

  if (!attempt || (attempt.settledBy === 'manager' && settlement.by !== 'manager')) return false
  if (!(await book(transaction, post.id, settlement))) return false

  await change(transaction, attempt, settlement)
  if (settlement.made) await decideClaims(transaction, attempt, settlement.made)

  const difference = settlement.points - attempt.points
  const earning = earningOf(post)
  if (difference !== 0 && earning) {
    const { key, ruleVersion, at } = settlement
    await correct(transaction, books, earning, attempt, {
      points: difference,
      settlement: key,
      ruleVersion,
      at,
    })
  }

  return true
}

async function book(transaction: Transaction<Tables>, postId: string, settlement: Settlement) {
  const { key, memberId, number, by, byId, note, verdict, points, at } = settlement
  const booked = await transaction
    .insertInto('settlement')
    .values({ key, postId, memberId, number, by, byId, note, verdict, points, at })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst()

  return booked !== undefined
}

async function change(transaction: Transaction<Tables>, attempt: Attempt, settlement: Settlement) {
  const { by, at, note, verdict, reason, points, gradingVersion, questionVersion } = settlement

  await transaction
    .updateTable('attempt')
    .set({ settledBy: by, settledAt: at, note, verdict, reason, points, gradingVersion })
    .$if(questionVersion !== undefined, (query) => query.set({ questionVersion: questionVersion ?? null }))
    .where('postId', '=', attempt.postId)
    .where('memberId', '=', attempt.memberId)
    .where('number', '=', attempt.number)
    .execute()
}

async function decideClaims(
  transaction: Transaction<Tables>,
  { postId, memberId }: Attempt,
  made: readonly string[],
) {
  const claims = transaction
    .updateTable('keyPointClaim')
    .where('postId', '=', postId)
    .where('memberId', '=', memberId)

  await claims.set({ state: 'refused' }).execute()
  if (made.length > 0) await claims.set({ state: 'confirmed' }).where('point', 'in', made).execute()
}
