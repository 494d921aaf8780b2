import type { BoardQuery } from '../../src/store/ranking.ts'
import type { Claim, NewAttempt, NewPost, Store, Verdict } from '../../src/store/store.ts'
import { newSchedule } from '../support/new-schedule.ts'

/** Opens an empty store for one test; whoever registers a suite closes it. */
export type StoreUnderTest = () => Promise<Store>

/** Every test lives in the first seconds of an invented time: 1,000 is the first instant. */
export const leaseMs = 100

export const claim = (worker: string, now: number): Claim => ({ worker, now, leaseMs })

/** Of all time and the whole server, when the suites' posts are closed. */
export function boardOf(changes: Partial<BoardQuery> = {}): BoardQuery {
  return { serverId: 'server', window: 'all', scope: 'server', now: 10_000, ...changes }
}

export function newPost(id: string, changes: Partial<NewPost> = {}): NewPost {
  return {
    id,
    serverId: 'server',
    channelId: 'channel',
    scheduleId: null,
    fireAt: null,
    questionId: 'topic/one',
    questionVersion: '1',
    seed: 'seed',
    numbers: 'shared',
    language: 'en',
    practiceOf: null,
    createdAt: 1_000,
    closesAt: 9_000,
    ...changes,
  }
}

/** A right answer at its first try, ten points; `interaction` makes it unique. */
export function newAttempt(interactionId: string, changes: Partial<NewAttempt> = {}): NewAttempt {
  return {
    postId: 'post',
    memberId: 'ada',
    memberName: 'Ada',
    interactionId,
    answer: '112',
    verdict: 'correct',
    reason: '{}',
    gradingVersion: 1,
    at: 2_000,
    limit: 2,
    pointsFor: (number) => 10 / number,
    ruleVersion: 1,
    ...changes,
  }
}

/** A schedule's slot, sent and open: attempts on its post earn points. */
export async function scheduledPost(
  store: Store,
  id = 'post',
  changes: Partial<NewPost> = {},
): Promise<void> {
  const scheduleId = `schedule-of-${id}`
  const fireAt = 1_000

  await store.createSchedule(newSchedule(scheduleId))
  await store.recordSlot(scheduleId, fireAt, newPost(id, { scheduleId, fireAt, ...changes }))
  await store.finishSlot(
    'nobody',
    { scheduleId, fireAt },
    { postId: id, messageId: `m-${id}`, at: fireAt, steps: [] },
    { nextRunAt: null },
  )
}

let interactions = 0

/** A post of its own with attempts that end so, in this order, from 2,000 on. */
export async function answered(
  store: Store,
  id: string,
  verdicts: readonly Verdict[],
  { memberId = 'ada', at = 2_000, ...changes }: Partial<NewPost> & { memberId?: string; at?: number } = {},
): Promise<void> {
  await store.createPost(newPost(id, changes))
  for (const [index, verdict] of verdicts.entries()) {
    interactions += 1
    await store.recordAttempt(
      newAttempt(`answered-${interactions}`, { postId: id, memberId, verdict, at: at + index }),
    )
  }
}
