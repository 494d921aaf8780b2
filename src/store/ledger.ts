import type { Transaction } from 'kysely'
import type { Database } from './database.ts'
import type { Ranking } from './ranking.ts'
import type { Attempt, Post } from './store.ts'
import type { Tables } from './tables.ts'

/** Booked by hand, by no rule. */
const byHand = 0

export function ledgerOperations({ db }: Database): Pick<Ranking, 'correctPoints' | 'ledger'> {
  return {
    correctPoints: ({ memberName: name, ...correction }) =>
      db.transaction().execute(async (transaction) => {
        const { serverId, memberId, points, at } = correction
        const booked = await transaction
          .insertInto('point')
          .values({ ...correction, ...nothing, ruleVersion: byHand, attempts: 0 })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('id')
          .executeTakeFirst()

        if (booked) {
          if (name !== undefined) await nameMember(transaction, { serverId, memberId, name })
          await addToTotals(transaction, { serverId, memberId, points, attempts: 0, at })
        }

        return booked !== undefined
      }),
    ledger: (serverId, memberId, limit) =>
      db
        .selectFrom('point')
        .leftJoin('post', 'post.id', 'point.postId')
        .leftJoin('settlement', 'settlement.key', 'point.settlement')
        .select(['point.id', 'point.points', 'point.at', 'point.postId', 'post.questionId'])
        .select(({ fn }) => [
          'settlement.by as settledBy',
          fn.coalesce('point.reason', 'settlement.note').as('reason'),
        ])
        .where('point.serverId', '=', serverId)
        .where('point.memberId', '=', memberId)
        .orderBy('point.at', 'desc')
        .orderBy('point.id', 'desc')
        .limit(limit)
        .execute(),
  }
}

const nothing = { postId: null, scheduleId: null, topic: null, settlement: null }

type Earning = Pick<Post, 'id' | 'questionId'> & { readonly serverId: string; readonly scheduleId: string }

/** Where a post's points go; undefined where it earns none. */
export function earningOf({ id, serverId, scheduleId, questionId }: Post): Earning | undefined {
  return serverId === null || scheduleId === null ? undefined : { id, serverId, scheduleId, questionId }
}

/** Books an attempt in the ledger and adds it to the totals; part of the transaction that records it. */
export async function earn(
  transaction: Transaction<Tables>,
  post: Earning,
  { memberId, memberName: name, points, at }: Pick<Attempt, 'memberId' | 'memberName' | 'points' | 'at'>,
  { id, ruleVersion }: { id: string; ruleVersion: number },
): Promise<void> {
  await transaction
    .insertInto('point')
    .values({ ...bookedOn(post), id, memberId, points, ruleVersion, at, settlement: null, reason: null })
    .execute()
  await nameMember(transaction, { serverId: post.serverId, memberId, name })
  await addToTotals(transaction, { serverId: post.serverId, memberId, points, attempts: 1, at })
}

/** Books the difference a settlement makes, and adds it to the totals; part of the transaction that settles. */
export async function correct(
  transaction: Transaction<Tables>,
  post: Earning,
  { memberId, at }: Pick<Attempt, 'memberId' | 'at'>,
  entry: { id: string; points: number; settlement: string; ruleVersion: number },
): Promise<void> {
  await transaction
    .insertInto('point')
    .values({ ...bookedOn(post), ...entry, memberId, at, attempts: 0, reason: null })
    .execute()
  await addToTotals(transaction, {
    serverId: post.serverId,
    memberId,
    points: entry.points,
    attempts: 0,
    at,
  })
}

/** A question's id begins with its topic. */
function bookedOn({ id, serverId, scheduleId, questionId }: Earning) {
  return { serverId, postId: id, scheduleId, topic: questionId.split('/')[0] ?? '' }
}

async function nameMember(
  transaction: Transaction<Tables>,
  member: { serverId: string; memberId: string; name: string },
): Promise<void> {
  await transaction
    .insertInto('memberScore')
    .values({ ...member, score: 0, attempts: 0, lastAt: 0 })
    .onConflict((conflict) => conflict.columns(['serverId', 'memberId']).doUpdateSet({ name: member.name }))
    .execute()
}

async function addToTotals(
  transaction: Transaction<Tables>,
  entry: { serverId: string; memberId: string; points: number; attempts: number; at: number },
): Promise<void> {
  const { serverId, memberId, points, attempts, at } = entry

  await transaction
    .updateTable('memberScore')
    .set((eb) => ({
      score: eb('score', '+', points),
      attempts: eb('attempts', '+', attempts),
      // Answers to several posts may be committed in another order than they were given.
      ...(points > 0 && { lastAt: eb.case().when('lastAt', '<', at).then(at).else(eb.ref('lastAt')).end() }),
    }))
    .where('serverId', '=', serverId)
    .where('memberId', '=', memberId)
    .execute()
}
