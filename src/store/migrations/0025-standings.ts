import { randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Boards are kept, with an index in their order, and added to by every answer. */
export const standings: Migration = {
  async up(db: Kysely<unknown>) {
    await createBoards(db)
    await createStandings(db)
    await nameMembers(db)
    await addUp(db)
  },
}

async function createBoards({ schema }: Kysely<unknown>) {
  await schema
    .createTable('board')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('server_id', 'text', (column) => column.notNull())
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('board_name', ['server_id', 'scope', 'name'])
    .execute()
  await schema
    .createTable('dropped_board')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .execute()
  await schema
    .createTable('board_clock')
    .addColumn('server_id', 'text', (column) => column.primaryKey())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .execute()
  await schema.createIndex('board_clock_due').on('board_clock').column('due_at').execute()
  await schema
    .createTable('topic_merge')
    .addColumn('server_id', 'text', (column) => column.notNull())
    .addColumn('topic', 'text', (column) => column.notNull())
    .addColumn('counts_as', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('topic_merge_key', ['server_id', 'topic'])
    .execute()
}

async function createStandings({ schema }: Kysely<unknown>) {
  await schema
    .createTable('standing')
    .addColumn('member_id', 'text', (column) => column.notNull())
    .addColumn('board_id', 'text', (column) => column.notNull())
    .addColumn('points', 'integer', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('last_at', 'bigint', (column) => column.notNull())
    .addColumn('is_out', 'integer', (column) => column.notNull())
    // A member's rows side by side: an answer changes a dozen of them.
    .addPrimaryKeyConstraint('standing_key', ['member_id', 'board_id'])
    .execute()
  // The board's whole order, so that pages are read and ranks are counted without sorting.
  await schema
    .createIndex('standing_order')
    .on('standing')
    .columns(['board_id', 'is_out', 'points desc', 'attempts', 'last_at', 'member_id'])
    .execute()
}

/** The totals are a board now; what stays is what a member is called, and whether they stand on boards. */
async function nameMembers({ schema }: Kysely<unknown>) {
  await schema.dropIndex('member_score_board').execute()
  for (const column of ['score', 'attempts', 'last_at']) {
    await schema.alterTable('member_score').dropColumn(column).execute()
  }
  await schema.alterTable('member_score').renameTo('board_member').execute()
  await schema
    .alterTable('board_member')
    .addColumn('is_out', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
}

/** Boards of all time; those of other windows are made when they are first looked at, or at the next tick. */
async function addUp(db: Kysely<unknown>) {
  const { rows } = await sql<{ serverId: string; scope: string }>`
    select distinct server_id, 'server' as scope from point
    union select distinct server_id, 'schedule:' || schedule_id from point where schedule_id is not null
    union select distinct server_id, 'topic:' || topic from point where topic is not null`.execute(db)

  for (const { serverId, scope } of rows) {
    const id = randomBytes(9).toString('base64url')

    await sql`insert into board (id, server_id, scope, name, since, until)
      values (${id}, ${serverId}, ${scope}, 'all', 0, 8640000000000000)`.execute(db)
    await sql`insert into board_clock (server_id, due_at) values (${serverId}, 0) on conflict do nothing`.execute(
      db,
    )
  }
  await sql`insert into standing (member_id, board_id, points, attempts, last_at, is_out)
    select point.member_id, board.id, sum(point.points), sum(point.attempts),
      max(case when point.points > 0 then point.at else 0 end), 0
    from point
    inner join board on board.server_id = point.server_id
      and board.scope in ('server', 'schedule:' || point.schedule_id, 'topic:' || point.topic)
    group by point.member_id, board.id`.execute(db)
}
