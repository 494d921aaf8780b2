import { expressionBuilder } from 'kysely'
import type { Database } from './database.ts'
import type { Memberships } from './membership.ts'
import type { Tables } from './tables.ts'

export function membershipOperations({ db }: Database): Memberships {
  return {
    async leaveServer(id, at) {
      await db
        .insertInto('server')
        .values({ id, leftAt: at })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet({ leftAt: at }).where('server.leftAt', 'is', null),
        )
        .execute()
    },
    rejoinServer: (id) =>
      db.transaction().execute(async (transaction) => {
        await transaction.updateTable('server').set({ leftAt: null }).where('id', '=', id).execute()
        await transaction
          .updateTable('schedule')
          .set({ claimedBy: null, claimedUntil: 0, attempts: 0 })
          .where('serverId', '=', id)
          .execute()
      }),
    async presentServers() {
      const rows = await db
        .selectFrom('schedule')
        .select('serverId as id')
        .where('deletedAt', 'is', null)
        .where(isPresent('schedule.serverId'))
        .union(db.selectFrom('server').select('id').where('leftAt', 'is', null))
        .execute()

      return rows.map(({ id }) => id)
    },
    async leftServers(until) {
      const rows = await db.selectFrom('server').select('id').where('leftAt', '<=', until).execute()

      return rows.map(({ id }) => id)
    },
  }
}

/** A condition on a column that names a server: the bot did not leave it. */
export function isPresent(column: 'schedule.serverId' | 'job.subject') {
  const eb = expressionBuilder<Tables, 'schedule' | 'job'>()

  return eb.not(
    eb.exists(
      eb
        .selectFrom('server')
        .select('server.id')
        .whereRef('server.id', '=', column)
        .where('server.leftAt', 'is not', null),
    ),
  )
}
