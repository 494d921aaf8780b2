import { UserError } from '../errors.ts'

export interface CronField {
  readonly name: 'minute' | 'hour' | 'day' | 'month' | 'weekday'
  readonly min: number
  readonly max: number
  /** How many different values there are; for weekdays 7 is 0 again. */
  readonly size: number
  /** English names that may stand for the values from `min` on; their first three letters do too. */
  readonly names: readonly string[]
}

const monthNames = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
]
const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** The fields of an expression in their order. */
export const cronFields: readonly CronField[] = [
  { name: 'minute', min: 0, max: 59, size: 60, names: [] },
  { name: 'hour', min: 0, max: 23, size: 24, names: [] },
  { name: 'day', min: 1, max: 31, size: 31, names: [] },
  { name: 'month', min: 1, max: 12, size: 12, names: monthNames },
  { name: 'weekday', min: 0, max: 7, size: 7, names: weekdayNames },
]

/**
 * The values a field allows, ascending. What it cannot mean, or what schedulers read differently, is refused.
 *
 * @throws UserError `schedule.cronStarInList`, `cronStep`, `cronStepAlone`, `cronOutOfRange`, `cronSpecial` or
 *   `cronUnreadable`.
 */
export function readField(field: CronField, text: string): number[] {
  const items = text.split(',')

  if (items.length > 1 && items.some((item) => /^[*?]/.test(item))) {
    throw new UserError('schedule.cronStarInList', { field: field.name, given: text })
  }

  return [...new Set(items.flatMap((item) => readItem(field, item)))].sort((a, b) => a - b)
}

/** One item of a list: `*`, `?`, a value or a range, with or without a step. */
function readItem(field: CronField, item: string): number[] {
  const { range = '', step } = /^(?<range>[^/]*)(?:\/(?<step>.*))?$/.exec(item)?.groups ?? {}
  const isDay = field.name === 'day' || field.name === 'weekday'
  const all = span(field, field.min, field.min + field.size - 1)

  if (isDay && item === '?') return all
  if (range === '*') return everyNth(all, readStep(field, step))

  const [from = '', to = from, ...more] = range.split('-')

  if (more.length > 0) throw unreadable(field, item)

  const values = span(field, readValue(field, from), readValue(field, to))

  if (step === undefined) return values
  if (!range.includes('-')) {
    throw new UserError('schedule.cronStepAlone', { given: item, fix: `${range}-${all.at(-1)}/${step}` })
  }

  return everyNth(values, readStep(field, step))
}

function readValue(field: CronField, text: string): number {
  const { name, min, max, names } = field
  const word = text.toLowerCase()
  const at = names.findIndex((known) => known === word || known.slice(0, 3) === word)

  if (at >= 0) return min + at
  if (/#|^l|\d[lw]$|l$/.test(word)) throw new UserError('schedule.cronSpecial', { given: text })
  if (!/^\d+$/.test(text)) throw unreadable(field, text)

  const value = Number(text)

  if (value < min || value > max) {
    throw new UserError('schedule.cronOutOfRange', { field: name, given: text, min, max })
  }

  return value
}

function readStep(field: CronField, text = '1'): number {
  if (!/^\d+$/.test(text)) throw unreadable(field, `/${text}`)

  const step = Number(text)

  if (step < 1 || step > field.size) {
    throw new UserError('schedule.cronStep', { field: field.name, given: text, largest: field.size })
  }

  return step
}

/** Both ends included; a range that ends before it begins wraps round, and weekday 7 is 0. */
function span({ min, size }: CronField, from: number, to: number): number[] {
  const length = to >= from ? to - from : to - from + size

  return Array.from({ length: length + 1 }, (_, at) => min + ((from - min + at) % size))
}

function everyNth(values: readonly number[], step: number): number[] {
  return values.filter((_, at) => at % step === 0)
}

function unreadable(field: CronField, given: string): UserError {
  return new UserError('schedule.cronUnreadable', { field: field.name, given })
}
