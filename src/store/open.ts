import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { idSource } from '../ids.ts'
import { askedOperations } from './asked.ts'
import { attemptOperations } from './attempts.ts'
import { auditOperations } from './audits.ts'
import { boardKeeping } from './board-keeping.ts'
import { boardMemberOperations } from './board-members.ts'
import { boardOperations } from './boards.ts'
import { calculationOperations } from './calculations.ts'
import { claimOperations } from './claims.ts'
import type { Database } from './database.ts'
import { draftOperations } from './drafts.ts'
import { forgettingOperations } from './forgetting.ts'
import { jobOperations } from './jobs.ts'
import { keyPointClaimOperations } from './key-point-claims.ts'
import { ledgerOperations } from './ledger.ts'
import { memberPointOperations } from './member-points.ts'
import { memberRecordOperations } from './member-records.ts'
import { memberSettingsOperations } from './member-settings.ts'
import { membershipOperations } from './memberships.ts'
import { migrate } from './migrate.ts'
import { noteOperations } from './notes.ts'
import { openPostgres } from './postgres.ts'
import { postOperations } from './posts.ts'
import { refusedOperations } from './refused.ts'
import { reminderOperations } from './reminders.ts'
import { reportOperations } from './reports.ts'
import { retentionOperations } from './retention.ts'
import { reviewOperations } from './reviews.ts'
import { scheduleOperations } from './schedules.ts'
import { seasonOperations } from './seasons.ts'
import { serverBankOperations } from './server-banks.ts'
import { serverRemovalOperations } from './server-removal.ts'
import type { ServerDefaults } from './server-settings.ts'
import { serverOperations } from './servers.ts'
import { settlementOperations } from './settlements.ts'
import { slotOperations } from './slots.ts'
import { openSqlite } from './sqlite.ts'
import { stepOperations } from './steps.ts'
import type { Store } from './store.ts'
import { sumOperations } from './sums.ts'
import { tallyOperations } from './tallies.ts'
import { teamOperations } from './teams.ts'
import { topicMergeOperations } from './topic-merges.ts'
import { waitingOperations } from './waiting.ts'

/**
 * Opens the store an address names, at this program's version: `sqlite:<file>`, `sqlite::memory:` or `postgres://…`.
 *
 * @param defaults settings of a server that saved none.
 * @throws StoreUnavailable when it cannot be reached or migrated.
 */
export async function openStore(databaseUrl: string, defaults: ServerDefaults): Promise<Store> {
  const path = /^sqlite:(?<path>.+)$/.exec(databaseUrl)?.groups?.path

  try {
    return await createStore(path === undefined ? openPostgres(databaseUrl) : openSqlite(path), defaults)
  } catch (error) {
    throw new StoreUnavailable(
      `The database cannot be used: ${reasonOf(error)}. Check DATABASE_URL, then start again.`,
      { cause: error },
    )
  }
}

/** The database cannot be used, for a reason that whoever runs the program can mend. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}

/** The store on an open connection, which it closes. */
export async function createStore(database: Database, defaults: ServerDefaults): Promise<Store> {
  const { db } = database
  const books = { database, defaults, newId: idSource(randomBytes) }

  try {
    await migrate(database)
  } catch (error) {
    await db.destroy()
    throw error
  }

  return {
    ...serverOperations(database, defaults),
    ...membershipOperations(database),
    ...memberSettingsOperations(database),
    ...memberRecordOperations(database),
    ...forgettingOperations(database),
    ...retentionOperations(database),
    ...serverRemovalOperations(database),
    ...reminderOperations(database),
    ...scheduleOperations(database),
    ...claimOperations(database),
    ...slotOperations(database),
    ...stepOperations(database),
    ...refusedOperations(database),
    ...auditOperations(database),
    ...memberPointOperations(database),
    ...jobOperations(database),
    ...askedOperations(database),
    ...sumOperations(database),
    ...postOperations(database),
    ...attemptOperations(books),
    ...reportOperations(database),
    ...settlementOperations(books),
    ...keyPointClaimOperations(books),
    ...waitingOperations(database),
    ...boardOperations(database, defaults),
    ...teamOperations(database, defaults),
    ...seasonOperations(database),
    ...boardMemberOperations(database),
    ...boardKeeping(database, defaults),
    ...topicMergeOperations(database),
    ...ledgerOperations(books),
    ...tallyOperations(database),
    ...reviewOperations(database),
    ...calculationOperations(database),
    ...serverBankOperations(database),
    ...draftOperations(database),
    ...noteOperations(database),
    async ping() {
      await sql`select 1`.execute(db)
    },
    close: () => db.destroy(),
  }
}

/** The innermost message: what the engine said. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)

  // A refused connection over two addresses is an AggregateError without a message of its own.
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause

  return inner === undefined ? error.message : reasonOf(inner)
}
