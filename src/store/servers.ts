import type { Database } from './database.ts'
import type { Server, Store } from './store.ts'

export function serverOperations(
  { db }: Database,
  defaults: Omit<Server, 'id'>,
): Pick<Store, 'server' | 'saveServer'> {
  const server = async (id: string): Promise<Server> => {
    const saved = await db.selectFrom('server').selectAll().where('id', '=', id).executeTakeFirst()

    return {
      id,
      language: saved?.language ?? defaults.language,
      timezone: saved?.timezone ?? defaults.timezone,
      catchUp: saved?.catchUp ?? defaults.catchUp,
      logChannelId: saved?.logChannelId ?? defaults.logChannelId,
      theme: saved?.theme ?? defaults.theme,
    }
  }

  return {
    server,
    async saveServer(id, changes) {
      await db
        .insertInto('server')
        .values({ id, ...changes })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ id, ...changes }))
        .execute()

      return server(id)
    },
  }
}
