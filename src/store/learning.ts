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

export interface Learning {
  tallies(query: TallyQuery): Promise<Tally[]>
}
