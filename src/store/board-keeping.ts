import { placeEveryone } from './board-members.ts'
import { planBoards, planEnds } from './board-plan.ts'
import { moveBoards } from './board-spans.ts'
import type { Database } from './database.ts'
import { dropBoards, lockBoards } from './kept-boards.ts'
import type { Ranking } from './ranking.ts'
import { calendarOf } from './seasons.ts'
import type { Server } from './server-settings.ts'

const batch = 500

/** Still due, should the process die; another value than what wakes a server. */
const begun = 1

export function boardKeeping(
  database: Database,
  defaults: Pick<Server, 'timezone'>,
): Pick<Ranking, 'keepBoards'> {
  const { db } = database

  return {
    async keepBoards(now) {
      await clearBoards(database)

      const due = await db
        .selectFrom('boardClock')
        .select('serverId')
        .where('dueAt', '<=', now)
        .orderBy('dueAt')
        .limit(1)
        .executeTakeFirst()

      if (due) await keepServer(database, due.serverId, now, defaults)

      return due !== undefined
    },
  }
}

/** Brings every board of a server to where it should be at an instant. */
async function keepServer(
  database: Database,
  serverId: string,
  now: number,
  defaults: Pick<Server, 'timezone'>,
): Promise<void> {
  const { db } = database
  await db.updateTable('boardClock').set({ dueAt: begun }).where('serverId', '=', serverId).execute()

  const calendar = await calendarOf(db, serverId, defaults)
  const plan = planBoards(calendar, now)
  const boards = await db
    .selectFrom('board')
    .select('scope')
    .distinct()
    .where('serverId', '=', serverId)
    .execute()
  const scopes = boards.map(({ scope }) => scope)

  await placeEveryone(database, serverId)
  if (scopes.length > 0) {
    for (const board of plan) await moveBoards(database, serverId, scopes, board)
  }
  await dropOthers(
    database,
    serverId,
    plan.map(({ name }) => name),
  )
  // Unless somebody woke it meanwhile.
  await db
    .updateTable('boardClock')
    .set({ dueAt: planEnds(calendar, now) })
    .where('serverId', '=', serverId)
    .where('dueAt', '=', begun)
    .execute()
}

/** Seasons before the last. */
async function dropOthers(database: Database, serverId: string, names: readonly string[]): Promise<void> {
  await database.db.transaction().execute(async (transaction) => {
    await lockBoards(transaction, database, serverId, 'alone')

    const others = await transaction
      .selectFrom('board')
      .select('id')
      .where('serverId', '=', serverId)
      .where('name', 'not in', names)
      .execute()

    await dropBoards(
      transaction,
      others.map(({ id }) => id),
    )
  })
}

/** Deletes what dropped boards have left behind. */
async function clearBoards({ db }: Database): Promise<void> {
  for (;;) {
    const dropped = await db.selectFrom('droppedBoard').select('id').limit(1).executeTakeFirst()

    if (!dropped) return

    const { numDeletedRows } = await db
      .deleteFrom('standing')
      .where('boardId', '=', dropped.id)
      .where('memberId', 'in', (eb) =>
        eb.selectFrom('standing').select('memberId').where('boardId', '=', dropped.id).limit(batch),
      )
      .executeTakeFirst()

    if (numDeletedRows === 0n) await db.deleteFrom('droppedBoard').where('id', '=', dropped.id).execute()
    await new Promise(setImmediate)
  }
}
