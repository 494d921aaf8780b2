import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What managers changed. */
export const audit: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .createTable('audit')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('server_id', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('by_id', 'text')
      .addColumn('what', 'text', (column) => column.notNull())
      .addColumn('member_id', 'text')
      .addColumn('details', 'text', (column) => column.notNull())
      .addColumn('reason', 'text')
      .execute()
    await schema.createIndex('audit_newest').on('audit').columns(['server_id', 'at', 'id']).execute()
    await schema
      .createIndex('audit_member')
      .on('audit')
      .columns(['server_id', 'member_id', 'at', 'id'])
      .execute()
  },
}
