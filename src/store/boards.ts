import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from './database.ts'
import type { Attempt, BoardEntry, BoardQuery, Store } from './store.ts'
import type { Tables } from './tables.ts'

type Operations = Pick<Store, 'leaderboard' | 'boardSize' | 'standing' | 'ranks'>

/** Everyone with points in the window stands on the board; nobody else. */
export function boardOperations({ db }: Database): Operations {
  return {
    leaderboard: (query, { limit, offset }) =>
      selectBoard(db, query).orderBy('position').limit(limit).offset(offset).execute(),
    async boardSize(query) {
      const { size } = await selectStandings(db, query)
        .select(({ fn }) => fn.countAll<number>().as('size'))
        .executeTakeFirstOrThrow()

      return size
    },
    standing: (query, memberId) =>
      db
        .selectFrom(selectBoard(db, query).as('board'))
        .selectAll()
        .where('memberId', '=', memberId)
        .executeTakeFirst(),
    async ranks(query, memberIds) {
      if (memberIds.length === 0) return new Map()

      const rows = await db
        .selectFrom(selectBoard(db, query).as('board'))
        .select(['memberId', 'rank'])
        .where('memberId', 'in', memberIds)
        .execute()

      return new Map(rows.map(({ memberId, rank }) => [memberId, rank]))
    },
  }
}

interface Earned extends Pick<Attempt, 'memberId' | 'memberName' | 'postId' | 'points' | 'at'> {
  readonly id: string
  readonly serverId: string
  readonly ruleVersion: number
}

/** Books an attempt in the ledger and adds it to the totals; part of the transaction that records it. */
export async function earn(transaction: Transaction<Tables>, earned: Earned): Promise<void> {
  const { id, serverId, memberId, memberName: name, postId, points, ruleVersion, at } = earned

  await transaction
    .insertInto('point')
    .values({ id, serverId, memberId, postId, points, ruleVersion, at, settlement: null })
    .execute()
  await transaction
    .insertInto('memberScore')
    .values({ serverId, memberId, name, score: points, attempts: 1, lastAt: points > 0 ? at : 0 })
    .onConflict((conflict) =>
      conflict.columns(['serverId', 'memberId']).doUpdateSet((eb) => ({
        name,
        score: eb('memberScore.score', '+', points),
        attempts: eb('memberScore.attempts', '+', 1),
        // Answers to several posts may be committed in another order than they were given.
        lastAt: eb
          .case()
          .when('excluded.lastAt', '>', eb.ref('memberScore.lastAt'))
          .then(eb.ref('excluded.lastAt'))
          .else(eb.ref('memberScore.lastAt'))
          .end(),
      })),
    )
    .execute()
}

/** Books the difference a settlement makes, and adds it to the totals; part of the transaction that settles. */
export async function correct(
  transaction: Transaction<Tables>,
  serverId: string,
  { postId, memberId, at }: Pick<Attempt, 'postId' | 'memberId' | 'at'>,
  entry: { id: string; points: number; settlement: string; ruleVersion: number },
): Promise<void> {
  await transaction
    .insertInto('point')
    .values({ ...entry, serverId, memberId, postId, at, attempts: 0 })
    .execute()
  await transaction
    .updateTable('memberScore')
    .set((eb) => ({
      score: eb('score', '+', entry.points),
      ...(entry.points > 0 && {
        lastAt: eb.case().when('lastAt', '<', at).then(at).else(eb.ref('lastAt')).end(),
      }),
    }))
    .where('serverId', '=', serverId)
    .where('memberId', '=', memberId)
    .execute()
}

function selectBoard(db: Kysely<Tables>, query: BoardQuery) {
  return selectStandings(db, query)
    .select(['memberId', 'name', 'points', 'attempts', 'lastAt'])
    .select([
      sql<number>`rank() over (order by points desc)`.as('rank'),
      sql<number>`row_number() over (order by points desc, attempts, last_at, member_id)`.as('position'),
    ])
    .$castTo<BoardEntry>()
}

function selectStandings(db: Kysely<Tables>, query: BoardQuery) {
  const standings =
    query.since === null && query.until === undefined ? allTime(db, query.serverId) : window(db, query)

  return db.selectFrom(standings.as('standings')).where('points', '>', 0)
}

/** All time is kept ready. */
function allTime(db: Kysely<Tables>, serverId: string) {
  return db
    .selectFrom('memberScore')
    .select(['memberId', 'name', 'score as points', 'attempts', 'lastAt'])
    .where('serverId', '=', serverId)
}

/** A window is summed from the ledger. */
function window(db: Kysely<Tables>, { serverId, since, until }: BoardQuery) {
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
    .where('point.at', '>=', since ?? 0)
    .$if(until !== undefined, (points) => points.where('point.at', '<', until ?? 0))
    .groupBy(['point.memberId', 'memberScore.name'])
}
