import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Servers' own questions in every version, what their topics are called, and questions that are being written. */
export const serverBanks: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .createTable('server_bank')
      .addColumn('server_id', 'text', (column) => column.primaryKey())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .execute()
    await schema
      .createTable('server_question')
      .addColumn('server_id', 'text', (column) => column.notNull())
      .addColumn('question_id', 'text', (column) => column.notNull())
      .addColumn('version', 'text', (column) => column.notNull())
      .addColumn('content', 'text', (column) => column.notNull())
      .addColumn('is_current', 'integer', (column) => column.notNull())
      .addColumn('created_by', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('removed_at', 'bigint')
      .addPrimaryKeyConstraint('server_question_key', ['server_id', 'question_id', 'version'])
      .execute()
    await schema
      .createIndex('server_question_current')
      .on('server_question')
      .columns(['server_id', 'is_current'])
      .execute()
    await schema
      .createTable('server_topic')
      .addColumn('server_id', 'text', (column) => column.notNull())
      .addColumn('topic', 'text', (column) => column.notNull())
      .addColumn('names', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('server_topic_key', ['server_id', 'topic'])
      .execute()
    await schema
      .createTable('draft')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('server_id', 'text', (column) => column.notNull())
      .addColumn('member_id', 'text', (column) => column.notNull())
      .addColumn('texts', 'text', (column) => column.notNull())
      .addColumn('kept_at', 'bigint', (column) => column.notNull())
      .execute()
    await schema.createIndex('draft_kept').on('draft').column('kept_at').execute()
  },
}
