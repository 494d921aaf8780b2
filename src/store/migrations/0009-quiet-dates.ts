import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Schedules may rest on some dates, end on one, and limit how late a post comes. */
export const quietDates: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .alterTable('schedule')
      .addColumn('quiet_dates', 'text', (column) => column.notNull().defaultTo(''))
      .execute()
    await schema.alterTable('schedule').addColumn('ends_on', 'text').execute()
    await schema.alterTable('schedule').addColumn('latest_hours', 'integer').execute()
  },
}
