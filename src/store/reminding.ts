import type { Post } from './store.ts'

/** Somebody who asked to be reminded, and a post they have not answered. */
export interface Reminder {
  readonly memberId: string
  readonly post: Post
}

export interface ReminderQuery {
  readonly now: number
  /** Of posts that close within so long. */
  readonly leadMs: number
  /** To those who answered a scheduled post of the same server within so long. */
  readonly activeMs: number
  /** Not to those who were reminded within so long. */
  readonly pauseMs: number
}

/** The part of the store's port about reminders by private message. */
export interface Reminding {
  /** Whom to remind of what, the first to close first; of each member one. */
  dueReminders(query: ReminderQuery, limit: number): Promise<Reminder[]>
  /** Notes a reminder before it is sent; false when the member was reminded within `pauseMs`, of this or another post. */
  beginReminder(reminder: { memberId: string; postId: string }, at: number, pauseMs: number): Promise<boolean>
  /** Reminders begun at or after `since` of which nobody knows whether they were sent. */
  unsentReminders(since: number, limit: number): Promise<Reminder[]>
  endReminder(memberId: string): Promise<void>
}
