import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Verdicts that change after they were given, claimed key points, and corrections in the ledger. */
export const settling: Migration = {
  async up(db: Kysely<unknown>) {
    await extendTables(db)
    await createSettlements(db)
    await createClaims(db)
  },
}

async function extendTables({ schema }: Kysely<unknown>) {
  await schema
    .alterTable('attempt')
    .addColumn('grading_version', 'integer', (column) => column.notNull().defaultTo(1))
    .execute()
  await schema.alterTable('attempt').addColumn('settled_by', 'text').execute()
  await schema.alterTable('attempt').addColumn('settled_at', 'bigint').execute()
  await schema.alterTable('attempt').addColumn('note', 'text').execute()
  await schema.alterTable('attempt').addColumn('question_version', 'text').execute()
  // A correction is an entry of its own, but no attempt.
  await schema
    .alterTable('point')
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(1))
    .execute()
  await schema.alterTable('point').addColumn('settlement', 'text').execute()
  await schema.createIndex('post_message').on('post').columns(['channel_id', 'message_id']).execute()
  await schema.createIndex('post_question').on('post').columns(['question_id']).execute()
  await schema.createIndex('step_result').on('step').columns(['result_id']).execute()
}

async function createSettlements({ schema }: Kysely<unknown>) {
  await schema
    .createTable('settlement')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('post_id', 'text', (column) => column.notNull().references('post.id'))
    .addColumn('member_id', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('by_id', 'text')
    .addColumn('note', 'text')
    .addColumn('verdict', 'text', (column) => column.notNull())
    .addColumn('points', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
  await schema.createIndex('settlement_of_post').on('settlement').columns(['post_id', 'by', 'at']).execute()
}

async function createClaims({ schema }: Kysely<unknown>) {
  await schema
    .createTable('key_point_claim')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('post_id', 'text', (column) => column.notNull().references('post.id'))
    .addColumn('member_id', 'text', (column) => column.notNull())
    .addColumn('point', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('key_point_claim_once', ['post_id', 'member_id', 'point'])
    .execute()
  await schema
    .createIndex('key_point_claim_open')
    .on('key_point_claim')
    .columns(['state', 'post_id'])
    .execute()
  await schema
    .createTable('key_point_vote')
    .addColumn('claim_id', 'text', (column) => column.notNull().references('key_point_claim.id'))
    .addColumn('voter_id', 'text', (column) => column.notNull())
    .addColumn('agrees', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('key_point_vote_key', ['claim_id', 'voter_id'])
    .execute()
}
