import { UserError } from '../errors.ts'
import { cronFields, readField } from './cron-fields.ts'
import { type Every, formatEvery, readEvery } from './every.ts'

/** A cron expression, read into the values each field allows. */
export interface Cron {
  /** Five fields, single blanks, macros written out, and the rhythm if there is one: what to store. */
  readonly expression: string
  /** Ascending, as all of these. */
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  readonly days: readonly number[]
  readonly months: readonly number[]
  /** 0 is Sunday. */
  readonly weekdays: readonly number[]
  /** As in Vixie cron: when day and weekday are both restricted, either may match. */
  readonly dayRule: 'both' | 'either'
  /** The minute or hour field begins with `*`: the pattern follows real time through a clock change. */
  readonly wild: boolean
  /** Of the days that match, only those of this rhythm count; null for all. */
  readonly every: Every | null
}

const macros: Readonly<Record<string, string>> = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@yearly': '0 0 1 1 *',
}

const longestExpression = 200
const daysOfMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/**
 * Reads five-field cron, or a macro such as `@daily`, and what may follow: `0 9 * * * every 3 days from 2026-11-24`,
 * `0 20 * * 1 every 2 weeks from 2026-11-23`. What schedulers disagree on is refused with the way to say it plainly.
 *
 * @throws UserError `schedule.cron*` or `schedule.every*`
 */
export function parseCron(text: string): Cron {
  const [fields = '', rhythm] = splitRhythm(text)
  const expression = normalise(fields)
  const every = rhythm === undefined ? null : readEvery(rhythm)
  const parts = splitFields(expression)
  const [minute, hour, day, month, weekday] = parts
  const [minutes = [], hours = [], days = [], months = [], weekdays = []] = cronFields.map((field, at) =>
    readField(field, parts[at] ?? ''),
  )

  refuseDaySteps(day, weekday)
  refuseImpossibleDate(days, months)
  if (every) refuseRestricted(every, [day, month, weekday])

  return {
    expression: every ? `${expression} ${formatEvery(every)}` : expression,
    minutes,
    hours,
    days,
    months,
    weekdays,
    dayRule: isFree(day) || isFree(weekday) ? 'both' : 'either',
    wild: minute.startsWith('*') || hour.startsWith('*'),
    every,
  }
}

/** The fields, and what follows them. */
function splitRhythm(text: string): string[] {
  if (text.length > longestExpression) {
    throw new UserError('schedule.cronTooLong', { length: text.length, limit: longestExpression })
  }

  return text
    .trim()
    .replace(/\s+/g, ' ')
    .split(/ (?=every )/i)
}

function normalise(expression: string): string {
  if (!expression.startsWith('@')) return expression

  const written = macros[expression.toLowerCase()]

  if (written === undefined) {
    throw new UserError('schedule.cronMacro', { given: expression, macros: Object.keys(macros).join(' ') })
  }

  return written
}

function splitFields(expression: string): [string, string, string, string, string] {
  const parts = expression.split(' ')
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = parts

  if (parts.length === 6) throw new UserError('schedule.cronSeconds', { fix: parts.slice(1).join(' ') })
  if (parts.length !== 5) throw new UserError('schedule.cronFieldCount', { count: parts.length })

  return [minute, hour, day, month, weekday]
}

/** Days that cron restricts as well would be counted from where nobody expects. */
function refuseRestricted({ unit }: Every, dayFields: readonly [string, string, string]): void {
  const free = unit === 'days' ? dayFields : dayFields.slice(0, 2)

  if (free.some((field) => field !== '*')) throw new UserError('schedule.everyRestricted', { unit })
}

/** A day field that begins with `*` or `?` is always true, so the other one decides alone. */
function isFree(field: string): boolean {
  return field.startsWith('*') || field.startsWith('?')
}

/** `*` with a step in one day field beside a restricted other: 26 or 212 days a year, depending on the scheduler. */
function refuseDaySteps(day: string, weekday: string): void {
  const given =
    !isFree(weekday) && day.startsWith('*/') ? day : !isFree(day) && weekday.startsWith('*/') ? weekday : ''

  if (given === '') return

  throw new UserError('schedule.cronDayStep', {
    given,
    fix: given.replace('*', given === day ? '1-31' : '0-6'),
  })
}

function refuseImpossibleDate(days: readonly number[], months: readonly number[]): void {
  const earliest = Math.min(...days)
  const last = Math.max(...months.map((month) => daysOfMonths[month - 1] ?? 0))

  if (earliest > last) throw new UserError('schedule.cronImpossibleDate', { day: earliest, last })
}
