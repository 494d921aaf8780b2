import type { Claim } from './store.ts'

/** Something that comes due now and then, apart from any post. */
export interface Job {
  /** Of the chore; unique with the subject. */
  readonly name: string
  /** What it is done for, such as a server’s id; empty for one of the whole program. */
  readonly subject: string
  /** Names the occurrence: it stays while tries fail, so that nonces and marks can be derived from it. */
  readonly dueAt: number
  /** Failed tries of this occurrence. */
  readonly attempts: number
  readonly lastError: string | null
}

export type JobKey = Pick<Job, 'name' | 'subject'>

/** Who does what comes due, so that several processes do each occurrence once. */
export interface Jobs {
  /** Plans a job, or moves one that is not due at `now`: what came due stays due. */
  planJob(job: JobKey & Pick<Job, 'dueAt'>, now: number): Promise<void>
  /** A claim on it ends, and what it was claimed for is not planned anew. */
  cancelJob(key: JobKey): Promise<void>
  job(key: JobKey): Promise<Job | undefined>
  /** Takes up to `limit` due jobs of these names whose lease is free, the longest due first. */
  claimJobs(claim: Claim, names: readonly string[], limit: number): Promise<Job[]>
  /** Extends a claim; false when it was lost, or the job was moved, finished or cancelled. */
  renewJob(claim: Claim, job: Job): Promise<boolean>
  /** This occurrence is done, whoever holds the claim by now; null: there is no next one. A repeat changes nothing. */
  finishJob(job: Job, nextDueAt: number | null): Promise<void>
  /** Stays due, but for nobody before `until`; notes the reason and counts the try. */
  retryJob(worker: string, job: Job, until: number, reason: string): Promise<void>
}
