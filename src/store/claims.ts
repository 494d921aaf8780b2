import { type Kysely, sql } from 'kysely'
import type { Database } from './database.ts'
import { isPresent } from './memberships.ts'
import { scheduleColumns, toSchedule } from './schedules.ts'
import type { Schedule, Store } from './store.ts'
import type { Tables } from './tables.ts'

type Operations = Pick<
  Store,
  'earliestRun' | 'claimSchedules' | 'renewClaim' | 'claimHolders' | 'releaseClaims' | 'advanceSchedule'
>

export function claimOperations({ db, locksRows }: Database): Operations {
  return {
    async earliestRun() {
      const next = await db
        .selectFrom('schedule')
        .select('nextRunAt')
        .where('paused', '=', 0)
        .where('nextRunAt', 'is not', null)
        .where(isPresent('schedule.serverId'))
        .orderBy('nextRunAt')
        .limit(1)
        .executeTakeFirst()

      return next?.nextRunAt ?? undefined
    },
    async claimSchedules({ worker, now, leaseMs }, limit) {
      const due = db
        .selectFrom('schedule')
        .innerJoin(withTurns(db, now).as('due'), 'due.id', 'schedule.id')
        .select('schedule.id')
        // Once more, for rows that somebody claimed while this statement waited for them.
        .where('schedule.nextRunAt', '<=', now)
        .where('schedule.claimedUntil', '<=', now)
        .orderBy('due.nextRunAt')
        .orderBy('due.turn')
        .orderBy('schedule.id')
        .limit(limit)
        .$if(locksRows, (query) => query.forNoKeyUpdate('schedule').skipLocked())
      const rows = await db
        // Run once: PostgreSQL may repeat a plain subquery, which skips what it has locked and so passes its limit.
        .with(
          (cte) => cte('due').materialized(),
          () => due,
        )
        .updateTable('schedule')
        .set({ claimedBy: worker, claimedUntil: now + leaseMs })
        .where('id', 'in', (eb) => eb.selectFrom('due').select('id'))
        .returning(scheduleColumns)
        .execute()

      return rows.map(toSchedule).sort(byNextRun)
    },
    async renewClaim({ worker, now, leaseMs }, scheduleId, nextRunAt) {
      const renewed = await db
        .updateTable('schedule')
        .set({ claimedUntil: now + leaseMs })
        .where('id', '=', scheduleId)
        .where('claimedBy', '=', worker)
        .where('nextRunAt', '=', nextRunAt)
        .returning('id')
        .executeTakeFirst()

      return renewed !== undefined
    },
    async claimHolders() {
      const holders = (table: 'schedule' | 'step' | 'job') =>
        db.selectFrom(table).select('claimedBy').where('claimedBy', 'is not', null)
      const rows = await holders('schedule').union(holders('step')).union(holders('job')).execute()

      return rows.flatMap(({ claimedBy }) => claimedBy ?? [])
    },
    async releaseClaims(worker) {
      const free = { claimedBy: null, claimedUntil: 0 }

      await db.updateTable('schedule').set(free).where('claimedBy', '=', worker).execute()
      await db
        .updateTable('step')
        .set(free)
        .where('state', '=', 'pending')
        .where('claimedBy', '=', worker)
        .execute()
      await db.updateTable('job').set(free).where('claimedBy', '=', worker).execute()
    },
    advanceSchedule: (worker, scheduleId, nextRunAt) => advance(db, worker, scheduleId, nextRunAt),
  }
}

/** What is due, each with its turn among those of its server that are due at the same time. */
function withTurns(db: Kysely<Tables>, now: number) {
  return db
    .selectFrom('schedule')
    .select(['id', 'nextRunAt'])
    .select(sql<number>`row_number() over (partition by next_run_at, server_id order by id)`.as('turn'))
    .where('paused', '=', 0)
    .where('nextRunAt', '<=', now)
    .where('claimedUntil', '<=', now)
    .where(isPresent('schedule.serverId'))
}

/**
 * Moves a schedule on and frees it. Does nothing once the claim is lost: everything that changes a schedule's next run
 * from outside also ends the claim on it.
 */
export async function advance(
  db: Kysely<Tables>,
  worker: string,
  scheduleId: string,
  nextRunAt: number | null,
): Promise<void> {
  await db
    .updateTable('schedule')
    .set({ nextRunAt, attempts: 0, claimedBy: null, claimedUntil: 0 })
    .where('id', '=', scheduleId)
    .where('claimedBy', '=', worker)
    .execute()
}

/** Neither engine promises the order of what an update returns. */
function byNextRun(a: Schedule, b: Schedule) {
  return (a.nextRunAt ?? 0) - (b.nextRunAt ?? 0) || (a.id < b.id ? -1 : 1)
}
