import { type Migration, Migrator } from 'kysely/migration'
import type { Database } from './database.ts'
import { firstTables } from './migrations/0001-first-tables.ts'
import { themes } from './migrations/0002-themes.ts'
import { calculations } from './migrations/0003-calculations.ts'
import { asked } from './migrations/0004-asked.ts'
import { settling } from './migrations/0005-settling.ts'
import { review } from './migrations/0006-review.ts'
import { serverBanks } from './migrations/0007-server-banks.ts'
import { reports } from './migrations/0008-reports.ts'
import { quietDates } from './migrations/0009-quiet-dates.ts'
import { boards } from './migrations/0010-boards.ts'
import { extraSteps } from './migrations/0011-extra-steps.ts'
import { jobs } from './migrations/0013-jobs.ts'
import { members } from './migrations/0014-members.ts'
import { managers } from './migrations/0015-managers.ts'
import { audit } from './migrations/0016-audit.ts'
import { streaks } from './migrations/0018-streaks.ts'
import { forgetting } from './migrations/0019-forgetting.ts'
import { claimHolders } from './migrations/0020-claim-holders.ts'
import { summaries } from './migrations/0021-summaries.ts'
import { retention } from './migrations/0024-retention.ts'
import { standings } from './migrations/0025-standings.ts'
import { leftServers } from './migrations/0026-left-servers.ts'
import { reminders } from './migrations/0027-reminders.ts'
import { serverRemoval } from './migrations/0028-server-removal.ts'

/** Oldest first by name. What was released never changes again. */
export const migrations: Record<string, Migration> = {
  '0001-first-tables': firstTables,
  '0002-themes': themes,
  '0003-calculations': calculations,
  '0004-asked': asked,
  '0005-settling': settling,
  '0006-review': review,
  '0007-server-banks': serverBanks,
  '0008-reports': reports,
  '0009-quiet-dates': quietDates,
  '0010-boards': boards,
  '0011-extra-steps': extraSteps,
  '0013-jobs': jobs,
  '0014-members': members,
  '0015-managers': managers,
  '0016-audit': audit,
  '0018-streaks': streaks,
  '0019-forgetting': forgetting,
  '0020-claim-holders': claimHolders,
  '0021-summaries': summaries,
  '0024-retention': retention,
  '0025-standings': standings,
  '0026-left-servers': leftServers,
  '0027-reminders': reminders,
  '0028-server-removal': serverRemoval,
}

/**
 * Brings the database to this program's version; does nothing when it is there. Several processes may do it at once.
 *
 * @throws Error when a migration fails (nothing of it stays) or the database is of a newer program.
 */
export async function migrate({ db }: Database): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableName: 'fan_in_migration',
    migrationLockTableName: 'fan_in_migration_lock',
  })
  const { error } = await migrator.migrateToLatest()

  if (error) throw new Error('the database could not be migrated', { cause: error })
}
