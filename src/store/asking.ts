import type { Slot } from './store.ts'

/* The part of the store's port that streaks are made of. */

/** A slot of any of a server's schedules, and what became of its post. */
export interface AskedSlot extends Pick<Slot, 'fireAt' | 'state' | 'reason'> {
  /** When its message was known to stand; null while it does not, and for what was sent before that was noted. */
  readonly sentAt: number | null
  /** From when on nobody could answer any more; null without a post. */
  readonly closesAt: number | null
  /** Its post could not be closed: its channel went away. */
  readonly isLost: boolean
}

export interface AskedQuery {
  readonly serverId: string
  readonly since: number
}

export interface Asking {
  /** The newest `limit` slots since then, newest first. */
  askedSlots(query: AskedQuery, limit: number): Promise<AskedSlot[]>
  /** The times of those slots whose posts a member attempted, or anybody where none is named; the latest first. */
  answeredSlots(query: AskedQuery & { readonly memberId?: string }): Promise<number[]>
}
