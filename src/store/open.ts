import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { idSource } from '../ids.ts'
import { attemptOperations } from './attempts.ts'
import { boardOperations } from './boards.ts'
import { claimOperations } from './claims.ts'
import type { Database } from './database.ts'
import { migrate } from './migrate.ts'
import { noteOperations } from './notes.ts'
import { openPostgres } from './postgres.ts'
import { postOperations } from './posts.ts'
import { scheduleOperations } from './schedules.ts'
import { serverOperations } from './servers.ts'
import { slotOperations } from './slots.ts'
import { openSqlite } from './sqlite.ts'
import { stepOperations } from './steps.ts'
import type { Server, Store } from './store.ts'

/**
 * Opens the store an address names, at this program's version: `sqlite:<file>`, `sqlite::memory:` or `postgres://…`.
 *
 * @param defaults settings of a server that saved none.
 * @throws Error when it cannot be reached or migrated.
 */
export async function openStore(databaseUrl: string, defaults: Omit<Server, 'id'>): Promise<Store> {
  const path = /^sqlite:(?<path>.+)$/.exec(databaseUrl)?.groups?.path

  return createStore(path === undefined ? openPostgres(databaseUrl) : openSqlite(path), defaults)
}

/** The store on an open connection, which it closes. */
export async function createStore(database: Database, defaults: Omit<Server, 'id'>): Promise<Store> {
  const { db } = database

  try {
    await migrate(database)
  } catch (error) {
    await db.destroy()
    throw error
  }

  return {
    ...serverOperations(database, defaults),
    ...scheduleOperations(database),
    ...claimOperations(database),
    ...slotOperations(database),
    ...stepOperations(database),
    ...postOperations(database),
    ...attemptOperations(database, idSource(randomBytes)),
    ...boardOperations(database),
    ...noteOperations(database),
    async ping() {
      await sql`select 1`.execute(db)
    },
    close: () => db.destroy(),
  }
}
