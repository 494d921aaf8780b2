import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/store/database.ts'
import { recordParts } from '../../src/store/members.ts'
import { type Naming, naming } from '../../src/store/naming.ts'
import { createStore } from '../../src/store/open.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { serverDefaults } from '../support/database.ts'

const member = '912345678901234567'
const other = '800000000000000001'

/** Columns of text that never hold a member's id, by table. A new one is put here, or into `naming.ts`. */
const nobodys: Readonly<Record<string, string>> = {
  board: 'id server_id scope name',
  board_clock: 'server_id',
  board_member: 'server_id name',
  attempt: 'post_id member_name interaction_id answer verdict reason settled_by note question_version',
  audit: 'id server_id what details reason',
  champion: 'server_id role_id',
  calculation: 'id calculator options',
  counted_answer: 'post_id',
  dropped_board: 'id',
  draft: 'id server_id texts',
  fact: 'name value',
  forgetting: '',
  incident: 'key',
  job: 'name subject last_error claimed_by',
  key_point_claim: 'id post_id point state',
  key_point_vote: 'claim_id',
  member_role: 'server_id role_id',
  member_settings: 'theme language reminders',
  point: 'id server_id post_id schedule_id topic settlement reason',
  post: 'id server_id channel_id schedule_id question_id seed language message_id question_version numbers',
  reminder: 'post_id',
  report: 'id server_id post_id question_id question_version member_name text',
  review: 'server_id question_id memory memory_before post_id',
  schedule:
    'id server_id channel_id name cron timezone topic language picking catch_up claimed_by numbers quiet_dates ends_on ping_role_id',
  server:
    'id language timezone catch_up log_channel_id theme manager_role_id teams excluded_roles summary summary_channel_id champion_role_id',
  season_start: 'server_id',
  server_bank: 'server_id',
  server_question: 'server_id question_id version content',
  server_topic: 'server_id topic names',
  settlement: 'key post_id by note verdict',
  slot: 'schedule_id server_id state reason',
  standing: 'board_id',
  topic_merge: 'server_id topic counts_as',
  step: 'post_id name state last_error result_id claimed_by role_id',
}

interface Column {
  readonly table: string
  readonly name: string
  readonly isText: boolean
}

let database: Database
let store: Store
let columns: readonly Column[]

beforeAll(async () => {
  database = openSqlite(':memory:')
  store = await createStore(database, serverDefaults)
  const { rows } = await sql<{ tableName: string; name: string; type: string }>`
    select m.name as table_name, c.name, c.type from sqlite_master m, pragma_table_info(m.name) c
    where m.type = 'table' and m.name not like 'sqlite_%' and m.name not like 'fan_in_migration%'`.execute(
    database.db,
  )
  columns = rows.map(({ tableName, name, type }) => ({ table: tableName, name, isText: /text/i.test(type) }))
})
afterAll(() => store.close())

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const tables = Object.entries(naming).map(([table, { own, parts = [] }]: [string, Naming<never>]) => ({
  table: snake(table),
  own: own && snake(own),
  parts: parts.map(({ by, empties = false }) => ({ by: snake(by), empties })),
}))

/** A row whose `column` is `whose`; in a row of a member's own, every text that refers to nothing else tells who. */
async function insertRow(table: string, column: string, whose: string, isOwn: boolean): Promise<void> {
  const place = `${whose}-${column}`
  const values = columns
    .filter((each) => each.table === table)
    .map(({ name, isText }) => {
      if (name === column) return whose
      if (!isText) return 1
      // A practice draw goes with everything that refers to it.
      if (name === 'post_id' && isOwn) return `${whose}-practice_of`

      return isOwn ? place : `${column}-${whose === member ? 'a' : 'b'}`
    })
  const names = columns.filter((each) => each.table === table).map(({ name }) => sql.id(name))

  await sql`insert into ${sql.id(table)} (${sql.join(names)}) values (${sql.join(values)})`.execute(
    database.db,
  )
}

async function whereIs(id: string): Promise<string[]> {
  const found: string[] = []

  for (const { table, name } of columns) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.id(table)}
      where ${sql.id(name)} like ${`%${id}%`}`.execute(database.db)

    if ((rows[0]?.count ?? 0) > 0) found.push(`${table}.${name}`)
  }

  return found
}

describe('every column that holds text', () => {
  it('is known to hold a member’s id, or never to hold one', () => {
    const known = new Set(
      tables.flatMap(({ table, own, parts }) => [
        ...[own, ...parts.map(({ by }) => by)].map((name) => `${table}.${name}`),
        ...(nobodys[table] ?? '').split(' ').map((name) => `${table}.${name}`),
      ]),
    )
    const unknown = columns.filter(({ table, name, isText }) => isText && !known.has(`${table}.${name}`))

    expect(unknown.map(({ table, name }) => `${table}.${name}`)).toEqual([])
  })

  it('is exported where it is a member’s', () => {
    const told = Object.entries(naming)
      .filter(([, { own, parts }]: [string, Naming<never>]) => own ?? parts)
      .map(([table]) => table)

    const otherwise = ['audit']

    expect(told.filter((table) => ![...recordParts, ...otherwise].some((part) => part === table))).toEqual([])
  })
})

describe('forgetting a member who is in every table', () => {
  const kept: string[] = []

  beforeAll(async () => {
    await sql`pragma foreign_keys = off`.execute(database.db)
    for (const { table, own, parts } of tables) {
      for (const whose of [member, other]) {
        if (own) await insertRow(table, own, whose, true)
        for (const { by } of parts) await insertRow(table, by, whose, false)
      }
    }
    await sql`pragma foreign_keys = on`.execute(database.db)
    kept.push(...(await whereIs(other)))

    while (await store.forgetSome(member));
    await store.endForgetting(member)
  })

  it('leaves their id in no column of any table', async () => {
    expect(await whereIs(member)).toEqual([])
  })

  it('leaves everybody else where they were', async () => {
    expect(await whereIs(other)).toEqual(kept)
    expect(kept.length).toBeGreaterThan(tables.filter(({ own }) => own).length)
  })

  it('keeps what they did to things that are not theirs', async () => {
    const parts = tables.flatMap(({ table, parts: ofTable }) => ofTable.map((part) => ({ table, ...part })))

    for (const { table, by, empties } of parts) {
      const isReplaced = empties ? sql`${sql.id(by)} is null` : sql`${sql.id(by)} like 'forgotten:%'`
      const { rows } = await sql`select 1 from ${sql.id(table)} where ${isReplaced}`.execute(database.db)

      expect([table, by, rows.length]).toEqual([table, by, 1])
    }
  })
})
