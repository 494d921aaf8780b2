import { graceMs } from '../schedule/catch-up.ts'
import { dateAt, type LocalDay } from '../schedule/local-date.ts'
import { formatReason } from '../schedule/reason.ts'
import type { OffsetAt } from '../schedule/zone.ts'
import type { AskedSlot } from '../store/asking.ts'

/** Answered days in a row that earn a freeze. */
export const daysForFreeze = 7
export const mostFreezes = 2

/**
 * What became of an asked day. `excused`: the bot failed to ask in time. `open`: it can still be answered, or is not over.
 * A day that is not listed was not asked.
 */
export type DayMark = 'answered' | 'missed' | 'frozen' | 'excused' | 'open'

/** A day of the server's zone on which it was asked. */
export interface AskedDay {
  readonly day: LocalDay
  /** At least one question came out in time and could be answered. */
  readonly isFair: boolean
  /** The day is over, and nothing it asked can be answered any more. */
  readonly isOver: boolean
}

export interface Streak {
  /** Answered days in a row; days that were frozen, excused or not asked lie between them without breaking it. */
  readonly current: number
  readonly longest: number
  /** Missed days that will not break it. */
  readonly freezes: number
  /** Answering what is open lengthens it; not answering breaks it, or costs a freeze. */
  readonly isOpen: boolean
  readonly marks: ReadonlyMap<LocalDay, DayMark>
}

/**
 * The days on which slots fell, oldest first, each by the server's clock at the time of the slot. A post that is open across
 * midnight belongs to the day of its slot, and so do the answers to it. What a manager took out was not asked.
 */
export function askedDays(slots: readonly AskedSlot[], offsetAt: OffsetAt, now: number): AskedDay[] {
  const today = dateAt(now, offsetAt(now))
  const days = new Map<LocalDay, AskedDay>()

  for (const slot of slots) {
    if (slot.state === 'skipped' && slot.reason === formatReason('byManager')) continue

    const day = dateAt(slot.fireAt, offsetAt(slot.fireAt))
    const { isFair = false, isOver = day < today } = days.get(day) ?? {}

    days.set(day, { day, isFair: isFair || isInTime(slot), isOver: isOver && !isUnderWay(slot, now) })
  }

  return [...days.values()].sort((a, b) => a.day - b.day)
}

/** Came out when it should, into a channel that stayed. */
function isInTime({ state, fireAt, sentAt, isLost }: AskedSlot): boolean {
  return state === 'sent' && !isLost && (sentAt ?? fireAt) - fireAt <= graceMs
}

function isUnderWay({ state, closesAt }: AskedSlot, now: number): boolean {
  return state === 'sending' || (state === 'sent' && (closesAt ?? 0) > now)
}

/**
 * The streak over asked days, oldest first, the first of which begins it. Every seven answered in a row earn a freeze, two at
 * most are kept, and the next missed day uses one by itself.
 *
 * @param mostKept 0 for a streak without freezes.
 */
export function streakOver(
  days: readonly AskedDay[],
  answered: ReadonlySet<LocalDay>,
  mostKept = mostFreezes,
): Streak {
  const marks = new Map<LocalDay, DayMark>()
  let [current, longest, freezes, inRow] = [0, 0, 0, 0]

  for (const asked of days) {
    const mark = markOf(asked, answered, freezes)

    marks.set(asked.day, mark)
    if (mark === 'answered') {
      current += 1
      inRow += 1
      if (inRow % daysForFreeze === 0) freezes = Math.min(freezes + 1, mostKept)
    }
    if (mark === 'frozen') freezes -= 1
    if (mark === 'missed') current = 0
    if (mark === 'missed' || mark === 'frozen') inRow = 0
    longest = Math.max(longest, current)
  }

  return { current, longest, freezes, isOpen: [...marks.values()].includes('open'), marks }
}

function markOf(
  { day, isFair, isOver }: AskedDay,
  answered: ReadonlySet<LocalDay>,
  freezes: number,
): DayMark {
  if (answered.has(day)) return 'answered'
  if (!isOver) return 'open'
  if (!isFair) return 'excused'

  return freezes > 0 ? 'frozen' : 'missed'
}
