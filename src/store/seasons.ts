import type { Kysely } from 'kysely'
import type { Calendar } from '../quiz/window.ts'
import type { Database } from './database.ts'
import { wakeBoards } from './kept-boards.ts'
import type { Ranking } from './ranking.ts'
import type { Server } from './server-settings.ts'
import type { Tables } from './tables.ts'

type Operations = Pick<Ranking, 'seasonStarts' | 'startSeason' | 'dropSeasonStart'>

export function seasonOperations({ db }: Database): Operations {
  return {
    seasonStarts: (serverId) => startsOf(db, serverId),
    async startSeason(serverId, at) {
      await db
        .insertInto('seasonStart')
        .values({ serverId, at })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      await wakeBoards(db, serverId)
    },
    async dropSeasonStart(serverId, at) {
      await db.deleteFrom('seasonStart').where('serverId', '=', serverId).where('at', '=', at).execute()
      await wakeBoards(db, serverId)
    },
  }
}

/** What a server's windows go by. */
export async function calendarOf(
  db: Kysely<Tables>,
  serverId: string,
  defaults: Pick<Server, 'timezone'>,
): Promise<Calendar> {
  const server = await db
    .selectFrom('server')
    .select('timezone')
    .where('id', '=', serverId)
    .executeTakeFirst()

  return {
    timezone: server?.timezone ?? defaults.timezone,
    seasonStarts: await startsOf(db, serverId),
  }
}

async function startsOf(db: Kysely<Tables>, serverId: string): Promise<number[]> {
  const starts = await db
    .selectFrom('seasonStart')
    .select('at')
    .where('serverId', '=', serverId)
    .orderBy('at')
    .execute()

  return starts.map(({ at }) => at)
}
