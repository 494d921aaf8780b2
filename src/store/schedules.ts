import type { Selectable } from 'kysely'
import type { Database } from './database.ts'
import type { NewSchedule, Schedule, Store } from './store.ts'
import type { Tables } from './tables.ts'

export const scheduleColumns = [
  'id',
  'serverId',
  'channelId',
  'name',
  'cron',
  'timezone',
  'quietDates',
  'endsOn',
  'topic',
  'level',
  'language',
  'picking',
  'numbers',
  'catchUp',
  'latestHours',
  'thread',
  'pin',
  'pingRoleId',
  'createdBy',
  'createdAt',
  'nextRunAt',
  'paused',
  'attempts',
  'deletedAt',
] as const satisfies readonly (keyof Schedule)[]

type ScheduleRow = Pick<Selectable<Tables['schedule']>, (typeof scheduleColumns)[number]>

export function toSchedule(row: ScheduleRow): Schedule {
  return { ...row, paused: row.paused === 1, thread: row.thread === 1, pin: row.pin === 1 }
}

/** Flags as the database has them. */
function toRow<T extends Partial<Pick<NewSchedule, 'thread' | 'pin'>>>({ thread, pin, ...rest }: T) {
  return {
    ...rest,
    ...(thread !== undefined && { thread: thread ? (1 as const) : (0 as const) }),
    ...(pin !== undefined && { pin: pin ? (1 as const) : (0 as const) }),
  }
}

/** Set by everything that changes a schedule from outside: whoever was delivering it loses the claim. */
const unclaimed = { claimedBy: null, claimedUntil: 0, attempts: 0 }

type Operations = Pick<
  Store,
  | 'createSchedule'
  | 'schedule'
  | 'schedules'
  | 'allSchedules'
  | 'editSchedule'
  | 'pauseSchedule'
  | 'resumeSchedule'
  | 'deleteSchedule'
  | 'moveNextRun'
>

export function scheduleOperations({ db }: Database): Operations {
  const selectSchedules = () =>
    db.selectFrom('schedule').select(scheduleColumns).orderBy('createdAt').orderBy('id')
  const updateSchedule = (id: string) =>
    db.updateTable('schedule').set(unclaimed).where('id', '=', id).where('deletedAt', 'is', null)

  return {
    async createSchedule(schedule) {
      const created = await db
        .insertInto('schedule')
        .values(toRow(schedule))
        .onConflict((conflict) =>
          conflict.columns(['serverId', 'name']).where('deletedAt', 'is', null).doNothing(),
        )
        .returning('id')
        .executeTakeFirst()

      return created ? 'created' : 'nameTaken'
    },
    async schedule(id) {
      const row = await selectSchedules().where('id', '=', id).executeTakeFirst()

      return row && toSchedule(row)
    },
    async schedules(serverId) {
      const rows = await selectSchedules()
        .where('serverId', '=', serverId)
        .where('deletedAt', 'is', null)
        .execute()

      return rows.map(toSchedule)
    },
    async allSchedules() {
      const rows = await selectSchedules().where('deletedAt', 'is', null).execute()

      return rows.map(toSchedule)
    },
    async editSchedule(id, changes) {
      const edited = await updateSchedule(id)
        .set(toRow(changes))
        .where(({ exists, not, selectFrom }) =>
          not(
            exists(
              selectFrom('schedule as other')
                .select('other.id')
                .whereRef('other.serverId', '=', 'schedule.serverId')
                .where('other.id', '!=', id)
                .where('other.deletedAt', 'is', null)
                .where('other.name', '=', changes.name ?? null),
            ),
          ),
        )
        .returning('id')
        .executeTakeFirst()
      if (edited) return 'edited'

      const left = await selectSchedules()
        .where('id', '=', id)
        .where('deletedAt', 'is', null)
        .executeTakeFirst()

      return left ? 'nameTaken' : 'gone'
    },
    async pauseSchedule(id) {
      await updateSchedule(id).set({ paused: 1 }).execute()
    },
    async resumeSchedule(id, nextRunAt) {
      await updateSchedule(id).set({ paused: 0, nextRunAt }).execute()
    },
    async deleteSchedule(id, at) {
      await updateSchedule(id).set({ deletedAt: at, nextRunAt: null }).execute()
    },
    async moveNextRun(id, expected, nextRunAt) {
      const moved = await updateSchedule(id)
        .set({ nextRunAt })
        .where('nextRunAt', 'is not distinct from', expected)
        .returning('id')
        .executeTakeFirst()

      return moved !== undefined
    },
  }
}
