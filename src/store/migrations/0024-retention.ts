import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Ways to what is old. */
export const retention: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema.createIndex('slot_old').on('slot').column('fire_at').execute()
    await schema.createIndex('audit_old').on('audit').column('at').execute()
    await schema.createIndex('report_done').on('report').column('done_at').execute()
    await schema.createIndex('key_point_claim_old').on('key_point_claim').column('at').execute()
    await schema
      .createIndex('post_draw')
      .on('post')
      .column('created_at')
      .where(sql.ref('practice_of'), 'is not', null)
      .execute()
  },
}
