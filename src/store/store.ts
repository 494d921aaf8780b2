import type { Level } from '../bank/question.ts'
import type { Language } from '../i18n/texts.ts'
import type { Picking } from '../quiz/pick.ts'
import type { Asking } from './asking.ts'
import type { Auditing } from './auditing.ts'
import type { Jobs } from './job.ts'
import type { Learning } from './learning.ts'
import type { MemberData } from './members.ts'
import type { Memberships } from './membership.ts'
import type { Ranking } from './ranking.ts'
import type { Reminding } from './reminding.ts'
import type { Reporting } from './reporting.ts'
import type { Retention } from './retaining.ts'
import type { ServerBanks } from './server-bank.ts'
import type { CatchUp, Servers } from './server-settings.ts'
import type { Settler, Settling } from './settling.ts'
import type { Summing } from './summing.ts'

/*
 * The store's port: named operations of the product, each one transaction. Instants are epoch milliseconds, ids text.
 * Two adapters: SQLite (one host) and PostgreSQL (many hosts).
 */

/** Of a template: the same for everybody, or drawn for each member. */
export type Numbers = 'shared' | 'own'

export interface Schedule {
  readonly id: string
  readonly serverId: string
  readonly channelId: string
  /** What people call it; unique within the server while not deleted. */
  readonly name: string
  readonly cron: string
  readonly timezone: string
  /** Dates without posts, local to the zone: `2026-12-24..2027-01-02, 2026-10-01`; empty for none. */
  readonly quietDates: string
  /** The last local date with posts; null for no end. */
  readonly endsOn: string | null
  /** Null: every topic, every level, the server's language. */
  readonly topic: string | null
  readonly level: Level | null
  readonly language: Language | null
  readonly picking: Picking
  readonly numbers: Numbers
  readonly catchUp: CatchUp
  /** How late a post may come; null for no limit but the policy. */
  readonly latestHours: number | null
  /** What its posts get besides: a thread, a pin while they are open, a mention of a role. */
  readonly thread: boolean
  readonly pin: boolean
  readonly pingRoleId: string | null
  readonly createdBy: string
  readonly createdAt: number
  /** Null when the pattern never fires again. */
  readonly nextRunAt: number | null
  readonly paused: boolean
  /** Failed tries of the slot that is due. */
  readonly attempts: number
  readonly deletedAt: number | null
}

export type SlotState = 'sending' | 'sent' | 'failed' | 'skipped'

export interface Slot {
  readonly scheduleId: string
  readonly fireAt: number
  readonly state: SlotState
  /** Why it failed, was skipped, or is still being tried. */
  readonly reason: string | null
  readonly postId: string | null
}

/** `ping` comes when `thread` was tried, `unpin` with the closing, `correct` when the key was wrong. */
export type StepName = 'thread' | 'pin' | 'ping' | 'close' | 'unpin' | 'reveal' | 'correct'
export type StepState = 'pending' | 'done' | 'failed'

/** Something that follows a post and is retried on its own. */
export interface Step {
  readonly postId: string
  readonly name: StepName
  readonly dueAt: number
  readonly state: StepState
  readonly attempts: number
  readonly lastError: string | null
  /** What it made in Discord, such as the reveal's message id. */
  readonly resultId: string | null
  /** Whom a `ping` mentions, or the one that comes after a `thread`. */
  readonly roleId: string | null
}

export type NewStep = Pick<Step, 'name' | 'dueAt'> & Partial<Pick<Step, 'roleId'>>

/** Gets nothing extra unless it says so. */
export type NewSchedule = Omit<Schedule, 'attempts' | 'deletedAt' | 'paused' | Extra> &
  Partial<Pick<Schedule, Extra>>
type Extra = 'thread' | 'pin' | 'pingRoleId'

export interface Post {
  readonly id: string
  /** Null for a practice draw outside a server. */
  readonly serverId: string
  readonly channelId: string
  /** The slot it serves; both null when posted by hand or drawn for practice. */
  readonly scheduleId: string | null
  readonly fireAt: number | null
  readonly questionId: string
  /** As it was when the post was made. */
  readonly questionVersion: string
  readonly seed: string
  readonly numbers: Numbers
  readonly language: Language
  /** The member a practice draw belongs to; null for a post in a channel. */
  readonly practiceOf: string | null
  /** Null until Discord confirmed it; always null for practice. */
  readonly messageId: string | null
  readonly createdAt: number
  readonly closesAt: number
  readonly closedAt: number | null
}

export type NewPost = Omit<Post, 'messageId' | 'closedAt'>

export type Verdict = 'correct' | 'partial' | 'wrong' | 'pending'

