import { randomBytes } from 'node:crypto'
import { type Kysely, type OnConflictBuilder, sql, type Transaction } from 'kysely'
import type { Calendar } from '../quiz/window.ts'
import { type PlannedBoard, planBoards } from './board-plan.ts'
import type { Database } from './database.ts'
import type { Scope } from './ranking.ts'
import type { Tables } from './tables.ts'

/*
 * The boards that are kept. For each of them and at every moment: its standings are the sums of those entries of the
 * ledger that are in its scope and its span. So whoever adds an entry adds it to the boards it falls into, and whoever
 * moves a span adds or takes away what comes in or goes out. A scope has boards once the ledger has an entry of it.
 */

/**
 * Entries may be added side by side, but not while boards are moved: a mover would not see an entry that is not committed
 * yet, nor its author the moved board. Taken before any row of a board is touched, and after the post.
 */
export async function lockBoards(
  transaction: Transaction<Tables>,
  { locksRows }: Database,
  serverId: string,
  mode: 'shared' | 'alone',
): Promise<void> {
  if (!locksRows) return

  await (mode === 'shared'
    ? sql`select pg_advisory_xact_lock_shared(hashtextextended(${serverId}, 0))`.execute(transaction)
    : sql`select pg_advisory_xact_lock(hashtextextended(${serverId}, 0))`.execute(transaction))
}

export interface NewEntry {
  readonly serverId: string
  readonly memberId: string
  readonly scheduleId: string | null
  readonly topic: string | null
  readonly points: number
  readonly attempts: 0 | 1
  readonly at: number
}

/** Adds an entry to every board it falls into; under the shared lock, in the transaction that books it. */
export async function addToBoards(
  transaction: Transaction<Tables>,
  entry: NewEntry,
  { isOut, calendar }: { isOut: 0 | 1; calendar: () => Promise<Calendar> },
): Promise<void> {
  const { serverId, memberId, points, attempts, at } = entry
  const scopes = await scopesOf(transaction, entry)
  const kept = await selectBoards(transaction, serverId, scopes)
  const isKept = new Set(kept.map(({ scope }) => scope))
  const first = scopes.filter((scope) => !isKept.has(scope))

  for (const scope of first) {
    await createBoards(transaction, { serverId, scope }, planBoards(await calendar(), at))
  }
  // After all of them: others who make some of the same would wait for it in a circle.
  if (first.length > 0) await wakeBoards(transaction, serverId)

  const boards = first.length === 0 ? kept : await selectBoards(transaction, serverId, scopes)
  const standings = boards
    .filter(({ since, until }) => since <= at && at < until)
    .map(({ id: boardId }) => ({ memberId, boardId, points, attempts, lastAt: points > 0 ? at : 0, isOut }))

  if (standings.length > 0) {
    await transaction.insertInto('standing').values(standings).onConflict(addUp).execute()
  }
}

/** Answers to several posts may be committed in another order than they were given. */
export function addUp(conflict: OnConflictBuilder<Tables, 'standing'>) {
  return conflict.columns(['memberId', 'boardId']).doUpdateSet((eb) => ({
    points: eb('standing.points', '+', eb.ref('excluded.points')),
    attempts: eb('standing.attempts', '+', eb.ref('excluded.attempts')),
    lastAt: eb
      .case()
      .when('excluded.lastAt', '>', eb.ref('standing.lastAt'))
      .then(eb.ref('excluded.lastAt'))
      .else(eb.ref('standing.lastAt'))
      .end(),
  }))
}

async function scopesOf(
  transaction: Transaction<Tables>,
  { serverId, scheduleId, topic }: NewEntry,
): Promise<Scope[]> {
  const merged =
    topic === null
      ? undefined
      : await transaction
          .selectFrom('topicMerge')
          .select('countsAs')
          .where('serverId', '=', serverId)
          .where('topic', '=', topic)
          .executeTakeFirst()

  return [
    'server',
    ...(scheduleId === null ? [] : [`schedule:${scheduleId}` as const]),
    ...(topic === null ? [] : [`topic:${merged?.countsAs ?? topic}` as const]),
  ]
}

function selectBoards(transaction: Transaction<Tables>, serverId: string, scopes: readonly Scope[]) {
  return transaction
    .selectFrom('board')
    .select(['id', 'scope', 'since', 'until'])
    .where('serverId', '=', serverId)
    .where('scope', 'in', scopes)
    .execute()
}

/** Those there are already stay as they are. They are right only while the ledger has no entry for them. */
export async function createBoards(
  db: Kysely<Tables>,
  of: { readonly serverId: string; readonly scope: Scope },
  plan: readonly PlannedBoard[],
): Promise<void> {
  await db
    .insertInto('board')
    .values(plan.map((board) => ({ ...of, ...board, id: randomBytes(9).toString('base64url') })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** At the next tick its boards are looked through. */
export async function wakeBoards(db: Kysely<Tables>, serverId: string): Promise<void> {
  await db
    .insertInto('boardClock')
    .values({ serverId, dueAt: 0 })
    .onConflict((conflict) => conflict.column('serverId').doUpdateSet({ dueAt: 0 }))
    .execute()
}

/** At once out of sight; their standings are deleted little by little. */
export async function dropBoards(db: Kysely<Tables>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return

  await db
    .insertInto('droppedBoard')
    .values(ids.map((id) => ({ id })))
    .execute()
  await db.deleteFrom('board').where('id', 'in', ids).execute()
}
