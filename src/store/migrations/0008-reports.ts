import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Mistakes in questions that members reported. */
export const reports: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .createTable('report')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('server_id', 'text', (column) => column.notNull())
      .addColumn('post_id', 'text', (column) => column.notNull().references('post.id'))
      .addColumn('question_id', 'text', (column) => column.notNull())
      .addColumn('question_version', 'text', (column) => column.notNull())
      .addColumn('member_id', 'text', (column) => column.notNull())
      .addColumn('member_name', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('done_at', 'bigint')
      .execute()
    await schema
      .createIndex('report_open')
      .unique()
      .on('report')
      .columns(['server_id', 'question_id', 'member_id'])
      .where(sql.ref('done_at'), 'is', null)
      .execute()
    await schema.createIndex('report_member').on('report').columns(['member_id', 'at']).execute()
  },
}
