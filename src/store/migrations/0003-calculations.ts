import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What the buttons under a calculator's answer compute again. */
export const calculations: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .createTable('calculation')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('calculator', 'text', (column) => column.notNull())
      .addColumn('options', 'text', (column) => column.notNull())
      .addColumn('used_at', 'bigint', (column) => column.notNull())
      .execute()
    await schema.createIndex('calculation_used').on('calculation').column('used_at').execute()
  },
}
