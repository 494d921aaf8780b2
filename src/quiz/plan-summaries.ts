import type { Server, SummaryKind } from '../store/server-settings.ts'
import type { Store } from '../store/store.ts'
import { type ClosedKind, nextSummary } from './closed-window.ts'

/** Names of the jobs, each with a server as its subject. */
export const summaryJobs = { month: 'monthSummary', season: 'seasonSummary' } as const satisfies Record<
  ClosedKind,
  string
>

const wanted: Readonly<Record<SummaryKind, readonly ClosedKind[]>> = {
  off: [],
  monthly: ['month'],
  season: ['season'],
  both: ['month', 'season'],
}

/** Name of the job that hands the champions' role on. */
export const championJob = 'championRole'

/** Plans what the server's settings ask for, anew after a change of them or of its zone; what is due already stays due. */
export async function planSummaries(
  store: Pick<Store, 'planJob' | 'cancelJob'>,
  { id: subject, summary, timezone, championRoleId }: Server,
  now: number,
): Promise<void> {
  for (const kind of ['month', 'season'] as const) {
    const key = { name: summaryJobs[kind], subject }

    if (!wanted[summary].includes(kind)) await store.cancelJob(key)
    else await store.planJob({ ...key, dueAt: nextSummary(kind, timezone, now) }, now)
  }

  const key = { name: championJob, subject }

  if (championRoleId === null) await store.cancelJob(key)
  else await store.planJob({ ...key, dueAt: nextSummary('season', timezone, now) }, now)
}

/** Has the champions' role given to those of the last season now, also where the last try waits. */
export async function planChampions(
  store: Pick<Store, 'planJob' | 'cancelJob'>,
  { id: subject }: Pick<Server, 'id'>,
  now: number,
): Promise<void> {
  const key = { name: championJob, subject }

  await store.cancelJob(key)
  await store.planJob({ ...key, dueAt: now }, now)
}
