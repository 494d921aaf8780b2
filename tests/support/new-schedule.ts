import type { Schedule, Store } from '../../src/store/store.ts'

type NewSchedule = Parameters<Store['createSchedule']>[0]

/** A schedule to be made: every day at nine, of any question, with nothing special about it but `changes`. */
export function newSchedule(id: string, changes: Partial<Schedule> = {}): NewSchedule {
  return {
    id,
    serverId: 'server',
    channelId: 'channel',
    name: id,
    cron: '0 9 * * *',
    timezone: 'UTC',
    quietDates: '',
    endsOn: null,
    topic: null,
    level: null,
    language: null,
    picking: 'random',
    numbers: 'shared',
    catchUp: 'latest',
    latestHours: null,
    createdBy: 'ada',
    createdAt: 1,
    nextRunAt: 1_000,
    ...changes,
  }
}

/** Fires every day at the minute of an instant. */
export function dailyAt(instant: number): string {
  const at = new Date(instant)

  return `${at.getUTCMinutes()} ${at.getUTCHours()} * * *`
}
