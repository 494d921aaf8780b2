import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Database } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import { openSqlite } from '../../src/store/sqlite.ts'

function openFile(): Database & { readonly path: string } {
  const folder = mkdtempSync(join(tmpdir(), 'fan-in-'))
  const path = join(folder, 'fan-in.db')
  const database = openSqlite(path)
  onTestFinished(async () => {
    await database.db.destroy()
    rmSync(folder, { recursive: true })
  })

  return { ...database, path }
}

/** Another process's connection, which does not wait. */
function rivalOf(path: string): DatabaseSync {
  const rival = new DatabaseSync(path, { timeout: 0 })
  onTestFinished(() => rival.close())

  return rival
}

describe('a SQLite file', () => {
  it.each([
    ['journal_mode', 'wal'],
    // 2 is FULL: the log is written through before a commit is acknowledged.
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['busy_timeout', 5_000],
  ])('is opened with %s %s', async (pragma, value) => {
    const { db } = openFile()

    const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${pragma}`).execute(db)

    expect(Object.values(rows[0] ?? {})).toEqual([value])
  })

  it('belongs to a transaction from its start, so that what it read still holds when it writes', async () => {
    const { db, path } = openFile()
    const rival = rivalOf(path)
    const transaction = await db.startTransaction().execute()

    expect(() => rival.exec('begin immediate')).toThrow('database is locked')

    await transaction.rollback().execute()
    expect(() => rival.exec('begin immediate; rollback')).not.toThrow()
  })

  it('runs the same text again with other values', async () => {
    const { db } = openFile()
    const twice = async (value: number) =>
      (await sql<{ twice: number }>`select ${value} * 2 as twice`.execute(db)).rows

    expect([await twice(1), await twice(21)]).toEqual([[{ twice: 2 }], [{ twice: 42 }]])
  })

  it('of a newer program is refused and left alone', async () => {
    const database = openFile()
    await migrate(database)
    const applied = sql<{ name: string }>`select name from fan_in_migration order by name`
    await sql`insert into fan_in_migration values ('9999-later', '2026-01-01T00:00:00.000Z')`.execute(
      database.db,
    )
    const before = (await applied.execute(database.db)).rows

    await expect(migrate(database)).rejects.toThrow('could not be migrated')

    expect((await applied.execute(database.db)).rows).toEqual(before)
  })

  it('is migrated once, however often it is opened', async () => {
    const database = openFile()
    await migrate(database)
    await sql`insert into fact values ('kept', 'yes')`.execute(database.db)

    await migrate(database)

    expect((await sql`select value from fact`.execute(database.db)).rows).toEqual([{ value: 'yes' }])
  })
})
