import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Who manages a server, which roles compete as teams, and which stand on no board. */
export const managers: Migration = {
  async up({ schema }: Kysely<unknown>) {
    for (const column of ['manager_role_id', 'teams', 'excluded_roles']) {
      await schema.alterTable('server').addColumn(column, 'text').execute()
    }
  },
}
