import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What comes due apart from posts, and who does it. */
export const jobs: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .createTable('job')
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('due_at', 'bigint', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('last_error', 'text')
      .addColumn('claimed_by', 'text')
      .addColumn('claimed_until', 'bigint', (column) => column.notNull().defaultTo(0))
      .addPrimaryKeyConstraint('job_key', ['name', 'subject'])
      .execute()
    await schema.createIndex('job_due').on('job').column('due_at').execute()
  },
}
