import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Members take their data along, or have it deleted: who is being forgotten, and the ways to what is whose. */
export const forgetting: Migration = {
  async up({ schema }: Kysely<unknown>) {
    await schema
      .createTable('forgetting')
      .addColumn('member_id', 'text', (column) => column.primaryKey())
      .addColumn('asked_at', 'bigint', (column) => column.notNull())
      .execute()
    await schema.alterTable('member_settings').addColumn('exported_at', 'bigint').execute()

    for (const [table, column] of ways) {
      await schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute()
    }
  },
}

/** Found by a member, or by a post: engines look for what refers to a row before they let it go. */
const ways = [
  ['settlement', 'member_id'],
  ['settlement', 'by_id'],
  ['key_point_claim', 'member_id'],
  ['key_point_vote', 'voter_id'],
  ['draft', 'member_id'],
  ['schedule', 'created_by'],
  ['server_question', 'created_by'],
  ['member_score', 'member_id'],
  ['member_role', 'member_id'],
  ['audit', 'by_id'],
  ['audit', 'member_id'],
  ['point', 'post_id'],
  ['review', 'post_id'],
  ['counted_answer', 'post_id'],
  ['report', 'post_id'],
] as const
