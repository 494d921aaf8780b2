import type { Generated } from 'kysely'
import type { Span } from '../quiz/window.ts'
import type { AuditEntry } from './auditing.ts'
import type { Job } from './job.ts'
import type { Review } from './learning.ts'
import type { MemberSettings } from './members.ts'
import type { Scope } from './ranking.ts'
import type { Report } from './reporting.ts'
import type { Server } from './server-settings.ts'
import type { KeyPointClaim, Settlement } from './settling.ts'
import type { Attempt, Post, Schedule, Slot, Step } from './store.ts'
import type { Champion } from './summing.ts'

/*
 * What a row of each table is. Names are camelCase here and snake_case in the database; flags are 0 or 1, instants epoch
 * milliseconds.
 */

/** Who works on a row, and from when on somebody else may: 0 while nobody does. */
interface Lease {
  claimedBy: string | null
  claimedUntil: Generated<number>
}

/** Null where the default counts; lists are JSON. */
type ServerTable = { id: string } & {
  [K in keyof Omit<Server, 'id'>]: (Server[K] extends readonly string[] ? string : Server[K]) | null
}

type Flag = 'paused' | 'thread' | 'pin'

interface ScheduleTable extends Omit<Schedule, Flag | 'attempts' | 'pingRoleId'>, Lease {
  paused: Generated<0 | 1>
  thread: Generated<0 | 1>
  pin: Generated<0 | 1>
  pingRoleId: Generated<string | null>
  attempts: Generated<number>
}

interface JobTable extends Omit<Job, 'attempts' | 'lastError'>, Lease {
  attempts: Generated<number>
  lastError: string | null
}

interface SlotTable extends Omit<Slot, 'postId'> {
  serverId: string
  /** When its message was known to stand; null for slots sent before that was noted. */
  sentAt: number | null
}

interface StepTable extends Omit<Step, 'state' | 'attempts'>, Lease {
  state: Generated<Step['state']>
  attempts: Generated<number>
}

/**
 * The ledger: what each attempt on a scheduled post earned, 0 included, and every correction of it. Entries are added and
 * never changed; the truth behind every board.
 */
interface PointTable {
  id: string
  serverId: string
  memberId: string
  /** These three are null for a manager's correction of points. */
  postId: string | null
  scheduleId: string | null
  topic: string | null
  points: number
  ruleVersion: number
  /** When the attempt was made, also for what settled it: every window has both or neither. */
  at: number
  /** 1 for an attempt, 0 for a correction. */
  attempts: Generated<0 | 1>
  /** The settlement that a correction comes from: who, when and why. */
  settlement: string | null
  /** Of a manager's correction of points, in the manager's words. */
  reason: string | null
}

/** Every change of a verdict. */
type SettlementTable = Omit<
  Settlement,
  'reason' | 'ruleVersion' | 'gradingVersion' | 'questionVersion' | 'made'
> & {
  postId: string
}

interface KeyPointVoteTable {
  claimId: string
  voterId: string
  agrees: 0 | 1
  at: number
}

/**
 * A board that is kept: the sums of those entries of the ledger that lie in its scope, from `since` on and before `until`.
 * Its span moves; whatever it is, the standings are those of it.
 */
interface BoardTable extends Span {
  id: string
  serverId: string
  scope: Scope
  /** Of the window, see `planBoards`; unique within the scope. */
  name: string
}

interface StandingTable {
  memberId: string
  boardId: string
  points: number
  attempts: number
  /** When points were last earned; anything before the span when never within it. */
  lastAt: number
  /** Of the member, repeated for the index. */
  isOut: 0 | 1
}

/** Everyone with an entry in the ledger. */
interface BoardMemberTable {
  serverId: string
  memberId: string
  /** What the member was last called. */
  name: string
  hasLeft: Generated<0 | 1>
  /** Stands on no board: has left, or a role is excluded. */
  isOut: Generated<0 | 1>
}

/** Every version of every question that a server added; content is JSON. */
interface ServerQuestionTable {
  serverId: string
  questionId: string
  version: string
  content: string
  /** At most one of a question's versions; none once it was removed. */
  isCurrent: 0 | 1
  createdBy: string
  createdAt: number
  removedAt: number | null
}

export interface Tables {
  server: ServerTable
  memberSettings: Omit<MemberSettings, 'hidden' | 'reminders'> & {
    hidden: Generated<0 | 1>
    reminders: Generated<MemberSettings['reminders']>
    exportedAt: number | null
  }
  schedule: ScheduleTable
  slot: SlotTable
  step: StepTable
  post: Post
  attempt: Attempt
  point: PointTable
  board: BoardTable
  standing: StandingTable
  boardMember: BoardMemberTable
  /** Boards nobody looks at any more, whose standings are still to be deleted. */
  droppedBoard: { id: string }
  /** When a server's boards are to be moved on. */
  boardClock: { serverId: string; dueAt: number }
  /** Topics that count as another one on a server's boards. */
  topicMerge: { serverId: string; topic: string; countsAs: string }
  seasonStart: { serverId: string; at: number }
  /** Only roles that teams or exclusion ask for. */
  memberRole: { serverId: string; memberId: string; roleId: string }
  settlement: SettlementTable
  keyPointClaim: KeyPointClaim
  keyPointVote: KeyPointVoteTable
  review: Review
  /** Answers that reviews have counted: all to one post or draw at once. */
  countedAnswer: { memberId: string; postId: string }
  calculation: { id: string; calculator: string; options: string; usedAt: number }
  serverBank: { serverId: string; revision: number }
  serverQuestion: ServerQuestionTable
  serverTopic: { serverId: string; topic: string; names: string }
  draft: { id: string; serverId: string; memberId: string; texts: string; keptAt: number }
  report: Report
  audit: Omit<AuditEntry, 'details'> & { details: string }
  /** The last one of each member. */
  reminder: { memberId: string; postId: string; at: number; sent: 0 | 1 }
  forgetting: { memberId: string; askedAt: number }
  job: JobTable
  champion: Champion & { serverId: string }
  incident: { key: string; openedAt: number }
  fact: { name: string; value: string }
}
