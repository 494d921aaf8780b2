import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** So that who holds claims can be asked every minute: few rows are claimed at a time. */
export const claimHolders: Migration = {
  async up({ schema }: Kysely<unknown>) {
    for (const table of ['schedule', 'step', 'job']) {
      await schema
        .createIndex(`${table}_claimed`)
        .on(table)
        .column('claimed_by')
        .where('claimed_by', 'is not', null)
        .execute()
    }
  },
}