export interface Attempt {
  readonly postId: string
  readonly memberId: string
  /** The member's name when it was made. */
  readonly memberName: string
  /** 1-based, per post and member. */
  readonly number: number
  readonly interactionId: string
  readonly answer: string
  readonly verdict: Verdict
  /** The grade's reason as JSON, so that it can be told again. */
  readonly reason: string
  readonly points: number
  /** Version of the grading that the verdict came from. */
  readonly gradingVersion: number
  /** Version of the question it was graded by anew; null: the post's. */
  readonly questionVersion: string | null
  readonly at: number
  /** Who changed the verdict last; null while it stands as it was given. */
  readonly settledBy: Settler | null
  readonly settledAt: number | null
  /** What a manager wrote to its author. */
  readonly note: string | null
}

export interface NewAttempt
  extends Omit<Attempt, 'number' | 'points' | 'settledBy' | 'settledAt' | 'note' | 'questionVersion'> {
  /** Attempts allowed per member. */
  readonly limit: number
  /** Points of an attempt by its 1-based number; practice and manual posts give 0. */
  readonly pointsFor: (number: number) => number
  /** Version of the rule behind `pointsFor`. */
  readonly ruleVersion: number
}

export type Recorded =
  | { readonly outcome: 'recorded'; readonly attempt: Attempt; readonly attemptsLeft: number }
  /** The same interaction came twice: what was recorded the first time. */
  | { readonly outcome: 'duplicate'; readonly attempt: Attempt; readonly attemptsLeft: number }
  /** No attempt left, or the last one was right or awaits review. */
  | { readonly outcome: 'exhausted'; readonly attempts: readonly Attempt[] }
  /** The post was closed, or the attempt was not made before it should close. */
  | { readonly outcome: 'closed' }

export interface Claim {
  /** Names one process start. */
  readonly worker: string
  readonly now: number
  readonly leaseMs: number
}

/** What was asked of a calculator; nothing in it says who asked. */
export interface Calculation {
  readonly calculator: string
  /** By name; one that was not given is left out. */
  readonly options: Readonly<Record<string, string | number | boolean>>
}

