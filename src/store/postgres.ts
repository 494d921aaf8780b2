import { PostgresDialect } from 'kysely'
import pg from 'pg'
import { connect, type Database } from './database.ts'

const int8 = 20
const numeric = 1700

/** Counts, sums and instants as numbers; the driver's own way is text. All of them stay below 2^53. */
const types = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === int8 || oid === numeric
      ? Number
      : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

/** PostgreSQL, for several hosts. */
export function openPostgres(connectionString: string): Database {
  const pool = new pg.Pool({
    connectionString,
    types,
    fallback_application_name: 'fan-in',
    connectionTimeoutMillis: 10_000,
    // A process frozen inside a transaction gives its locks back.
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
  })

  // An idle connection broke: the pool drops it and the next operation opens another, or fails and says so.
  pool.on('error', () => {})
  // One in use broke: its operation fails, and the event, which nobody would hear, must not end the process.
  pool.on('connect', (client) => client.on('error', () => {}))

  return connect(new PostgresDialect({ pool }), { locksRows: true, rowId: 'ctid' })
}
