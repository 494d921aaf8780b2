import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** When the bot left a server; nothing while it is there. */
export const leftServers: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema.alterTable('server').addColumn('left_at', 'bigint').execute()
    await schema
      .createIndex('server_left')
      .on('server')
      .column('left_at')
      .where('left_at', 'is not', null)
      .execute()
  },
}
