import type { Language } from '../i18n/texts.ts'
import type { Theme } from '../render/renderer.ts'

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
}

export interface Members {
  memberSettings(id: string): Promise<MemberSettings>
  saveMemberSettings(id: string, changes: Partial<Omit<MemberSettings, 'id'>>): Promise<MemberSettings>
  /** Those of the members who are not to be named in public. */
  hiddenMembers(ids: readonly string[]): Promise<ReadonlySet<string>>
}
