import { CamelCasePlugin, type Dialect, Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** A connection and what its engine can do, named by what it is good for. */
export interface Database {
  readonly db: Kysely<Tables>
  /**
   * Writers run side by side and lock single rows (`for update`, `skip locked`). Where it is false a transaction has
   * the database for itself from its first statement on.
   */
  readonly locksRows: boolean
  /** The engine's own name of a row. */
  readonly rowId: 'rowid' | 'ctid'
}

export function connect(dialect: Dialect, abilities: Omit<Database, 'db'>): Database {
  return { db: new Kysely<Tables>({ dialect, plugins: [new CamelCasePlugin()] }), ...abilities }
}
