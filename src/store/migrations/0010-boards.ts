import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Every entry of the ledger knows its schedule and topic, or is a manager's; seasons and roles that boards ask for. */
export const boards: Migration = {
  async up(db: Kysely<unknown>) {
    await extendLedger(db)
    await db.schema
      .createTable('season_start')
      .addColumn('server_id', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('season_start_key', ['server_id', 'at'])
      .execute()
    await db.schema
      .createTable('member_role')
      .addColumn('server_id', 'text', (column) => column.notNull())
      .addColumn('member_id', 'text', (column) => column.notNull())
      .addColumn('role_id', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('member_role_key', ['server_id', 'role_id', 'member_id'])
      .execute()
    await db.schema
      .createIndex('member_role_of_member')
      .on('member_role')
      .columns(['server_id', 'member_id'])
      .execute()
    await db.schema
      .alterTable('member_score')
      .addColumn('has_left', 'integer', (column) => column.notNull().defaultTo(0))
      .execute()
  },
}

/** SQLite cannot take `not null` from a column, so the table is made anew. */
async function extendLedger(db: Kysely<unknown>) {
  const { schema } = db

  await db.schema
    .createTable('entry')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('server_id', 'text', (column) => column.notNull())
    .addColumn('member_id', 'text', (column) => column.notNull())
    .addColumn('post_id', 'text', (column) => column.references('post.id'))
    .addColumn('schedule_id', 'text')
    .addColumn('topic', 'text')
    .addColumn('points', 'integer', (column) => column.notNull())
    .addColumn('rule_version', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(1))
    .addColumn('settlement', 'text')
    .addColumn('reason', 'text')
    .execute()
  await nameTopics(db)
  await sql`insert into entry (id, server_id, member_id, post_id, schedule_id, topic, points, rule_version, at, attempts, settlement)
    select point.id, point.server_id, point.member_id, point.post_id, post.schedule_id, question_topic.topic, point.points,
      point.rule_version, point.at, point.attempts, point.settlement
    from point
    inner join post on post.id = point.post_id
    inner join question_topic on question_topic.question_id = post.question_id`.execute(db)
  await schema.dropTable('question_topic').execute()
  await schema.dropTable('point').execute()
  await schema.alterTable('entry').renameTo('point').execute()
  await schema
    .createIndex('point_window')
    .on('point')
    .columns(['server_id', 'at', 'member_id', 'points'])
    .execute()
  await schema.createIndex('point_of_member').on('point').columns(['member_id', 'server_id', 'at']).execute()
}

/** A question's id begins with its topic; the two engines cut text in different ways. */
async function nameTopics(db: Kysely<unknown>) {
  await db.schema
    .createTable('question_topic')
    .addColumn('question_id', 'text', (column) => column.primaryKey())
    .addColumn('topic', 'text', (column) => column.notNull())
    .execute()

  const { rows } = await sql<{ questionId: string }>`select distinct question_id from post`.execute(db)

  for (const { questionId } of rows) {
    const [topic = ''] = questionId.split('/')

    await sql`insert into question_topic (question_id, topic) values (${questionId}, ${topic})`.execute(db)
  }
}
