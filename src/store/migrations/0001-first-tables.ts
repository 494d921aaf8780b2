import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Ids are text (a snowflake does not fit a double), instants epoch milliseconds, flags 0 or 1. */
export const firstTables: Migration = {
  async up(db: Kysely<unknown>) {
    await createServers(db)
    await createSchedules(db)
    await createSlots(db)
    await createPosts(db)
    await createSteps(db)
    await createAttempts(db)
    await createLedger(db)
    await createNotes(db)
  },
}

async function createServers({ schema }: Kysely<unknown>) {
  await schema
    .createTable('server')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('language', 'text')
    .addColumn('timezone', 'text')
    .addColumn('catch_up', 'text')
    .addColumn('log_channel_id', 'text')
    .execute()
}

async function createSchedules({ schema }: Kysely<unknown>) {
  const table = schema
    .createTable('schedule')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('server_id', 'text', (column) => column.notNull())
    .addColumn('channel_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('cron', 'text', (column) => column.notNull())
    .addColumn('timezone', 'text', (column) => column.notNull())
    .addColumn('topic', 'text')
    .addColumn('level', 'integer')
    .addColumn('language', 'text')
    .addColumn('picking', 'text', (column) => column.notNull())
    .addColumn('catch_up', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('next_run_at', 'bigint')
    .addColumn('paused', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('deleted_at', 'bigint')

  await addLease(table).execute()
  await schema.createIndex('schedule_due').on('schedule').columns(['paused', 'next_run_at']).execute()
  await schema
    .createIndex('schedule_name')
    .unique()
    .on('schedule')
    .columns(['server_id', 'name'])
    .where(sql.ref('deleted_at'), 'is', null)
    .execute()
}

async function createSlots({ schema }: Kysely<unknown>) {
  await schema
    .createTable('slot')
    .addColumn('schedule_id', 'text', (column) => column.notNull().references('schedule.id'))
    .addColumn('fire_at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addPrimaryKeyConstraint('slot_key', ['schedule_id', 'fire_at'])
    .execute()
}

async function createPosts({ schema }: Kysely<unknown>) {
  await schema
    .createTable('post')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('server_id', 'text')
    .addColumn('channel_id', 'text', (column) => column.notNull())
    .addColumn('schedule_id', 'text')
    .addColumn('fire_at', 'bigint')
    .addColumn('question_id', 'text', (column) => column.notNull())
    .addColumn('seed', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('practice_of', 'text')
    .addColumn('message_id', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('closes_at', 'bigint', (column) => column.notNull())
    .addColumn('closed_at', 'bigint')
    .addUniqueConstraint('post_slot', ['schedule_id', 'fire_at'])
    .addForeignKeyConstraint('post_of_slot', ['schedule_id', 'fire_at'], 'slot', ['schedule_id', 'fire_at'])
    .execute()
  await schema.createIndex('post_open').on('post').columns(['channel_id', 'closes_at']).execute()
  // What a server was asked, without its members' practice draws, which are many more.
  await schema
    .createIndex('post_seen')
    .on('post')
    .columns(['server_id', 'practice_of', 'closed_at'])
    .execute()
  await schema.createIndex('post_practice').on('post').columns(['practice_of', 'created_at']).execute()
}

async function createSteps({ schema }: Kysely<unknown>) {
  const table = schema
    .createTable('step')
    .addColumn('post_id', 'text', (column) => column.notNull().references('post.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull().defaultTo('pending'))
    .addColumn('last_error', 'text')
    .addColumn('result_id', 'text')
    .addPrimaryKeyConstraint('step_key', ['post_id', 'name'])

  await addLease(table).execute()
  await schema.createIndex('step_due').on('step').columns(['state', 'due_at']).execute()
}

async function createAttempts({ schema }: Kysely<unknown>) {
  await schema
    .createTable('attempt')
    .addColumn('post_id', 'text', (column) => column.notNull().references('post.id'))
    .addColumn('member_id', 'text', (column) => column.notNull())
    .addColumn('member_name', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('interaction_id', 'text', (column) => column.notNull().unique())
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('verdict', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('points', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('attempt_key', ['post_id', 'member_id', 'number'])
    .execute()
}

async function createLedger({ schema }: Kysely<unknown>) {
  await schema
    .createTable('point')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('server_id', 'text', (column) => column.notNull())
    .addColumn('member_id', 'text', (column) => column.notNull())
    .addColumn('post_id', 'text', (column) => column.notNull().references('post.id'))
    .addColumn('points', 'integer', (column) => column.notNull())
    .addColumn('rule_version', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
  await schema
    .createIndex('point_window')
    .on('point')
    .columns(['server_id', 'at', 'member_id', 'points'])
    .execute()
  await schema
    .createTable('member_score')
    .addColumn('server_id', 'text', (column) => column.notNull())
    .addColumn('member_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('score', 'integer', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('last_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('member_score_key', ['server_id', 'member_id'])
    .execute()
  // The board's whole order, so that ranks are counted without sorting.
  await schema
    .createIndex('member_score_board')
    .on('member_score')
    .columns(['server_id', 'score desc', 'attempts', 'last_at', 'member_id'])
    .execute()
}

async function createNotes({ schema }: Kysely<unknown>) {
  await schema
    .createTable('incident')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('opened_at', 'bigint', (column) => column.notNull())
    .execute()
  await schema
    .createTable('fact')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute()
}

/** Tries, who works on the row, and from when on somebody else may. */
function addLease<Table extends string, Column extends string>(table: CreateTableBuilder<Table, Column>) {
  return table
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('claimed_by', 'text')
    .addColumn('claimed_until', 'bigint', (column) => column.notNull().defaultTo(0))
}
