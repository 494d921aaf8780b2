import type { Question } from '../bank/question.ts'
import type { Translate } from '../i18n/catalog.ts'
import { fittingQuestions, leftOfRound, type Selection } from '../quiz/pick.ts'
import { scheduleRuns, type Timing } from './schedule-runs.ts'
import { tellDay } from './tell-schedule.ts'

/** Below this many questions managers are asked for more. */
const fewLeft = 7
/** Runs looked ahead for the first repeat: years of a daily schedule, and some milliseconds of work. */
const farthestRun = 1000

/** How many questions a schedule has, and how long they last. */
export interface Stock {
  readonly total: number
  /** Of them not asked in this round. */
  readonly left: number
  /** The run that begins to repeat, or the last one looked at; null when the pattern ends before. */
  readonly repeat: { readonly at: number; readonly isExact: boolean } | null
}

export function stockOf(
  questions: Iterable<Pick<Question, 'id' | 'topic' | 'level'>>,
  schedule: Selection & Timing,
  asked: readonly string[],
  now: number,
): Stock {
  const fitting = fittingQuestions(questions, schedule)
  const left = leftOfRound(fitting, asked).length
  const wanted = Math.min(left + 1, farthestRun)
  let runs = 0

  if (fitting.length === 0) return { total: 0, left: 0, repeat: null }

  for (const at of scheduleRuns(schedule, now)) {
    runs += 1
    if (runs === wanted) return { total: fitting.length, left, repeat: { at, isExact: wanted === left + 1 } }
  }

  return { total: fitting.length, left, repeat: null }
}

/** Says before it happens when a schedule's questions begin again. */
export function stockLines(
  t: Translate,
  { picking, paused }: Pick<Selection, 'picking'> & { readonly paused?: boolean },
  { total, left, repeat }: Stock,
): string[] {
  return [
    t('schedules.stock', { total, left }),
    // What was missed comes again on purpose, at no date that could be told.
    ...(picking === 'missed' ? [t('schedules.missedAgain')] : []),
    ...(picking === 'missed' || paused || !repeat
      ? []
      : [t(repeat.isExact ? 'schedules.repeatsOn' : 'schedules.repeatsLate', { day: tellDay(repeat.at) })]),
    ...(left < fewLeft ? [t('schedules.fewLeft', { left })] : []),
  ]
}
