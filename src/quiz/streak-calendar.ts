import { translator } from '../i18n/catalog.ts'
import type { Language } from '../i18n/texts.ts'
import type { DayState, StreakCalendar } from '../render/chart.ts'
import { dayMs, formatDate, type LocalDay } from '../schedule/local-date.ts'
import type { DayMark, Streak } from './streak.ts'

const stateOf: Readonly<Record<DayMark, DayState>> = {
  answered: 'answered',
  missed: 'missed',
  frozen: 'frozen',
  excused: 'failed',
  open: 'none',
}

/** The last `count` months of a streak, today's last. Days before the first answer have no state: nothing was at stake. */
export function streakMonths(
  { marks, today }: Pick<Streak, 'marks'> & { readonly today: LocalDay },
  count: number,
  language: Language,
): Pick<StreakCalendar, 'months' | 'labels'> {
  const t = translator(language)
  const first = [...marks].find(([, mark]) => mark === 'answered')?.[0] ?? today
  const name = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', timeZone: 'UTC' })
  const stateOn = (day: LocalDay): DayState => {
    const mark = day < first ? undefined : marks.get(day)

    return mark === undefined ? 'none' : stateOf[mark]
  }
  const months = lastMonths(today, count).map((days) => ({
    name: name.format((days[0] ?? today) * dayMs),
    days: days.map(stateOn),
  }))

  return {
    months,
    labels: {
      answered: t('streak.answered'),
      missed: t('streak.missed'),
      frozen: t('streak.frozen'),
      failed: t('streak.excused'),
      none: t('streak.none'),
    },
  }
}

/** The days of each month up to the one of `today`, oldest first. */
function lastMonths(today: LocalDay, count: number): LocalDay[][] {
  const [year = 0, month = 1] = formatDate(today).split('-').map(Number)

  return Array.from({ length: count }, (_, index) => {
    const back = index - count
    const begin = Date.UTC(year, month + back, 1) / dayMs
    const end = Date.UTC(year, month + back + 1, 1) / dayMs

    return Array.from({ length: end - begin }, (_day, of) => begin + of)
  })
}
