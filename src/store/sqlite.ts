import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { SqliteAdapter, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely'
import { LRUCache } from 'lru-cache'
import { connect, type Database } from './database.ts'

/** In this order: waiting must be on before the journal's mode changes, which needs the file for a moment. */
const pragmas = [
  'busy_timeout = 5000',
  'journal_mode = wal',
  // An acknowledged answer survives a power cut.
  'synchronous = full',
  'foreign_keys = on',
  // 32 MB: moving a board on touches a page for every member of it.
  'cache_size = -32768',
  // What is deleted is gone from the file, too.
  'secure_delete = on',
]

const maxStatements = 500

/** Migrations run inside a transaction, so that processes which start together run them once. */
class TransactionalDialect extends SqliteDialect {
  override createAdapter() {
    return new (class extends SqliteAdapter {
      override get supportsTransactionalDdl() {
        return true
      }
    })()
  }
}

/** SQLite on this host, for one or several processes. `:memory:` is a database of its own. */
export function openSqlite(path: string): Database {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })

  return connect(new TransactionalDialect({ database: openFile(path) }), {
    locksRows: false,
    rowId: 'rowid',
  })
}

function openFile(path: string): SqliteDatabase {
  const file = new DatabaseSync(path)
  const statements = new LRUCache<string, SqliteStatement>({ max: maxStatements })

  for (const pragma of pragmas) file.exec(`pragma ${pragma}`)

  return {
    close: () => file.close(),
    prepare(sql) {
      const statement = statements.get(sql) ?? prepare(file, sql)

      statements.set(sql, statement)

      return statement
    },
  }
}

function prepare(file: DatabaseSync, sql: string): SqliteStatement {
  // A plain `begin` reads first and asks for the write lock later, when waiting for it no longer helps: SQLITE_BUSY.
  const statement = file.prepare(sql === 'begin' ? 'begin immediate' : sql)
  const bound = (parameters: readonly unknown[]) => parameters as SQLInputValue[]

  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...bound(parameters)),
    run: (parameters) => statement.run(...bound(parameters)),
    iterate: (parameters) => statement.iterate(...bound(parameters)),
  }
}
