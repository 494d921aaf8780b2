import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Members' review queues, and which answers they have counted. */
export const review: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .alterTable('member_settings')
      .addColumn('review_from', 'bigint', (column) => column.defaultTo(0))
      .execute()
    await schema
      .createTable('review')
      .addColumn('member_id', 'text', (column) => column.notNull())
      .addColumn('server_id', 'text', (column) => column.notNull())
      .addColumn('question_id', 'text', (column) => column.notNull())
      .addColumn('due', 'bigint', (column) => column.notNull())
      .addColumn('memory', 'text', (column) => column.notNull())
      .addColumn('memory_before', 'text')
      .addColumn('post_id', 'text', (column) => column.notNull().references('post.id'))
      .addPrimaryKeyConstraint('review_key', ['member_id', 'server_id', 'question_id'])
      .execute()
    await schema
      .createTable('counted_answer')
      .addColumn('member_id', 'text', (column) => column.notNull())
      .addColumn('post_id', 'text', (column) => column.notNull().references('post.id'))
      .addPrimaryKeyConstraint('counted_answer_key', ['member_id', 'post_id'])
      .execute()
    await schema.createIndex('attempt_of_member').on('attempt').columns(['member_id', 'at']).execute()
  },
}
