import type { Language } from '../i18n/texts.ts'
import type { Theme } from '../render/renderer.ts'
import type { Attempt, Post } from './store.ts'

/* The part of the store's port about what members decide for themselves. */

/** What a member chose for themselves, in every server. */
export interface MemberSettings {
  readonly id: string
  /** Of replies; null: that of the member's Discord. */
  readonly language: Language | null
  /** Null: the server's. */
  readonly theme: Theme | null
  /** Counted and ranked like everybody, but not named in public. */
  readonly hidden: boolean
  /** Answers from this instant on are collected for review; null: none are, and none are shown. */
  readonly reviewFrom: number | null
  /** By private message; `refused`: they were on, and Discord let none through. */
  readonly reminders: 'off' | 'on' | 'refused'
}

/** What is kept about members, in the parts in which it is told; each is described in docs/privacy.md. */
export const recordParts = [
  'memberSettings',
  'attempt',
  'point',
  'boardMember',
  'standing',
  'settlement',
  'keyPointClaim',
  'keyPointVote',
  'review',
  'countedAnswer',
  'post',
  'draft',
  'report',
  'schedule',
  'decision',
  'serverQuestion',
  'memberRole',
  'champion',
  'reminder',
  'audited',
  'changed',
  'forgetting',
] as const
export type RecordPart = (typeof recordParts)[number]

/** A row of the store, by the names of its columns. */
export type MemberRecord = Readonly<Record<string, string | number | null>>

export interface MemberData {
  memberSettings(id: string): Promise<MemberSettings>
  saveMemberSettings(id: string, changes: Partial<Omit<MemberSettings, 'id'>>): Promise<MemberSettings>
  /** Those of the members who are not to be named in public. */
  hiddenMembers(ids: readonly string[]): Promise<ReadonlySet<string>>

  /** A member's attempts in a server, or in all of them and outside, the newest first. */
  history(
    of: { memberId: string; serverId?: string },
    page: { limit: number; offset: number },
  ): Promise<{ post: Post; attempt: Attempt }[]>

  /** Notes an export; false when the last one is less than `pauseMs` ago. */
  beginExport(memberId: string, at: number, pauseMs: number): Promise<boolean>
  /**
   * What a part holds about a member in all servers, the newest first: rows of their own whole, and of what they had a
   * part in what concerns them.
   */
  memberRecords(
    memberId: string,
    part: RecordPart,
    page: { limit: number; offset: number },
  ): Promise<MemberRecord[]>
  /** The posts a member answered, the newest first: what, where and when, never what was right. */
  answeredByMember(memberId: string, page: { limit: number; offset: number }): Promise<MemberRecord[]>

  /** From now on somebody has to forget the member, whatever becomes of this process. */
  beginForgetting(memberId: string, at: number): Promise<void>
  /** Somebody who is to be forgotten. */
  toForget(): Promise<string | undefined>
  /**
   * One piece, each a transaction of its own that leaves all sums right: the member's own rows are deleted, and where they
   * had a part in something else their id is replaced by one that is nobody's. Repeated until there is nothing left,
   * whoever does it.
   *
   * @returns false when nothing of the member was left.
   */
  forgetSome(memberId: string): Promise<boolean>
  endForgetting(memberId: string): Promise<void>
}
