import type { Transaction } from 'kysely'
import type { Database } from './database.ts'
import { type Books, earn, earningOf } from './ledger.ts'
import type { Attempt, NewAttempt, Recorded, Store } from './store.ts'
import type { Tables } from './tables.ts'

type Operations = Pick<Store, 'recordAttempt' | 'attemptsBy' | 'attemptsOn'>

export function attemptOperations(books: Books): Operations {
  const { db } = books.database

  return {
    recordAttempt: (attempt) =>
      db.transaction().execute((transaction) => record(transaction, books, attempt)),
    attemptsBy: (postId, memberId) => attemptsBy(db, postId, memberId),
    attemptsOn: (postId) =>
      db
        .selectFrom('attempt')
        .selectAll()
        .where('postId', '=', postId)
        .orderBy('at')
        .orderBy('memberId')
        .orderBy('number')
        .execute(),
  }
}

async function record(transaction: Transaction<Tables>, books: Books, wanted: NewAttempt): Promise<Recorded> {
  const { limit, pointsFor, ruleVersion, ...given } = wanted
  // Whoever answers or closes this post waits here, so that no limit is passed by two clicks at once.
  const post = await transaction
    .selectFrom('post')
    .selectAll()
    .where('id', '=', given.postId)
    .$if(books.database.locksRows, (query) => query.forUpdate())
    .executeTakeFirstOrThrow()
  const earlier = await attemptsBy(transaction, given.postId, given.memberId)
  const repeated = earlier.find(({ interactionId }) => interactionId === given.interactionId)

  if (repeated) return { outcome: 'duplicate', attempt: repeated, attemptsLeft: leftAfter(repeated, limit) }
  if (post.closedAt !== null || given.at >= post.closesAt) return { outcome: 'closed' }
  if (earlier.length >= limit || isFinal(earlier.at(-1))) return { outcome: 'exhausted', attempts: earlier }

  const number = earlier.length + 1
  const unsettled = { settledBy: null, settledAt: null, note: null, questionVersion: null }
  const attempt: Attempt = { ...given, ...unsettled, number, points: pointsFor(number) }

  await transaction.insertInto('attempt').values(attempt).execute()
  const earning = earningOf(post)
  if (earning) await earn(transaction, books, earning, attempt, ruleVersion)

  return { outcome: 'recorded', attempt, attemptsLeft: leftAfter(attempt, limit) }
}

function leftAfter(attempt: Attempt, limit: number): number {
  return isFinal(attempt) ? 0 : limit - attempt.number
}

/** Right, or waiting for a person: nothing is left to try. */
function isFinal(attempt: Attempt | undefined): boolean {
  return attempt?.verdict === 'correct' || attempt?.verdict === 'pending'
}

function attemptsBy(
  db: Transaction<Tables> | Database['db'],
  postId: string,
  memberId: string,
): Promise<Attempt[]> {
  return db
    .selectFrom('attempt')
    .selectAll()
    .where('postId', '=', postId)
    .where('memberId', '=', memberId)
    .orderBy('number')
    .execute()
}
