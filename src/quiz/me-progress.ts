import { translator } from '../i18n/catalog.ts'
import type { Language } from '../i18n/texts.ts'
import type { Progress } from '../render/chart.ts'
import { dayMs, type LocalDay } from '../schedule/local-date.ts'

/** Twelve weeks. */
const shownDays = 84
/** Named on the axis. */
const namedEvery = 14

/** What a member earned, and how well each topic went. */
export interface OwnProgress {
  /** All points in the server. */
  readonly score: number
  readonly today: LocalDay
  /** Of the ledger, the newest first. */
  readonly entries: readonly { readonly day: LocalDay; readonly points: number }[]
  /** There are older entries than those. */
  readonly isCut: boolean
  readonly topics: readonly { readonly name: string; readonly right: number; readonly of: number }[]
}

/** Points added up day by day, ending with the score of today, and bars by topic; undefined where there is neither. */
export function progressChart(
  { score, today, entries, isCut, topics }: OwnProgress,
  language: Language,
): Progress | undefined {
  const t = translator(language)
  const values = pointsByDay({ score, today, entries, isCut })
  const name = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', timeZone: 'UTC' })
  const points = values.map(({ day, value }, index) => ({
    when: index % namedEvery === 0 ? name.format(day * dayMs) : '',
    value,
  }))

  if (points.length < 2 && topics.length === 0) return undefined

  return {
    kind: 'progress',
    title: t('me.stats.progress'),
    ...(points.length > 1 && { points: { label: t('me.stats.overTime'), values: points } }),
    ...(topics.length > 0 && { topics: { label: t('me.stats.topics'), bars: topics } }),
  }
}

/** The score at the end of each of the last days; none where nothing was booked yet. */
export function pointsByDay({
  score,
  today,
  entries,
  isCut,
}: Omit<OwnProgress, 'topics'>): { readonly day: LocalDay; readonly value: number }[] {
  const oldest = entries.at(-1)?.day

  if (oldest === undefined) return []

  // What was earned before the oldest entry that is known is not known by day.
  const first = Math.max(today - shownDays + 1, isCut ? oldest : 0)
  const earned = Map.groupBy(entries, ({ day }) => day)
  const values: { day: LocalDay; value: number }[] = []
  let value = score

  for (let day = today; day >= first; day--) {
    values.unshift({ day, value: Math.max(0, value) })
    value -= (earned.get(day) ?? []).reduce((sum, { points }) => sum + points, 0)
  }

  return values
}
