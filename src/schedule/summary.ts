import {
  type ClosedKind,
  type ClosedWindow,
  closedMonth,
  closedSeason,
  nextSummary,
} from '../quiz/closed-window.ts'
import { streakIn } from '../quiz/streaks.ts'
import { sumUp } from '../quiz/summary.ts'
import type { Job } from '../store/job.ts'
import type { Server } from '../store/server-settings.ts'
import { presentOnRanks } from './champions.ts'
import type { Chore } from './chore.ts'
import { endIncidents, type Incident, tellOnce } from './incident.ts'
import { nonceFor } from './nonce.ts'
import type { DeliveryParts } from './parts.ts'
import { summaryMark, summaryMessage } from './summary-message.ts'
import { isWorthTelling, troubleFrom } from './trouble.ts'

/** Ranks that are named. */
const lastRank = 3

/** News no more after a week: what could not be posted until then is left out. */
const freshMs = 7 * 86_400_000

/** Tries before words have to do, where the picture may be what fails. */
const drawnAttempts = 3

/** Sums up a closed month or season in the server's channel, once; the subject of its jobs is the server. */
export function summaryChore(kind: ClosedKind): Chore {
  return {
    async run(parts, job) {
      const server = await parts.store.server(job.subject)
      const incident = summaryIncident(server, kind)

      try {
        if (parts.now() - job.dueAt < freshMs) await postSummary(parts, job, server, kind)
        await endIncidents(parts, [incident.key])
      } catch (error) {
        const trouble = troubleFrom(error)

        if (isWorthTelling(trouble, job.attempts)) await tellOnce(parts, incident, trouble.reason)
        throw error
      }

      return nextSummary(kind, server.timezone, parts.now())
    },
  }
}

async function postSummary(parts: DeliveryParts, job: Job, server: Server, kind: ClosedKind): Promise<void> {
  const { store, messenger, worker, now, leaseMs } = parts
  const window = await windowOf(parts, server, kind, job.dueAt)
  const mark = summaryMark(window)

  if (server.summaryChannelId === null) return
  // Looking costs one request; a process killed before it could note its success would be seen twice.
  if (await messenger.find(server.summaryChannelId, mark, job.dueAt)) return

  const message = await composeSummary(parts, server, window, job.attempts < drawnAttempts)

  if (!message) return
  if (!(await store.renewJob({ worker, now: now(), leaseMs }, job))) throw new Error('the claim was lost')

  await messenger.post(server.summaryChannelId, message, nonceFor('summary', `${server.id}|${mark}`))
}

async function windowOf(
  { store }: DeliveryParts,
  { id, timezone }: Server,
  kind: ClosedKind,
  at: number,
): Promise<ClosedWindow> {
  const calendar = { timezone, seasonStarts: await store.seasonStarts(id) }

  return kind === 'month' ? closedMonth(calendar, at) : closedSeason(calendar, at)
}

/** Undefined where nothing was asked: there is nothing to sum up. */
async function composeSummary(parts: DeliveryParts, server: Server, window: ClosedWindow, isDrawn: boolean) {
  const { store, banks, render, now } = parts
  const summary = await sumUp(store, server.id, window, now())

  if (summary.asked === 0) return undefined

  const champions = await presentOnRanks(parts, server, summary.ranked, lastRank)
  const improved = await stillThere(parts, server.id, summary.improved.slice(0, lastRank))
  const ids = [...champions.map(({ standing }) => standing.memberId), ...improved]
  const { hardest } = summary

  return summaryMessage(isDrawn ? render : undefined, {
    server,
    window,
    summary,
    champions,
    streak: await streakIn(store, { serverId: server.id, now: now() }),
    names: await store.memberNames(server.id, ids),
    hidden: await store.hiddenMembers(ids),
    hardestTitle: hardest && (await banks.asked(hardest.post))?.texts[server.language].title,
    mark: summaryMark(window),
  })
}

async function stillThere(
  { members }: DeliveryParts,
  serverId: string,
  some: readonly { readonly memberId: string }[],
): Promise<string[]> {
  const ids = some.map(({ memberId }) => memberId)
  const found = await members.look(serverId, ids)

  return ids.filter((id) => !found.get(id)?.hasLeft)
}

function summaryIncident({ id, summaryChannelId }: Server, kind: ClosedKind): Incident {
  return {
    key: `summary:${id}:${kind}`,
    serverId: id,
    scheduleId: null,
    text: (t, reason) => t('summary.trouble', { channel: `<#${summaryChannelId}>`, reason }),
  }
}
