import type { Kysely } from 'kysely'
import { boardBefore, boardFor, type PlannedBoard } from './board-plan.ts'
import { moveBoards } from './board-spans.ts'
import type { Database } from './database.ts'
import type { BoardEntry, BoardQuery, Ranking } from './ranking.ts'
import { calendarOf } from './seasons.ts'
import type { Server } from './server-settings.ts'
import type { Tables } from './tables.ts'

type Operations = Pick<Ranking, 'leaderboard' | 'boardSize' | 'standing' | 'ranks' | 'ranksBefore' | 'totals'>

/**
 * Boards are read from an index in their own order; ranks are counted in it. A board that is not where it should be yet is
 * moved first.
 */
export function boardOperations(database: Database, defaults: Pick<Server, 'timezone'>): Operations {
  const { db } = database
  const board = (query: BoardQuery) => readyBoard(database, query, boardFor, defaults)
  const before = (query: BoardQuery) => readyBoard(database, query, boardBefore, defaults)

  return {
    leaderboard: async (query, page) => selectPage(db, query.serverId, await board(query), page),
    async boardSize(query) {
      const { size } = await onBoard(db, await board(query))
        .select(({ fn }) => fn.countAll<number>().as('size'))
        .executeTakeFirstOrThrow()

      return size
    },
    standing: async (query, memberId) => findStanding(db, query.serverId, await board(query), memberId),
    ranks: async (query, memberIds) => rankMembers(db, await board(query), memberIds),
    ranksBefore: async (query, memberIds) => rankMembers(db, await before(query), memberIds),
    totals: (memberId) =>
      db
        .selectFrom('standing')
        .innerJoin('board', 'board.id', 'standing.boardId')
        .select(['board.serverId', 'standing.points', 'standing.attempts'])
        .where('standing.memberId', '=', memberId)
        .where('board.scope', '=', 'server')
        .where('board.name', '=', 'all')
        .orderBy('board.serverId')
        .execute(),
  }
}

/** The id of a board that is where it should be; of none where the ledger has nothing of its scope. */
export async function readyBoard(
  database: Database,
  { serverId, window, scope, now }: BoardQuery,
  planOf: typeof boardFor,
  defaults: Pick<Server, 'timezone'>,
): Promise<string> {
  const plan = planOf(window, await calendarOf(database.db, serverId, defaults), now)
  const find = () =>
    database.db
      .selectFrom('board')
      .select(['id', 'since', 'until'])
      .where('serverId', '=', serverId)
      .where('scope', '=', scope)
      .where('name', '=', plan.name)
      .executeTakeFirst()
  const kept = await find()

  if (kept && isThere(kept, plan)) return kept.id

  await moveBoards(database, serverId, [scope], plan)

  return (await find())?.id ?? ''
}

function isThere(kept: Pick<PlannedBoard, 'since' | 'until'>, plan: PlannedBoard): boolean {
  return kept.since === plan.since && kept.until === plan.until
}

/** Everyone with points in the window stands on the board, but for those who left or are excluded. */
function onBoard(db: Kysely<Tables>, boardId: string) {
  return db
    .selectFrom('standing')
    .where('boardId', '=', boardId)
    .where('isOut', '=', 0)
    .where('points', '>', 0)
}

const columns = ['memberId', 'points', 'attempts', 'lastAt'] as const

async function namesOf(
  db: Kysely<Tables>,
  serverId: string,
  memberIds: readonly string[],
): Promise<(memberId: string) => string> {
  const members = await db
    .selectFrom('boardMember')
    .select(['memberId', 'name'])
    .where('serverId', '=', serverId)
    .where('memberId', 'in', memberIds)
    .execute()
  const names = new Map(members.map(({ memberId, name }) => [memberId, name]))

  return (memberId) => names.get(memberId) ?? ''
}

async function selectPage(
  db: Kysely<Tables>,
  serverId: string,
  boardId: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<BoardEntry[]> {
  const rows = await onBoard(db, boardId)
    .select(columns)
    .orderBy('points', 'desc')
    .orderBy('attempts')
    .orderBy('lastAt')
    .orderBy('memberId')
    .limit(limit)
    .offset(offset)
    .execute()
  const [first] = rows

  if (!first) return []

  const nameOf = await namesOf(
    db,
    serverId,
    rows.map(({ memberId }) => memberId),
  )
  let [rank, points] = [1 + (await countAbove(db, boardId, first.points)), first.points]

  return rows.map((row, index) => {
    const position = offset + index + 1

    if (row.points !== points) [rank, points] = [position, row.points]

    return { ...row, rank, position, name: nameOf(row.memberId) }
  })
}

/** By their key: asked for those on the board at once, an engine would rather read all of it. */
async function placesOf(db: Kysely<Tables>, boardId: string, memberIds: readonly string[]) {
  const standings = await db
    .selectFrom('standing')
    .select([...columns, 'isOut'])
    .where('boardId', '=', boardId)
    .where('memberId', 'in', memberIds)
    .execute()

  return standings
    .filter(({ points, isOut }) => points > 0 && isOut === 0)
    .map(({ isOut: _, ...place }) => place)
}

async function findStanding(
  db: Kysely<Tables>,
  serverId: string,
  boardId: string,
  memberId: string,
): Promise<BoardEntry | undefined> {
  const own = await onBoard(db, boardId).select(columns).where('memberId', '=', memberId).executeTakeFirst()

  if (!own) return undefined

  const above = await countAbove(db, boardId, own.points)
  const { count: ahead } = await onBoard(db, boardId)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('points', '=', own.points)
    .where(({ or, and, eb }) =>
      or([
        eb('attempts', '<', own.attempts),
        and([eb('attempts', '=', own.attempts), eb('lastAt', '<', own.lastAt)]),
        and([
          eb('attempts', '=', own.attempts),
          eb('lastAt', '=', own.lastAt),
          eb('memberId', '<', memberId),
        ]),
      ]),
    )
    .executeTakeFirstOrThrow()

  const name = (await namesOf(db, serverId, [memberId]))(memberId)

  return { ...own, name, rank: above + 1, position: above + ahead + 1 }
}

/** Counts the board once, however many are asked about. */
async function rankMembers(
  db: Kysely<Tables>,
  boardId: string,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (memberIds.length === 0) return new Map()

  const members = await placesOf(db, boardId, memberIds)

  if (members.length === 0) return new Map()

  const least = Math.min(...members.map(({ points }) => points))
  const levels = await onBoard(db, boardId)
    .select(({ fn }) => ['points', fn.countAll<number>().as('count')])
    .where('points', '>', least)
    .groupBy('points')
    .execute()
  const above = (points: number) =>
    levels.filter((level) => level.points > points).reduce((sum, { count }) => sum + count, 0)

  return new Map(members.map(({ memberId, points }) => [memberId, 1 + above(points)]))
}

async function countAbove(db: Kysely<Tables>, boardId: string, points: number): Promise<number> {
  const { count } = await onBoard(db, boardId)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('points', '>', points)
    .executeTakeFirstOrThrow()

  return count
}
