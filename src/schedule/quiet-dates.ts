import { UserError } from '../errors.ts'
import { formatDate, type LocalDay, readDate } from './local-date.ts'

/** Days without posts, both ends included. */
export interface QuietRange {
  readonly first: LocalDay
  readonly last: LocalDay
}

const longestText = 500
/** A longer rest is what `/schedule pause` is for. */
const longestRange = 366

/**
 * Dates and ranges as people write them, `2026-12-24..2027-01-02, 2026-10-01`: ascending, with neighbours joined.
 *
 * @throws UserError `schedule.quiet*` or `schedule.dateUnreadable`.
 */
export function readQuietDates(text: string): QuietRange[] {
  if (text.length > longestText) {
    throw new UserError('schedule.quietTooLong', { length: text.length, limit: longestText })
  }

  const ranges = text
    .normalize('NFKC')
    .split(/[,、;\s]+(?!\.)/)
    .filter((item) => item !== '')
    .map(readRange)
    .sort((a, b) => a.first - b.first)
  const joined: QuietRange[] = []

  for (const range of ranges) {
    const before = joined.at(-1)

    if (before && range.first <= before.last + 1) {
      joined[joined.length - 1] = { first: before.first, last: Math.max(before.last, range.last) }
    } else joined.push(range)
  }

  return joined
}

/** As it is stored and shown. */
export function formatQuietDates(ranges: readonly QuietRange[]): string {
  return ranges
    .map(({ first, last }) =>
      first === last ? formatDate(first) : `${formatDate(first)}..${formatDate(last)}`,
    )
    .join(', ')
}

function readRange(item: string): QuietRange {
  const [from = '', to = from, ...more] = item.split('..')
  const [first, last] = [readDate(from), readDate(to)]

  if (more.length > 0) throw new UserError('schedule.dateUnreadable', { given: item.slice(0, 40) })
  if (last < first) {
    throw new UserError('schedule.quietBackwards', { given: item, fix: `${to}..${from}` })
  }
  if (last - first >= longestRange) {
    throw new UserError('schedule.quietRangeLong', { given: item, limit: longestRange })
  }

  return { first, last }
}
