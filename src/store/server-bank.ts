import type { BankFile } from '../bank/parse.ts'
import type { BankPicture } from '../bank/pictures.ts'
import type { Language } from '../i18n/texts.ts'

/** A version of a question that a server added to its own bank. */
export interface ServerQuestion {
  readonly id: string
  /** Digest of its files. */
  readonly version: string
  readonly files: readonly BankFile[]
  readonly pictures: readonly BankPicture[]
  /** What was typed into the form, by field; null for what came as files. */
  readonly typed: Readonly<Record<string, string>> | null
  readonly createdBy: string
  readonly createdAt: number
}

/** What the topics of a server's own questions are called. */
export type ServerTopics = ReadonlyMap<string, Readonly<Record<Language, string>>>

export interface ServerBank {
  /** Grows with every change; 0 before the first. */
  readonly revision: number
  /** The current version of each question that was not removed, by id. */
  readonly questions: readonly ServerQuestion[]
  readonly topics: ServerTopics
}

export interface BankChange {
  readonly saved?: readonly ServerQuestion[]
  readonly removed?: readonly string[]
  readonly topics?: ServerTopics
}

/** A question that is being written, by the one who writes it. */
export interface Draft {
  readonly id: string
  readonly serverId: string
  readonly memberId: string
  readonly texts: Readonly<Record<string, string>>
}

/** The part of the store's port that is about servers' own questions. */
export interface ServerBanks {
  /** What tells whether a bank has changed. */
  bankRevision(serverId: string): Promise<number>
  serverBank(serverId: string): Promise<ServerBank>
  serverTopics(serverId: string): Promise<ServerTopics>
  /** Any version there ever was, also of a question that was removed: posts go on asking it. */
  serverQuestion(serverId: string, id: string, version: string): Promise<ServerQuestion | undefined>
  /** All of it or nothing; false, and nothing, where the bank is no longer of the expected revision. */
  changeBank(serverId: string, expected: number, change: BankChange, at: number): Promise<boolean>

  /** Keeps what was typed for a week, in place of what was kept under its id. */
  keepDraft(draft: Draft, at: number): Promise<void>
  draft(id: string): Promise<Draft | undefined>
  dropDraft(id: string): Promise<void>
}
