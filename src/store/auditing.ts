/* The part of the store's port that remembers what managers changed. */

/** Something a manager changed, told in words by the text `audit.<what>`. */
export interface AuditEntry {
  /** The interaction that changed it: a repeat is the same entry. */
  readonly id: string
  readonly serverId: string
  readonly at: number
  /** Null once the manager had their data deleted. */
  readonly byId: string | null
  readonly what: string
  /** Whom it concerns; null for nobody in particular, or once they had their data deleted. */
  readonly memberId: string | null
  /** What the text needs, in Markdown: what came from a person is escaped already. */
  readonly details: Readonly<Record<string, string | number>>
  /** In the manager's own words. */
  readonly reason: string | null
}

export interface AuditQuery {
  readonly serverId: string
  /** Only what concerns this member. */
  readonly memberId?: string | undefined
}

export interface Auditing {
  /** False where the entry is there already. */
  audit(entry: AuditEntry): Promise<boolean>
  /** Newest first. */
  audited(query: AuditQuery, page: { readonly limit: number; readonly offset: number }): Promise<AuditEntry[]>
}
