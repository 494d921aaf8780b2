import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { openStore } from '../../src/store/open.ts'
import { openPostgres } from '../../src/store/postgres.ts'
import type { ServerDefaults } from '../../src/store/server-settings.ts'
import type { Store } from '../../src/store/store.ts'

export const serverDefaults: ServerDefaults = { language: 'en', timezone: 'UTC' }

/** A fresh, empty store in memory, at the program's version. Close it when done. */
export function testStore(): Promise<Store> {
  return openStore('sqlite::memory:', serverDefaults)
}

export interface TestDatabase {
  readonly url: string
  /** Deletes it, also under processes that are still connected. */
  drop(): Promise<void>
}

/** An empty database on the server that TEST_PG_URL names, else the one named here, which nobody needs to delete. */
export async function testDatabase(embeddedUrl: string): Promise<TestDatabase> {
  const serverUrl = process.env.TEST_PG_URL

  return serverUrl ? freshPostgres(serverUrl) : { url: embeddedUrl, drop: async () => {} }
}

/**
 * An empty database on a server that other suites use at the same time: they would empty it, or deliver what is due in
 * it.
 */
export async function freshPostgres(serverUrl: string): Promise<TestDatabase> {
  const name = `fan_in_${randomUUID().replaceAll('-', '_')}`
  await execute(serverUrl, `create database ${name}`)

  return {
    url: Object.assign(new URL(serverUrl), { pathname: name }).href,
    drop: () => execute(serverUrl, `drop database ${name} with (force)`),
  }
}

async function execute(serverUrl: string, statement: string): Promise<void> {
  const { db } = openPostgres(serverUrl)

  try {
    await sql.raw(statement).execute(db)
  } finally {
    await db.destroy()
  }
}

/** Everything that a database holds, as text: of SQLite the very bytes of its folder, of PostgreSQL every row. */
export async function everythingIn(url: string): Promise<string> {
  if (url.startsWith('sqlite:')) {
    const folder = dirname(url.slice('sqlite:'.length))

    return readdirSync(folder)
      .map((file) => readFileSync(join(folder, file), 'latin1'))
      .join('')
  }

  const { db } = openPostgres(url)

  try {
    const tables = await db.introspection.getTables()
    const rows = await Promise.all(
      tables.map(({ name }) =>
        sql<{ row: string }>`select row_to_json(one)::text as row from ${sql.table(name)} as one`.execute(db),
      ),
    )

    return rows.flatMap(({ rows: all }) => all.map(({ row }) => row)).join('\n')
  } finally {
    await db.destroy()
  }
}
