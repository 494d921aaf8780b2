import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What members choose for themselves, and a theme for servers. */
export const themes: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema.alterTable('server').addColumn('theme', 'text').execute()
    await schema
      .createTable('member_settings')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('theme', 'text')
      .execute()
  },
}
