import type { Span } from '../quiz/window.ts'
import type { Post } from './store.ts'

/* The part of the store's port that summaries of closed windows are made of. They are read in pieces, beside other work. */

/** What a member's entries of the ledger in some time add up to. */
export interface MemberSum {
  readonly memberId: string
  readonly points: number
  /** On posts of schedules. */
  readonly attempts: number
  /** When points were last earned; 0 when never. */
  readonly lastAt: number
}

/** How first tries at a post ended; those that wait for a person are left out. */
export interface FirstTries {
  readonly tries: number
  readonly right: number
}

/** Who was given the champions' role. */
export interface Champion {
  readonly memberId: string
  readonly roleId: string
}

export interface Summing {
  /** Everyone with entries in the span, except who has left and whose roles keep them off boards. */
  sumSpan(serverId: string, span: Span): Promise<MemberSum[]>
  /** Of one member, wherever they stand by now. */
  pointsIn(serverId: string, memberId: string, span: Span): Promise<number>
  /** What members were called last. */
  memberNames(serverId: string, memberIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Posts that went out for slots in the span, oldest first. */
  scheduledPosts(serverId: string, span: Span): Promise<Post[]>
  /** By post; those without a try are left out. */
  firstTries(postIds: readonly string[]): Promise<ReadonlyMap<string, FirstTries>>
  champions(serverId: string): Promise<Champion[]>
  /** In place of those before. */
  saveChampions(serverId: string, champions: readonly Champion[]): Promise<void>
}
