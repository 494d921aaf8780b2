import type { Context } from '../command.ts'
import { dateAt, type LocalDay } from '../schedule/local-date.ts'
import { offsetIn } from '../schedule/zone.ts'
import type { Attempt, Post, Store } from '../store/store.ts'
import { type AskedDay, askedDays, type Streak, streakOver } from './streak.ts'

const dayMs = 86_400_000

/** How far back a streak is counted. What it is counted from has to be kept as long. */
export const streakMs = 400 * dayMs

/** Slots of that time that are looked at: ten a day. Where there are more, the streak is counted over fewer days. */
const mostSlots = 4_000

export interface StreakQuery {
  readonly serverId: string
  /** Left out: the group’s. */
  readonly memberId?: string
  readonly now: number
}

export interface CountedStreak extends Streak {
  readonly today: LocalDay
  /** Questions answered of each day. */
  readonly answers: ReadonlyMap<LocalDay, number>
  readonly dayOf: (instant: number) => LocalDay
}

/**
 * A member's streak in a server, in its zone as it is set today: asked days with an attempt at a scheduled question.
 * Without a member the group's: asked days on which anybody answered, and no freezes, for anybody can save it.
 */
export async function streakIn(
  store: Pick<Store, 'server' | 'askedSlots' | 'answeredSlots'>,
  { serverId, memberId, now }: StreakQuery,
): Promise<CountedStreak> {
  const query = { serverId, since: now - streakMs }
  const [{ timezone }, slots, answered] = await Promise.all([
    store.server(serverId),
    store.askedSlots(query, mostSlots),
    store.answeredSlots(memberId === undefined ? query : { ...query, memberId }),
  ])
  const offsetAt = offsetIn(timezone)
  const dayOf = (instant: number) => dateAt(instant, offsetAt(instant))
  const answers = new Map<LocalDay, number>()

  for (const day of answered.map(dayOf)) answers.set(day, (answers.get(day) ?? 0) + 1)

  const days = wholeDays(askedDays(slots, offsetAt, now), slots.length === mostSlots)
  const answeredDays = new Set(answers.keys())
  const streak = memberId === undefined ? streakOver(days, answeredDays, 0) : streakOver(days, answeredDays)

  return { ...streak, today: dayOf(now), answers, dayOf }
}

/** The first day of a cut list may have lost the slots that count. */
function wholeDays(days: readonly AskedDay[], isCut: boolean): readonly AskedDay[] {
  return isCut ? days.slice(1) : days
}

/** What an attempt made of its author's streak, told once a day: nothing where it did not grow, or just began. */
export async function streakNews(
  { t, store, member, now }: Context,
  { serverId, scheduleId, fireAt }: Post,
  { number }: Attempt,
): Promise<string[]> {
  if (serverId === null || scheduleId === null || fireAt === null || number > 1) return []

  const { current, answers, dayOf } = await streakIn(store, { serverId, memberId: member.id, now })

  return current > 1 && answers.get(dayOf(fireAt)) === 1 ? [t('streak.grew', { count: current })] : []
}
