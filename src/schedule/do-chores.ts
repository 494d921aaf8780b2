import type { Job } from '../store/job.ts'
import { Stopped } from './messenger.ts'
import type { DeliveryParts } from './parts.ts'
import { troubleFrom, waitAfter } from './trouble.ts'
import { workOff } from './work-off.ts'

/** Side by side; they wait for other machines more than they compute. */
const lanes = 4

/** How long chores may hold up the next minute's questions; what is left goes on after those. */
const budgetMs = 20_000

/** Plans the jobs of the whole program that are not planned yet. */
export async function planChores({ store, chores, now }: DeliveryParts): Promise<void> {
  const at = now()

  for (const [name, { first }] of Object.entries(chores)) {
    if (first) await store.planJob({ name, subject: '', dueAt: first(at) }, at)
  }
}

/** Does what is due of the chores. */
export async function doChores(parts: DeliveryParts, isClosing: () => boolean): Promise<void> {
  const { store, chores, worker, now, leaseMs } = parts
  const end = performance.now() + budgetMs

  await workOff({
    lanes,
    batch: 1,
    isClosing: () => isClosing() || performance.now() > end,
    claim: (limit) => store.claimJobs({ worker, now: now(), leaseMs }, Object.keys(chores), limit),
    work: (job) => doChore(parts, job),
  })
}

/** Never rejects. */
async function doChore(parts: DeliveryParts, job: Job): Promise<void> {
  const { store, chores, log, worker, now } = parts

  try {
    await store.finishJob(job, (await chores[job.name]?.run(parts, job)) ?? null)
  } catch (err) {
    // Handed over with its claim.
    if (err instanceof Stopped) return

    const trouble = troubleFrom(err)

    log.warn({ err, job: job.name, subject: job.subject, attempts: job.attempts }, 'chore failed')
    await store
      .retryJob(worker, job, now() + waitAfter(trouble, job.attempts), trouble.reason)
      // Its claim runs out, and somebody tries again.
      .catch((err: unknown) => log.error({ err, job: job.name }, 'failed chore could not be put off'))
  }
}
