import type { Database } from './database.ts'
import type { Reporting } from './reporting.ts'

export function reportOperations({ db }: Database): Reporting {
  return {
    async fileReport(report, { since, limit }) {
      const { count } = await db
        .selectFrom('report')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('memberId', '=', report.memberId)
        .where('at', '>=', since)
        .where('id', '!=', report.id)
        .executeTakeFirstOrThrow()

      if (Number(count) >= limit) return 'tooMany'

      await db
        .insertInto('report')
        .values({ ...report, doneAt: null })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      const own = await db.selectFrom('report').select('id').where('id', '=', report.id).executeTakeFirst()

      return own ? 'filed' : 'alreadyOpen'
    },
    openReports: (serverId, limit) =>
      db
        .selectFrom('report')
        .selectAll()
        .where('serverId', '=', serverId)
        .where('doneAt', 'is', null)
        .orderBy('at')
        .orderBy('id')
        .limit(limit)
        .execute(),
    async closeReport(serverId, id, at) {
      const closed = await db
        .updateTable('report')
        .set({ doneAt: at })
        .where('id', '=', id)
        .where('serverId', '=', serverId)
        .where('doneAt', 'is', null)
        .returningAll()
        .executeTakeFirst()

      return closed
    },
  }
}
