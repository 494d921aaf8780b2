import type { BoardWindow } from '../quiz/window.ts'
import type { Settler } from './settling.ts'

/*
 * The part of the store's port about boards: the ledger of points, its sums, and who stands where.
 */

/** Whose points a board counts: all of a server's, those of one schedule, or those of one topic. */
export type Scope = 'server' | `schedule:${string}` | `topic:${string}`

/** A board. Its window is in the server's zone and seasons as they are set. */
export interface BoardQuery {
  readonly serverId: string
  readonly window: BoardWindow
  readonly scope: Scope
  readonly now: number
}

export interface BoardEntry {
  /** Ties in points share a rank. */
  readonly rank: number
  /** 1-based place in the board's order, ties told apart. */
  readonly position: number
  readonly memberId: string
  /** What the member was called last. */
  readonly name: string
  readonly points: number
  /** On posts of schedules, those without points included. */
  readonly attempts: number
  /** When points were last earned. */
  readonly lastAt: number
}

/** What a member has earned in a server, on a board there or not. */
export interface Total {
  readonly serverId: string
  readonly points: number
  readonly attempts: number
}

/** A role whose members stand for it together. */
export interface TeamEntry {
  readonly roleId: string
  /** Null while fewer than `teamMinimum` attempted. Ties share a rank. */
  readonly rank: number | null
  /** Points of those who attempted, divided by their number; 0 where nobody did. */
  readonly average: number
  /** How many attempted. */
  readonly members: number
}

/** So many members of a team must have attempted before it is ranked. */
export const teamMinimum = 3

/** What a manager adds to a member's points, or takes away. */
export interface PointCorrection {
  /** A repeat with the same id books nothing. */
  readonly id: string
  readonly serverId: string
  readonly memberId: string
  /** Left as it is where not given. */
  readonly memberName?: string
  readonly points: number
  readonly reason: string
  readonly at: number
}

/** An entry of the ledger. */
export interface LedgerEntry {
  readonly id: string
  readonly points: number
  /** When its attempt was made, also for what settled it later; when a manager corrected. */
  readonly at: number
  /** Null for a manager's correction of points. */
  readonly postId: string | null
  readonly questionId: string | null
  /** What changed a verdict; null for the attempt itself, and for a manager's correction of points. */
  readonly settledBy: Settler | null
  /** A manager's words to the member. */
  readonly reason: string | null
}

export interface Ranking {
  /** Everyone with points in the window. Order: points, fewer attempts, earlier last point, id. */
  leaderboard(query: BoardQuery, page: { limit: number; offset: number }): Promise<BoardEntry[]>
  boardSize(query: BoardQuery): Promise<number>
  standing(query: BoardQuery, memberId: string): Promise<BoardEntry | undefined>
  /** The ranks of those of the members that stand on the board. */
  ranks(query: BoardQuery, memberIds: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** Their ranks in what the window is compared with: see `spanBefore`. */
  ranksBefore(query: BoardQuery, memberIds: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** Of all time, by server. */
  totals(memberId: string): Promise<Total[]>
  /** The teams, best average first, then those that are not ranked yet, as they were given. */
  teamBoard(query: BoardQuery, roleIds: readonly string[]): Promise<TeamEntry[]>

  /** The roles of a member that teams or exclusion ask for, in place of those known before; the member is there. */
  saveMemberRoles(serverId: string, memberId: string, roleIds: readonly string[]): Promise<void>
  /** Members who left stand on no board until their roles are saved again. */
  saveLeft(serverId: string, memberIds: readonly string[]): Promise<void>

  /** False when it was booked before. */
  correctPoints(correction: PointCorrection): Promise<boolean>
  /** All that a member has in a server, on every board or on none. */
  pointsOf(serverId: string, memberId: string): Promise<number>
  /** A member's newest entries in the ledger of a server. */
  ledger(serverId: string, memberId: string, limit: number): Promise<LedgerEntry[]>

  /** Brings the boards of one server that is due to where they should be at `now`; false when none is due. */
  keepBoards(now: number): Promise<boolean>

  /** Topics of a server whose points count for another topic, with that other. */
  topicMerges(serverId: string): Promise<ReadonlyMap<string, string>>
  /**
   * Lets a topic's points, and those of topics that count as it, count for another topic's boards; for its own again
   * where both are the same. What was earned stays with the topic it was earned in, so all of it can be taken back.
   */
  countTopicAs(serverId: string, topic: string, countsAs: string): Promise<void>

  /** When seasons were begun by hand, oldest first. */
  seasonStarts(serverId: string): Promise<number[]>
  startSeason(serverId: string, at: number): Promise<void>
  /** Takes back a start: the season before goes on. */
  dropSeasonStart(serverId: string, at: number): Promise<void>
}
