import type { Kysely } from 'kysely'
import type { Database } from './database.ts'
import type { Job, JobKey, Jobs } from './job.ts'
import { isPresent } from './memberships.ts'
import type { Claim } from './store.ts'
import type { Tables } from './tables.ts'

const jobColumns = ['name', 'subject', 'dueAt', 'attempts', 'lastError'] as const
const anew = { attempts: 0, lastError: null, claimedBy: null, claimedUntil: 0 }

export function jobOperations(database: Database): Jobs {
  const { db } = database

  return {
    async planJob({ name, subject, dueAt }, now) {
      await db
        .insertInto('job')
        .values({ name, subject, dueAt })
        .onConflict((conflict) =>
          conflict.columns(['name', 'subject']).doUpdateSet({ dueAt }).where('job.dueAt', '>', now),
        )
        .execute()
    },
    async cancelJob({ name, subject }) {
      await db.deleteFrom('job').where('name', '=', name).where('subject', '=', subject).execute()
    },
    job: ({ name, subject }) =>
      db
        .selectFrom('job')
        .select(jobColumns)
        .where('name', '=', name)
        .where('subject', '=', subject)
        .executeTakeFirst(),
    claimJobs: (claim, names, limit) => claimJobs(database, claim, names, limit),
    async renewJob({ worker, now, leaseMs }, job) {
      const renewed = await updateOccurrence(db, job)
        .set({ claimedUntil: now + leaseMs })
        .where('claimedBy', '=', worker)
        .returning('name')
        .executeTakeFirst()

      return renewed !== undefined
    },
    async finishJob(job, nextDueAt) {
      if (nextDueAt !== null) {
        await updateOccurrence(db, job)
          .set({ ...anew, dueAt: nextDueAt })
          .execute()
        return
      }

      await db
        .deleteFrom('job')
        .where('name', '=', job.name)
        .where('subject', '=', job.subject)
        .where('dueAt', '=', job.dueAt)
        .execute()
    },
    async retryJob(worker, job, until, reason) {
      await updateOccurrence(db, job)
        // Nobody's, so that the wait outlives the worker.
        .set((eb) => ({
          attempts: eb('attempts', '+', 1),
          lastError: reason,
          claimedBy: null,
          claimedUntil: until,
        }))
        .where('claimedBy', '=', worker)
        .execute()
    },
  }
}

async function claimJobs(
  { db, locksRows }: Database,
  { worker, now, leaseMs }: Claim,
  names: readonly string[],
  limit: number,
): Promise<Job[]> {
  if (names.length === 0) return []

  const due = db
    .selectFrom('job')
    .select(['name', 'subject'])
    .where('name', 'in', names)
    .where('dueAt', '<=', now)
    .where('claimedUntil', '<=', now)
    .where(isPresent('job.subject'))
    .orderBy('dueAt')
    .orderBy('name')
    .orderBy('subject')
    .limit(limit)
    .$if(locksRows, (query) => query.forNoKeyUpdate().skipLocked())
  const jobs = await db
    // Run once, see claimSchedules.
    .with(
      (cte) => cte('due').materialized(),
      () => due,
    )
    .updateTable('job')
    .set({ claimedBy: worker, claimedUntil: now + leaseMs })
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('name', 'subject'),
        'in',
        selectFrom('due').select(['name', 'subject']).$asTuple('name', 'subject'),
      ),
    )
    .returning(jobColumns)
    .execute()

  return jobs.sort((a, b) => a.dueAt - b.dueAt || (keyOf(a) < keyOf(b) ? -1 : 1))
}

function keyOf({ name, subject }: JobKey): string {
  return `${name}:${subject}`
}

function updateOccurrence(db: Kysely<Tables>, { name, subject, dueAt }: Job) {
  return db
    .updateTable('job')
    .where('name', '=', name)
    .where('subject', '=', subject)
    .where('dueAt', '=', dueAt)
}
