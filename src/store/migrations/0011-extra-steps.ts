import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Posts may get a thread, be pinned while they are open, and be announced to a role. */
export const extraSteps: Migration = {
  async up({ schema }: Kysely<unknown>) {
    for (const flag of ['thread', 'pin']) {
      await schema
        .alterTable('schedule')
        .addColumn(flag, 'integer', (column) => column.notNull().defaultTo(0))
        .execute()
    }
    await schema.alterTable('schedule').addColumn('ping_role_id', 'text').execute()
    // As it was when the post came: a schedule that is edited meanwhile announces nothing a second time.
    await schema.alterTable('step').addColumn('role_id', 'text').execute()
    // A thread has the id of the message it was started from.
    await schema.createIndex('post_thread').on('post').columns(['message_id']).execute()
  },
}
