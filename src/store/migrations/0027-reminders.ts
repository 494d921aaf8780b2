import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Who wants to be reminded, and when each was last. */
export const reminders: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .alterTable('member_settings')
      .addColumn('reminders', 'text', (column) => column.notNull().defaultTo('off'))
      .execute()
    await schema
      .createIndex('member_settings_reminders')
      .on('member_settings')
      .column('id')
      .where(sql.ref('reminders'), '=', sql.lit('on'))
      .execute()
    await schema
      .createTable('reminder')
      .addColumn('member_id', 'text', (column) => column.primaryKey())
      .addColumn('post_id', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('sent', 'integer', (column) => column.notNull())
      .execute()
    await schema.createIndex('reminder_old').on('reminder').column('at').execute()
  },
}
