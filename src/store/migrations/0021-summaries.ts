import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Where months and seasons are summed up, and who holds the champions' role. */
export const summaries: Migration = {
  async up({ schema }: Kysely<unknown>) {
    for (const column of ['summary', 'summary_channel_id', 'champion_role_id']) {
      await schema.alterTable('server').addColumn(column, 'text').execute()
    }
    await schema
      .createTable('champion')
      .addColumn('server_id', 'text', (column) => column.notNull())
      .addColumn('member_id', 'text', (column) => column.notNull())
      .addColumn('role_id', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('champion_key', ['server_id', 'member_id', 'role_id'])
      .execute()
  },
}