export interface Store
  extends Servers,
    Asking,
    Auditing,
    Jobs,
    Learning,
    Settling,
    Ranking,
    ServerBanks,
    Reporting,
    MemberData,
    Retention,
    Reminding,
    Summing,
    Memberships {
  createSchedule(schedule: NewSchedule): Promise<'created' | 'nameTaken'>
  schedule(id: string): Promise<Schedule | undefined>
  /** A server's schedules, oldest first, deleted ones left out. */
  schedules(serverId: string): Promise<Schedule[]>
  /** Every schedule that is not deleted; for recomputing next runs at start. */
  allSchedules(): Promise<Schedule[]>
  pauseSchedule(id: string): Promise<void>
  /** Changes a schedule and its next run, and ends a claim on it; `gone` when it was deleted. */
  editSchedule(
    id: string,
    changes: Partial<Omit<Schedule, 'id' | 'serverId' | 'paused' | 'attempts' | 'deletedAt'>>,
  ): Promise<'edited' | 'nameTaken' | 'gone'>
  resumeSchedule(id: string, nextRunAt: number | null): Promise<void>
  /** Soft: its posts and attempts stay. */
  deleteSchedule(id: string, at: number): Promise<void>
  /** Sets a new next run where it still is `expected`, and ends a claim on it; false when it is not. */
  moveNextRun(id: string, expected: number | null, nextRunAt: number | null): Promise<boolean>
  /** The earliest next run of all active schedules. */
  earliestRun(): Promise<number | undefined>

  /**
   * Takes up to `limit` due, unpaused schedules whose lease is free: oldest due first, and servers in turn where they are
   * due at the same time.
   */
  claimSchedules(claim: Claim, limit: number): Promise<Schedule[]>
  /** Extends a claim; false when it was lost or the schedule's next run changed. */
  renewClaim(claim: Claim, scheduleId: string, nextRunAt: number): Promise<boolean>
  /** Everybody who holds a claim. */
  claimHolders(): Promise<string[]>
  /** Frees everything a worker holds. */
  releaseClaims(worker: string): Promise<void>
  /**
   * Makes the slot and its post unless the slot has one; gives what stands. `isNew` is false when somebody may already
   * have sent it.
   */
  recordSlot(
    scheduleId: string,
    fireAt: number,
    post: NewPost,
  ): Promise<{ slot: Slot; post: Post; isNew: boolean }>
  /** Slot sent, post confirmed, steps made, and (where the claim still holds) the schedule moved on. */
  finishSlot(
    worker: string,
    slot: Pick<Slot, 'scheduleId' | 'fireAt'>,
    sent: { postId: string; messageId: string; at: number; steps: readonly NewStep[] },
    schedule: { nextRunAt: number | null },
  ): Promise<void>
  /** Marks a slot as given up unless it was sent, and moves the schedule on. */
  failSlot(
    worker: string,
    slot: Pick<Slot, 'scheduleId' | 'fireAt'>,
    reason: string,
    schedule: { nextRunAt: number | null },
  ): Promise<void>
  /** Rows for occurrences that will not fire; those that exist stay as they are. */
  skipSlots(scheduleId: string, fireAts: readonly number[], reason: string): Promise<void>
  /** Moves a claimed schedule on without a slot, and frees it. */
  advanceSchedule(worker: string, scheduleId: string, nextRunAt: number | null): Promise<void>
  /** Keeps the slot due but not before `until`; notes the reason on the slot and counts the try. */
  backOff(worker: string, scheduleId: string, fireAt: number, until: number, reason: string): Promise<void>
  /** A schedule's newest slots, newest first. */
  slots(scheduleId: string, limit: number): Promise<Slot[]>

  /** Takes up to `limit` due steps whose lease is free, oldest due first. */
  claimSteps(claim: Claim, limit: number): Promise<Step[]>
  /** As `claimSteps`, of one post. */
  claimStepsOf(postId: string, claim: Claim, limit: number): Promise<Step[]>
  /** As `claimSteps`, of the posts in a channel that came to their closing within the last day. */
  claimStepsIn(channelId: string, claim: Claim, limit: number): Promise<Step[]>
  /** Done, whoever holds the claim by now; `next` are steps that follow from it. */
  finishStep(
    step: Pick<Step, 'postId' | 'name'>,
    resultId: string | null,
    next?: readonly NewStep[],
  ): Promise<void>
  retryStep(worker: string, step: Pick<Step, 'postId' | 'name'>, dueAt: number, reason: string): Promise<void>
  failStep(worker: string, step: Pick<Step, 'postId' | 'name'>, reason: string): Promise<void>
  steps(postIds: readonly string[]): Promise<Step[]>
  /** Ends the wait of a server's slots and steps whose last reason begins with `code`; their tries count anew. */
  tryAgain(refused: { serverId: string; code: string; now: number }): Promise<void>

  /** A post without a slot: by hand or for practice. A repeat with the same id gives what stands. */
  createPost(post: NewPost): Promise<Post>
  confirmPost(postId: string, messageId: string, steps: readonly NewStep[]): Promise<void>
  post(id: string): Promise<Post | undefined>
  /** Sends a post into another channel, unless it stands in its own. */
  movePost(id: string, channelId: string): Promise<void>
  /** Confirmed posts that are not closed at `now`, newest first: those of a channel, or the one whose thread it is. */
  openPosts(channelId: string, now: number): Promise<Post[]>
  /** Questions with an open post anywhere in a server: nobody may see their answers yet. */
  openQuestions(serverId: string, now: number): Promise<string[]>
  /** The member's own newest practice draws. */
  practicePosts(memberId: string, limit: number): Promise<Post[]>
  closePost(id: string, at: number): Promise<void>
  /** Questions asked by a schedule, oldest first. */
  askedQuestions(scheduleId: string): Promise<string[]>
  /** Questions of closed posts of a server and of the member's answered practice draws: what they may look at. */
  seenQuestions(serverId: string, memberId: string): Promise<string[]>

  /** One transaction: the attempt, its points, the totals. Acknowledge only after it resolved. */
  recordAttempt(attempt: NewAttempt): Promise<Recorded>
  attemptsBy(postId: string, memberId: string): Promise<Attempt[]>
  attemptsOn(postId: string): Promise<Attempt[]>

  /** Opens an incident; true only for the first caller until it is closed. */
  openIncident(key: string, at: number): Promise<boolean>
  /** True when there was one. */
  closeIncident(key: string): Promise<boolean>

  /** Remembers what the buttons under an answer compute again; its id, at most 22 characters, equal for equal ones. */
  keepCalculation(calculation: Calculation, at: number): Promise<string>
  /** Undefined for an id nobody gave out, or half a year after it was used last. */
  calculation(id: string): Promise<Calculation | undefined>

  /** A value the program itself remembers, such as the time-zone data's version. */
  fact(name: string): Promise<string | undefined>
  saveFact(name: string, value: string): Promise<void>

  /** A round trip to the database. */
  ping(): Promise<void>
  close(): Promise<void>
}
