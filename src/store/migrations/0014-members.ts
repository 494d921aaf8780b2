import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Members choose a language for themselves, and whether they are named in public. */
export const members: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema.alterTable('member_settings').addColumn('language', 'text').execute()
    await schema
      .alterTable('member_settings')
      .addColumn('hidden', 'integer', (column) => column.notNull().defaultTo(0))
      .execute()
  },
}
