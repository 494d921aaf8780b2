import type { Database } from './database.ts'
import { keptSince } from './retaining.ts'
import type { Store } from './store.ts'

export function draftOperations({ db }: Database): Pick<Store, 'keepDraft' | 'draft' | 'dropDraft'> {
  return {
    async keepDraft({ id, serverId, memberId, texts }, at) {
      await db.deleteFrom('draft').where('keptAt', '<', keptSince('drafts', at)).execute()

      const row = { id, serverId, memberId, texts: JSON.stringify(texts), keptAt: at }

      await db
        .insertInto('draft')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute()
    },
    async draft(id) {
      const row = await db.selectFrom('draft').selectAll().where('id', '=', id).executeTakeFirst()

      return row && { id, serverId: row.serverId, memberId: row.memberId, texts: JSON.parse(row.texts) }
    },
    async dropDraft(id) {
      await db.deleteFrom('draft').where('id', '=', id).execute()
    },
  }
}
