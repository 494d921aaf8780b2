import { UserError } from '../errors.ts'
import { formatDate, type LocalDay, readDate } from './local-date.ts'

/** Every N days or weeks from a date on, which cron has no words for. */
export interface Every {
  readonly count: number
  readonly unit: 'days' | 'weeks'
  /** The first day, local to the zone; weeks begin on Monday. */
  readonly from: LocalDay
}

const largest = { days: 365, weeks: 52 } as const

/**
 * What follows the five fields: `every 3 days from 2026-11-24`.
 *
 * @throws UserError `schedule.everyUnreadable`, `schedule.everyCount` or `schedule.dateUnreadable`.
 */
export function readEvery(text: string): Every {
  const read = /^every (?<count>\d{1,9}) (?<unit>day|week)s? from (?<from>\S+)$/.exec(
    text.toLowerCase(),
  )?.groups

  if (!read) throw new UserError('schedule.everyUnreadable', { given: text })

  const unit = read.unit === 'day' ? 'days' : 'weeks'
  const count = Number(read.count)

  if (count < 1 || count > largest[unit]) {
    throw new UserError('schedule.everyCount', { given: count, largest: largest[unit], unit })
  }

  return { count, unit, from: readDate(read.from ?? '') }
}

export function formatEvery({ count, unit, from }: Every): string {
  return `every ${count} ${unit} from ${formatDate(from)}`
}

export function isInRhythm({ count, unit, from }: Every, day: LocalDay): boolean {
  const passed = unit === 'days' ? day - from : weekOf(day) - weekOf(from)

  return day >= from && passed % count === 0
}

/** 1970-01-01 was a Thursday. */
function weekOf(day: LocalDay): number {
  return Math.floor((day + 3) / 7)
}
