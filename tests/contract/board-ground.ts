import type { BoardEntry, Scope } from '../../src/store/ranking.ts'
import type { Store } from '../../src/store/store.ts'
import { newSchedule } from '../support/new-schedule.ts'
import { newAttempt, newPost, scheduledPost } from './ground.ts'

export const day = 86_400_000
/** 1 January 1971. */
export const year = 365 * day
/** 11 May, in the middle of a quarter. */
export const noon = year + 130 * day + day / 2

export interface Earned {
  readonly memberId: string
  readonly points: number
  readonly at: number
  readonly topic?: string
  /** Two posts may be of one schedule. */
  readonly schedule?: string
}

/** One scheduled post per entry, so that no limit stands in the way. */
export async function earn(store: Store, entries: readonly Earned[], from = 0): Promise<void> {
  for (const [index, { memberId, points, at, topic = 'topic', schedule }] of entries.entries()) {
    const id = `p${from + index}`
    const post = { closesAt: 1_000 * day, questionId: `${topic}/one` }

    if (schedule === undefined) await scheduledPost(store, id, post)
    else {
      const fireAt = from + index
      await store.createSchedule(newSchedule(schedule))
      await store.recordSlot(schedule, fireAt, newPost(id, { ...post, scheduleId: schedule, fireAt }))
    }
    await store.recordAttempt(
      newAttempt(`i-${id}`, {
        postId: id,
        memberId,
        memberName: memberId.toUpperCase(),
        at,
        pointsFor: () => points,
      }),
    )
  }
}

export interface Booked {
  readonly memberId: string
  readonly points: number
  readonly at: number
  readonly attempts: 0 | 1
}

/** The board by its definition, over what was booked. */
export function bruteForce(
  entries: readonly Booked[],
  since: number,
  until = Number.POSITIVE_INFINITY,
): BoardEntry[] {
  const inside = entries.filter(({ at }) => at >= since && at < until)
  const rows = [...new Set(inside.map(({ memberId }) => memberId))]
    .map((memberId) => {
      const own = inside.filter((entry) => entry.memberId === memberId)
      const lastAt = Math.max(0, ...own.filter(({ points }) => points > 0).map(({ at }) => at))

      return {
        memberId,
        name: memberId.toUpperCase(),
        points: own.reduce((sum, { points }) => sum + points, 0),
        attempts: own.reduce((sum, { attempts }) => sum + attempts, 0),
        lastAt,
      }
    })
    .filter(({ points }) => points > 0)
    .sort(
      (a, b) =>
        b.points - a.points ||
        a.attempts - b.attempts ||
        a.lastAt - b.lastAt ||
        (a.memberId < b.memberId ? -1 : 1),
    )

  return rows.map((row, index) => ({
    ...row,
    rank: 1 + rows.filter(({ points }) => points > row.points).length,
    position: index + 1,
  }))
}

export function scopesOf({ topic = 'topic', schedule }: Earned): Scope[] {
  return ['server', `topic:${topic}`, ...(schedule === undefined ? [] : [`schedule:${schedule}` as const])]
}
