import type { Attempt, Post, Verdict } from './store.ts'

/*
 * The part of the store's port in which verdicts change after they were given: at closing, by peers, by managers, by a
 * corrected key.
 */

export type Settler = 'closing' | 'peers' | 'manager' | 'regrade'

/** A verdict as it shall stand from now on. */
export interface Settlement {
  /** The same key settles once, whoever repeats it. */
  readonly key: string
  readonly memberId: string
  readonly number: number
  readonly by: Settler
  /** The manager who decided; null for what the program did. */
  readonly byId: string | null
  /** What the manager tells the author; null: nothing. */
  readonly note: string | null
  readonly verdict: Verdict
  /** The grade as JSON. */
  readonly reason: string
  /** What the attempt is worth in all, not the difference. */
  readonly points: number
  readonly ruleVersion: number
  readonly gradingVersion: number
  /** Of the key it was graded by, where that changed. */
  readonly questionVersion?: string
  readonly at: number
  /** A manager's word on claimed key points: those named are there, every other claim of the attempt is refused. */
  readonly made?: readonly string[]
}

/** What the claim of a key point would make of its attempt. */
export type Judged = Pick<Settlement, 'verdict' | 'reason' | 'points' | 'ruleVersion' | 'gradingVersion'>

/** “I did say that”: a key point that grading missed and the author sees in the answer. */
export interface KeyPointClaim {
  /** Tells nobody whose it is. */
  readonly id: string
  readonly postId: string
  readonly memberId: string
  /** The key point's name. */
  readonly point: string
  readonly state: 'open' | 'confirmed' | 'refused'
  readonly at: number
}

export interface Vote {
  readonly claimId: string
  readonly voterId: string
  readonly agrees: boolean
  readonly at: number
  /** Called when the vote confirms the claim, with the attempt as it stands then. */
  readonly judge: (attempt: Attempt, point: string) => Judged
}

export type Voted =
  /** Counted, or counted before; the claim as it is now. */
  | { readonly outcome: 'counted'; readonly claim: KeyPointClaim }
  /** Settled by others meanwhile. */
  | { readonly outcome: 'late' }
  /** No such claim, one's own, a post still open, or one the voter did not answer. */
  | { readonly outcome: 'refused' }

/** How many more must agree than disagree, or the other way round, to settle a claim. */
export const votesToSettle = 2

export interface Settling {
  /**
   * One transaction for a post: verdicts, corrections in the ledger (the differences, dated like their attempts, so that
   * every window has both), totals, claims. A manager's word is changed by nothing but a manager.
   *
   * @param correctAt when to tell the channel of a closed post that it was corrected; left out: nobody is told.
   * @returns how many were settled: neither repeated nor outranked.
   */
  settleAttempts(postId: string, settlements: readonly Settlement[], correctAt?: number): Promise<number>
  /** The newest regrading of a post: when, and how many verdicts it changed. */
  latestRegrade(postId: string): Promise<{ at: number; count: number } | undefined>

  /** A repeat gives the claim that stands. */
  claimKeyPoint(claim: Pick<KeyPointClaim, 'postId' | 'memberId' | 'point' | 'at'>): Promise<KeyPointClaim>
  keyPointClaim(id: string): Promise<KeyPointClaim | undefined>
  /** Oldest first. */
  keyPointClaims(postId: string): Promise<KeyPointClaim[]>
  /** Open claims of others that the member has not voted on, oldest first; none before the post was closed. */
  claimsToCheck(postId: string, voterId: string): Promise<KeyPointClaim[]>
  /** Counts a vote; the one that settles the claim also settles its attempt, in the same transaction. */
  voteOnClaim(vote: Vote): Promise<Voted>

  /** Closed posts of a server on which answers or claims wait for a person, oldest first. */
  waitingPosts(serverId: string, limit: number): Promise<{ post: Post; waiting: number }[]>
  /** The post whose question, or whose reveal, a message is. */
  postByMessage(channelId: string, messageId: string): Promise<Post | undefined>
  /**
   * A member's attempts in a channel, or in a post's thread, that a manager or a corrected key settled since an instant,
   * newest first.
   */
  settledOf(
    query: { channelId: string; memberId: string; since: number },
    limit: number,
  ): Promise<{ post: Post; attempt: Attempt }[]>
  /** Posts that were answered since an instant, practice included, oldest first. */
  answeredPosts(query: { questionId?: string; since: number }): Promise<Post[]>
}
