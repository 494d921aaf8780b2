import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/store/database.ts'
import { createStore } from '../../src/store/open.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { serverDefaults } from '../support/database.ts'

const left = 'server-that-was-left'
const other = 'server-that-stays'
/** Of members, whatever server they are in, and of the whole program. */
const nobodys = ['member_settings', 'forgetting', 'dropped_board', 'calculation', 'incident', 'fact']

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

  await sql`pragma foreign_keys = off`.execute(database.db)
  for (const table of new Set(columns.map((column) => column.table))) {
    if (nobodys.includes(table)) continue
    for (const server of [left, other]) await insertRow(table, server)
  }
  await sql`pragma foreign_keys = on`.execute(database.db)
})
afterAll(() => store.close())

/** A row of a server's in which every text tells which server’s it is. */
async function insertRow(table: string, server: string): Promise<void> {
  const own = columns.filter((column) => column.table === table)
  const values = own.map(({ name, isText }) => {
    if (!isText) return 1
    if (name === 'server_id' || (table === 'server' && name === 'id') || name === 'subject') return server

    const referred = /^(post|claim|schedule|board)_id$/.exec(name)?.[1]
    const isReferred = name === 'id' && /^(post|key_point_claim|schedule|board)$/.test(table)

    return isReferred
      ? `${table.replace('key_point_', '')}-${server}`
      : `${referred ?? `${table}.${name}`}-${server}`
  })

  await sql`insert into ${sql.id(table)} (${sql.join(own.map(({ name }) => sql.id(name)))})
    values (${sql.join(values)})`.execute(database.db)
}

async function whereIs(text: string): Promise<string[]> {
  const found: string[] = []

  for (const { table, name } of columns) {
    const { rows } =
      await sql`select 1 from ${sql.id(table)} where ${sql.id(name)} like ${`%${text}%`}`.execute(database.db)
    if (rows.length > 0) found.push(`${table}.${name}`)
  }

  return found
}

describe('a server that was left', () => {
  it('goes from every table once its time has come, and nothing of another server', async () => {
    const [before, others] = [await whereIs(left), await whereIs(other)]

    const early = await store.removeServer(left, 0)
    while (await store.removeServer(left, 1));

    expect(early).toBe(false)
    expect(before.length).toBeGreaterThan(50)
    expect(await whereIs(left)).toEqual([])
    expect(await whereIs(other)).toEqual(others)
    expect(await store.leftServers(1)).toEqual([other])
  })

  it('stays where the bot is back', async () => {
    await store.rejoinServer(other)

    expect(await store.removeServer(other, 1_000)).toBe(false)
    expect(await whereIs(other)).not.toEqual([])
  })
})
