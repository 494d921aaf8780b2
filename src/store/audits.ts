import type { AuditEntry, Auditing } from './auditing.ts'
import type { Database } from './database.ts'

export function auditOperations({ db }: Database): Auditing {
  return {
    async audit({ details, ...entry }) {
      const added = await db
        .insertInto('audit')
        .values({ ...entry, details: JSON.stringify(details) })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id')
        .executeTakeFirst()

      return added !== undefined
    },
    async audited({ serverId, memberId }, { limit, offset }) {
      const rows = await db
        .selectFrom('audit')
        .selectAll()
        .where('serverId', '=', serverId)
        .$if(memberId !== undefined, (query) => query.where('memberId', '=', memberId ?? ''))
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute()

      return rows.map(({ details, ...entry }): AuditEntry => ({ ...entry, details: JSON.parse(details) }))
    },
  }
}
