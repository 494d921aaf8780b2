import { type Kysely, sql } from 'kysely'
import { type Span, spanBefore, spanOf } from '../quiz/window.ts'
import type { Database } from './database.ts'
import type { BoardEntry, BoardQuery, Ranking } from './ranking.ts'
import { calendarOf } from './seasons.ts'
import type { Server } from './server-settings.ts'
import type { Tables } from './tables.ts'

type Operations = Pick<Ranking, 'leaderboard' | 'boardSize' | 'standing' | 'ranks' | 'ranksBefore'>

/** Everyone with points in the window who has not left stands on the board; nobody else. */
export function boardOperations({ db }: Database, defaults: Pick<Server, 'timezone'>): Operations {
  const now = async (query: BoardQuery) =>
    selectBoard(db, query, spanOf(query.window, await calendarOf(db, query.serverId, defaults), query.now))
  const before = async (query: BoardQuery) =>
    selectBoard(
      db,
      query,
      spanBefore(query.window, await calendarOf(db, query.serverId, defaults), query.now),
    )

  return {
    leaderboard: async (query, { limit, offset }) =>
      (await now(query)).board.orderBy('position').limit(limit).offset(offset).execute(),
    async boardSize(query) {
      const { standings } = await now(query)
      const { size } = await standings
        .select(({ fn }) => fn.countAll<number>().as('size'))
        .executeTakeFirstOrThrow()

      return size
    },
    standing: async (query, memberId) =>
      db
        .selectFrom((await now(query)).board.as('board'))
        .selectAll()
        .where('memberId', '=', memberId)
        .executeTakeFirst(),
    ranks: async (query, memberIds) => ranksIn(db, await now(query), memberIds),
    ranksBefore: async (query, memberIds) => ranksIn(db, await before(query), memberIds),
  }
}

async function ranksIn(
  db: Kysely<Tables>,
  { board }: ReturnType<typeof selectBoard>,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (memberIds.length === 0) return new Map()

  const rows = await db
    .selectFrom(board.as('board'))
    .select(['memberId', 'rank'])
    .where('memberId', 'in', memberIds)
    .execute()

  return new Map(rows.map(({ memberId, rank }) => [memberId, rank]))
}

function selectBoard(db: Kysely<Tables>, query: Pick<BoardQuery, 'serverId' | 'scope'>, span: Span) {
  const standings = db.selectFrom(sumUp(db, query, span).as('standings')).where('points', '>', 0)
  const board = standings
    .select(['memberId', 'name', 'points', 'attempts', 'lastAt'])
    .select([
      sql<number>`rank() over (order by points desc)`.as('rank'),
      sql<number>`row_number() over (order by points desc, attempts, last_at, member_id)`.as('position'),
    ])
    .$castTo<BoardEntry>()

  return { standings, board }
}

/** The sums of the ledger. */
export function sumUp(
  db: Kysely<Tables>,
  { serverId, scope }: Pick<BoardQuery, 'serverId' | 'scope'>,
  { since, until }: Span,
) {
  const [kind, of = ''] = scope.split(/:(.*)/s)

  return db
    .selectFrom('point')
    .innerJoin('memberScore', (join) =>
      join
        .onRef('memberScore.serverId', '=', 'point.serverId')
        .onRef('memberScore.memberId', '=', 'point.memberId'),
    )
    .select(({ fn }) => [
      'point.memberId',
      'memberScore.name',
      fn.sum<number>('point.points').as('points'),
      fn.sum<number>('point.attempts').as('attempts'),
      fn.max<number>('point.at').filterWhere('point.points', '>', 0).as('lastAt'),
    ])
    .where('point.serverId', '=', serverId)
    .where('point.at', '>=', since)
    .where('point.at', '<', until)
    .where('memberScore.hasLeft', '=', 0)
    .$if(kind === 'schedule', (points) => points.where('point.scheduleId', '=', of))
    .$if(kind === 'topic', (points) => points.where('point.topic', '=', of))
    .groupBy(['point.memberId', 'memberScore.name'])
}
