/* The part of the store's port about what is not kept for ever. docs/privacy.md tells the times. */

const dayMs = 86_400_000

/** For how long what nobody needs any more is kept, in days. */
export const retentionDays = {
  /** What the buttons under a calculator's answer compute again, since it was used last. */
  calculations: 180,
  /** Questions that nobody went on writing. */
  drafts: 7,
  /** Practice draws that were not answered. */
  unansweredPractice: 30,
  /** Practice draws with their answers, unless a review goes back to one. */
  practice: 400,
  /** Reports that are done. */
  reports: 180,
  /** Key points that were settled, with the votes on them. */
  claims: 400,
  /** Slots that were missed, skipped or given up: streaks count that far back. */
  slots: 400,
  /** Steps that are over: until then the menu of a reveal finds its post. */
  steps: 400,
  /** Trouble the managers were told of and that nothing ended. */
  incidents: 180,
  /** Reminders that were sent. */
  reminders: 30,
  /** What managers changed. */
  audit: 730,
} as const
export type Retained = keyof typeof retentionDays

export function keptSince(what: Retained, now: number): number {
  return now - retentionDays[what] * dayMs
}

export interface Retention {
  /** Deletes some of what is older than its time; how much, 0 when nothing is left of it. */
  removeOld(what: Retained, now: number): Promise<number>
  /**
   * One piece of deleting all that belongs to a server which was left at or before `until`.
   *
   * @returns false when nothing is left of it, or the bot is back.
   */
  removeServer(id: string, until: number): Promise<boolean>
}
