import type { Transaction } from 'kysely'
import { nameMember } from './board-members.ts'
import type { Database } from './database.ts'
import { addToBoards, lockBoards, type NewEntry } from './kept-boards.ts'
import type { Ranking } from './ranking.ts'
import { calendarOf } from './seasons.ts'
import type { Server } from './server-settings.ts'
import type { Attempt, Post } from './store.ts'
import type { Tables } from './tables.ts'

/** Booked by hand, by no rule. */
const byHand = 0

export function ledgerOperations(books: Books): Pick<Ranking, 'correctPoints' | 'ledger'> {
  const { db } = books.database

  return {
    correctPoints: ({ memberName: name, ...correction }) =>
      db.transaction().execute(async (transaction) => {
        const booked = await transaction
          .insertInto('point')
          .values({ ...correction, ...nothing, ruleVersion: byHand, attempts: 0 })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('id')
          .executeTakeFirst()

        if (booked) {
          await add(transaction, books, { ...correction, ...nothing, name, attempts: 0 })
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

/** What it takes to book an entry. */
export interface Books {
  readonly database: Database
  readonly defaults: Pick<Server, 'timezone'>
  readonly newId: (now: number) => string
}

type Earning = Pick<Post, 'id' | 'questionId'> & { readonly serverId: string; readonly scheduleId: string }

/** Where a post's points go; undefined where it earns none. */
export function earningOf({ id, serverId, scheduleId, questionId }: Post): Earning | undefined {
  return serverId === null || scheduleId === null ? undefined : { id, serverId, scheduleId, questionId }
}

/** Books an attempt in the ledger and adds it to the boards; part of the transaction that records it. */
export async function earn(
  transaction: Transaction<Tables>,
  books: Books,
  post: Earning,
  { memberId, memberName: name, points, at }: Pick<Attempt, 'memberId' | 'memberName' | 'points' | 'at'>,
  ruleVersion: number,
): Promise<void> {
  const entry = { ...bookedOn(post), memberId, points, at, attempts: 1 as const }

  await transaction
    .insertInto('point')
    .values({ ...entry, id: books.newId(at), ruleVersion, settlement: null, reason: null })
    .execute()
  await add(transaction, books, { ...entry, name })
}

interface Settled {
  /** The difference. */
  readonly points: number
  readonly settlement: string
  readonly ruleVersion: number
  readonly at: number
}

/** Books the difference a settlement makes, and adds it to the boards; part of the transaction that settles. */
export async function correct(
  transaction: Transaction<Tables>,
  books: Books,
  post: Earning,
  { memberId, at }: Pick<Attempt, 'memberId' | 'at'>,
  { points, settlement, ruleVersion, at: bookedAt }: Settled,
): Promise<void> {
  const entry = { ...bookedOn(post), memberId, points, at, attempts: 0 as const }

  await transaction
    .insertInto('point')
    .values({ ...entry, id: books.newId(bookedAt), settlement, ruleVersion, reason: null })
    .execute()
  await add(transaction, books, entry)
}

/** Whoever adds an entry of a member waits here for others who do, so that nobody waits in a circle. */
async function add(
  transaction: Transaction<Tables>,
  { database, defaults }: Books,
  { name, ...entry }: NewEntry & { readonly name?: string | undefined },
): Promise<void> {
  const { serverId, memberId } = entry

  await lockBoards(transaction, database, serverId, 'shared')

  const isOut = await nameMember(transaction, { serverId, memberId, name })
  const calendar = () => calendarOf(transaction, serverId, defaults)

  await addToBoards(transaction, entry, { isOut, calendar })
}

/** A question's id begins with its topic. */
function bookedOn({ id, serverId, scheduleId, questionId }: Earning) {
  return { serverId, postId: id, scheduleId, topic: questionId.split('/')[0] ?? '' }
}
