import type { Verdict } from './store.ts'

/* The part of the store's port about what members and groups know. */

/** How the first tries at a question ended; tries that wait for a person are left out. */
export interface Tally {
  readonly questionId: string
  readonly asked: number
  readonly right: number
  /** When the newest post behind it was made. */
  readonly lastAt: number
}

/** First tries on posts made at or after `since` and closed at `now`; of one member: also on own practice draws. */
export interface TallyQuery {
  readonly serverId: string
  readonly memberId?: string
  readonly since: number
  readonly now: number
}

/** How a member's answers to a post or an own practice draw stand. */
export interface LastAnswer {
  readonly postId: string
  readonly questionId: string
  readonly isPractice: boolean
  /** Nothing can be added any more. */
  readonly isClosed: boolean
  /** Of the newest attempt. */
  readonly number: number
  readonly verdict: Verdict
  readonly at: number
}

/** A question in a member's review queue. */
export interface Review {
  readonly memberId: string
  readonly serverId: string
  readonly questionId: string
  readonly due: number
  /** After the answer counted last, as JSON. */
  readonly memory: string
  /** Before it, so that it can be rated anew; null where that answer was the first. */
  readonly memoryBefore: string | null
  /** Where that answer was given. */
  readonly postId: string
}

export interface Learning {
  tallies(query: TallyQuery): Promise<Tally[]>
  /**
   * A member's answers given at or after `since` that no review has counted yet, oldest first: on posts of the server that
   * are closed at `now`, and on own practice draws.
   */
  uncountedAnswers(memberId: string, serverId: string, since: number, now: number): Promise<LastAnswer[]>
  /**
   * Counts answers, whether or not they change the queue, and saves what they change; false, and nothing saved, when one of
   * them was counted already.
   */
  countAnswers(memberId: string, postIds: readonly string[], changed: readonly Review[]): Promise<boolean>
  /** A member's queue in a server, the first due first. */
  reviews(memberId: string, serverId: string): Promise<Review[]>
  /** Replaces what the answer counted last made of the memory; false when another was counted since. */
  rateReview(review: Review): Promise<boolean>
}
