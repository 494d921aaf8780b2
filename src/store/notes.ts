import type { Database } from './database.ts'
import type { Store } from './store.ts'

type Operations = Pick<Store, 'openIncident' | 'closeIncident' | 'fact' | 'saveFact'>

/** Small things the program itself remembers. */
export function noteOperations({ db }: Database): Operations {
  return {
    async openIncident(key, at) {
      const opened = await db
        .insertInto('incident')
        .values({ key, openedAt: at })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .returning('key')
        .executeTakeFirst()

      return opened !== undefined
    },
    async closeIncident(key) {
      const closed = await db
        .deleteFrom('incident')
        .where('key', '=', key)
        .returning('key')
        .executeTakeFirst()

      return closed !== undefined
    },
    async fact(name) {
      const saved = await db.selectFrom('fact').select('value').where('name', '=', name).executeTakeFirst()

      return saved?.value
    },
    async saveFact(name, value) {
      await db
        .insertInto('fact')
        .values({ name, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute()
    },
  }
}
