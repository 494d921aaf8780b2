/** A mistake in a question, as a member reported it. */
export interface Report {
  readonly id: string
  readonly serverId: string
  readonly postId: string
  readonly questionId: string
  readonly questionVersion: string
  readonly memberId: string
  /** The member's name when it was made. */
  readonly memberName: string
  readonly text: string
  readonly at: number
  /** Null while it is open. */
  readonly doneAt: number | null
}

/** The part of the store that keeps what members report. */
export interface Reporting {
  /**
   * Keeps a report unless the member has another open one on the question in this server, or made `limit` since `since`.
   * A repeat with the same id is filed once.
   */
  fileReport(
    report: Report,
    bound: { readonly since: number; readonly limit: number },
  ): Promise<'filed' | 'alreadyOpen' | 'tooMany'>
  /** A server's open reports, oldest first. */
  openReports(serverId: string, limit: number): Promise<Report[]>
  /** The report that is done now; undefined when it was before, or is not the server's. */
  closeReport(serverId: string, id: string, at: number): Promise<Report | undefined>
}
