import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What a post asked can be told from what its question says today; templates may give each member their own numbers. */
export const asked: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .alterTable('post')
      .addColumn('question_version', 'text', (column) => column.notNull().defaultTo(''))
      .execute()

    for (const table of ['post', 'schedule']) {
      await schema
        .alterTable(table)
        .addColumn('numbers', 'text', (column) => column.notNull().defaultTo('shared'))
        .execute()
    }
  },
}
