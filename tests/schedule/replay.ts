import { parse } from 'node-cron'

const minute = 60_000

/**
 * The DST rule by brute force: looks at the wall clock of every single minute and knows nothing of offsets. Fields are
 * expanded by node-cron. Gives the runs in [`from`, `to`), judging repeats and gaps by what the window shows.
 */
export function replay(expression: string, walls: readonly Wall[]): number[] {
  const fires = matcher(expression)
  const isWild = expression
    .split(' ')
    .slice(0, 2)
    .some((field) => field.startsWith('*'))
  const runs: number[] = []
  let latest = Number.NEGATIVE_INFINITY

  for (const { instant, wall } of walls) {
    if (isWild) {
      if (fires(wall)) runs.push(instant)
      continue
    }

    const lost = latest === Number.NEGATIVE_INFINITY ? [] : wallsBetween(latest, wall)
    const isRepeat = wall <= latest

    if ((!isRepeat && fires(wall)) || lost.some(fires)) runs.push(instant)
    latest = Math.max(latest, wall)
  }

  return runs
}

export interface Wall {
  readonly instant: number
  /** The local time written as if it were UTC. */
  readonly wall: number
}

/** What the clock of a zone shows at every minute of [`from`, `to`). */
export function wallClock(zone: string, from: number, to: number): Wall[] {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })

  return Array.from({ length: (to - from) / minute }, (_, at) => {
    const instant = from + at * minute

    return { instant, wall: Date.parse(`${format.format(instant).replace(' ', 'T')}Z`) }
  })
}

function wallsBetween(before: number, after: number): number[] {
  return Array.from(
    { length: Math.max(0, (after - before) / minute - 1) },
    (_, at) => before + (at + 1) * minute,
  )
}

/** Whether a wall time is one of the pattern's, clock changes aside. */
export function matcher(expression: string): (wall: number) => boolean {
  const [, , day = '', , weekday = ''] = expression.split(' ')
  const fields = parse(expression)
  const isRestricted = (field: string) => !/^[*?]/.test(field)
  const isEither = isRestricted(day) && isRestricted(weekday)

  return (wall) => {
    const date = new Date(wall)
    const onDay = fields.dayOfMonth.includes(date.getUTCDate())
    const onWeekday = fields.dayOfWeek.includes(date.getUTCDay())

    return (
      fields.minute.includes(date.getUTCMinutes()) &&
      fields.hour.includes(date.getUTCHours()) &&
      fields.month.includes(date.getUTCMonth() + 1) &&
      (isEither ? onDay || onWeekday : onDay && onWeekday)
    )
  }
}
