import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The way to a server's reviews: the other tables have one. */
export const serverRemoval: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema.createIndex('review_of_server').on('review').column('server_id').execute()
  },
}
