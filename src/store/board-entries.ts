import { type Kysely, sql, type Transaction } from 'kysely'
import type { Span } from '../quiz/window.ts'
import { addUp } from './kept-boards.ts'
import type { Tables } from './tables.ts'

/** Standings changed in one step: some milliseconds. */
export const batch = 300

/** An entry is on three boards at most: the server's, its schedule's, its topic's. */
const mostScopes = 3

/** Boards of one server and name, and the transaction that changes them. */
export interface Move {
  readonly transaction: Transaction<Tables>
  readonly serverId: string
  readonly name: string
  readonly boards: readonly string[]
}

/** Where a batch from the beginning of a span ends; its end when all of it fits in. */
export async function cutAfter(move: Move, { since, until }: Span): Promise<number> {
  const next = await pastBatch(move, { since, until }, 'asc')

  // At least one instant, should it have more entries than a batch.
  return next === undefined ? until : Math.max(next, since + 1)
}

/** Where a batch up to the end of a span begins; its beginning when all of it fits in. */
export async function cutBefore(move: Move, { since, until }: Span): Promise<number> {
  const next = await pastBatch(move, { since, until }, 'desc')

  return next === undefined ? since : Math.min(next + 1, until - 1)
}

/** When the first entry after a batch was made. */
async function pastBatch(
  { transaction, serverId, boards }: Move,
  { since, until }: Span,
  direction: 'asc' | 'desc',
): Promise<number | undefined> {
  const next = await transaction
    .selectFrom('point')
    .select('at')
    .where('serverId', '=', serverId)
    .where('at', '>=', since)
    .where('at', '<', until)
    .orderBy('at', direction)
    .limit(1)
    .offset(Math.floor(batch / Math.min(mostScopes, boards.length)))
    .executeTakeFirst()

  return next?.at
}

/** @returns how many standings were changed, as below. */
export function addEntries(move: Move, span: Span): Promise<number> {
  return change(move, span, 1)
}

/** From the beginning of the boards' spans, which are set afterwards. */
export async function takeFirst(move: Move, span: Span): Promise<number> {
  const changed = await change(move, span, -1)

  await dropEmpty(move, span.until)

  return changed
}

/** From the end of the boards' spans, which are set afterwards. */
export async function takeLast(move: Move, span: Span): Promise<number> {
  const changed = await change(move, span, -1)

  await findLastAgain(move, span)
  await dropEmpty(move, 1)

  return changed
}

/** Nothing is left of a standing: no entry with points since then, and the others add up to nothing. */
async function dropEmpty({ transaction, boards }: Move, since: number): Promise<void> {
  await transaction
    .deleteFrom('standing')
    .where('boardId', 'in', boards)
    .where('isOut', 'in', [0, 1])
    .where('points', '=', 0)
    .where('attempts', '=', 0)
    .where('lastAt', '<', since)
    .execute()
}

function change(
  { transaction, serverId, name, boards }: Move,
  { since, until }: Span,
  sign: 1 | -1,
): Promise<number> {
  return insertSums(
    transaction,
    selectSums(transaction, serverId, sign)
      .where('point.at', '>=', since)
      .where('point.at', '<', until)
      // With the scope it is a key; the ids alone would have every board of the scope looked at.
      .where('board.name', '=', name)
      .where('board.id', 'in', boards),
  )
}

async function insertSums(
  transaction: Transaction<Tables>,
  sums: ReturnType<typeof selectSums>,
): Promise<number> {
  const { numInsertedOrUpdatedRows = 0n } = await transaction
    .insertInto('standing')
    .columns(['memberId', 'boardId', 'points', 'attempts', 'lastAt', 'isOut'])
    .expression(sums)
    .onConflict(addUp)
    .executeTakeFirstOrThrow()

  return Number(numInsertedOrUpdatedRows)
}

/** What entries add up to, by member and board, or what they take away. */
function selectSums(db: Kysely<Tables>, serverId: string, sign: 1 | -1) {
  return selectEntries(db, serverId)
    .innerJoin('boardMember', (join) =>
      join
        .onRef('boardMember.serverId', '=', 'point.serverId')
        .onRef('boardMember.memberId', '=', 'point.memberId'),
    )
    .select([
      'point.memberId',
      'board.id as boardId',
      sql<number>`${sql.lit(sign)} * sum(point.points)`.as('points'),
      sql<number>`${sql.lit(sign)} * sum(point.attempts)`.as('attempts'),
      (sign === 1 ? lastEarned : never).as('lastAt'),
      'boardMember.isOut',
    ])
    .groupBy(['point.memberId', 'board.id', 'boardMember.isOut'])
}

const never = sql<number>`0`
const lastEarned = sql<number>`coalesce(max(case when point.points > 0 then point.at end), 0)`

/** A server's entries, each with the boards whose scope it is in. */
function selectEntries(db: Kysely<Tables>, serverId: string) {
  return db
    .selectFrom('point')
    .leftJoin('topicMerge', (join) =>
      join.onRef('topicMerge.serverId', '=', 'point.serverId').onRef('topicMerge.topic', '=', 'point.topic'),
    )
    .innerJoin('board', (join) =>
      join
        .onRef('board.serverId', '=', 'point.serverId')
        .on(
          sql<boolean>`board.scope in ('server', 'schedule:' || point.schedule_id, 'topic:' || coalesce(topic_merge.counts_as, point.topic))`,
        ),
    )
    .where('point.serverId', '=', serverId)
}

/** Takes entries from every board of their server that they are on; they are deleted afterwards. */
export async function takeFromBoards(
  transaction: Transaction<Tables>,
  serverId: string,
  entries: readonly string[],
): Promise<void> {
  await insertSums(
    transaction,
    selectSums(transaction, serverId, -1)
      .where('point.id', 'in', entries)
      .whereRef('point.at', '>=', 'board.since')
      .whereRef('point.at', '<', 'board.until'),
  )
}

/** Of members whose last points are among those taken from the end of a board. */
async function findLastAgain({ transaction, serverId, boards }: Move, taken: Span): Promise<void> {
  await transaction
    .updateTable('standing')
    .set({
      lastAt: selectEntries(transaction, serverId)
        .select(lastEarned.as('lastAt'))
        .where(sql<boolean>`point.member_id = standing.member_id and board.id = standing.board_id`)
        .whereRef('point.at', '>=', 'board.since')
        .where('point.at', '<', taken.since),
    })
    .where('boardId', 'in', boards)
    .where('lastAt', '>=', taken.since)
    .where('lastAt', '<', taken.until)
    .execute()
}
