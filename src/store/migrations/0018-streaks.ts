import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** A server's slots over all its schedules, and when each was confirmed: what streaks are counted from. */
export const streaks: Migration = {
  async up(db: Kysely<unknown>) {
    const { schema } = db

    await schema
      .alterTable('slot')
      .addColumn('server_id', 'text', (column) => column.notNull().defaultTo(''))
      .execute()
    await schema.alterTable('slot').addColumn('sent_at', 'bigint').execute()
    await sql`update slot set server_id = (select server_id from schedule where schedule.id = slot.schedule_id)`.execute(
      db,
    )
    await schema.createIndex('slot_server').on('slot').columns(['server_id', 'fire_at']).execute()
  },
}
