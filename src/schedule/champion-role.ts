import { closedSeason, nextSummary } from '../quiz/closed-window.ts'
import { rankSums } from '../quiz/summary.ts'
import type { Server } from '../store/server-settings.ts'
import { presentOnRanks } from './champions.ts'
import type { Chore } from './chore.ts'
import { endIncidents, type Incident, tellOnce } from './incident.ts'
import { DeliveryFailure } from './messenger.ts'
import type { DeliveryParts } from './parts.ts'
import { formatReason } from './reason.ts'
import type { RoleTrouble } from './roles.ts'

/** What a manager did not mend in a week waits for the next season. */
const freshMs = 7 * 86_400_000

/** Hands the champions' role on when a season has closed; the subject of its jobs is the server. */
export const championRole: Chore = {
  async run(parts, { subject, dueAt }) {
    const { store, now } = parts
    const server = await store.server(subject)

    if (server.championRoleId === null) return null
    if (now() - dueAt < freshMs) await handOn(parts, server, server.championRoleId, dueAt)
    await endIncidents(parts, [incidentKey(server)])

    return nextSummary('season', server.timezone, now())
  },
}

async function handOn(parts: DeliveryParts, server: Server, roleId: string, at: number): Promise<void> {
  const { store, roles } = parts
  const trouble = await roles.trouble(server.id, roleId)

  if (trouble) {
    await tellOnce(parts, roleIncident(server, roleId, trouble), formatReason('forbidden'))
    throw new DeliveryFailure('forbidden', `champions' role: ${trouble}`)
  }

  const winners = (await championsAt(parts, server, at)).map((memberId) => ({ memberId, roleId }))
  const before = await store.champions(server.id)
  const isWinner = ({ memberId }: { readonly memberId: string }) =>
    winners.some((winner) => winner.memberId === memberId)
  const parting = before.filter((champion) => champion.roleId !== roleId || !isWinner(champion))

  // Noted first, so that a process killed in between leaves nobody with a role that no one takes away.
  await store.saveChampions(server.id, [...parting, ...winners])
  for (const { memberId } of winners) await roles.give(server.id, memberId, roleId)
  for (const champion of parting) await roles.take(server.id, champion.memberId, champion.roleId)
  await store.saveChampions(server.id, winners)
}

/** Those on the first rank; whoever hides would be named by the role. */
async function championsAt(parts: DeliveryParts, server: Server, at: number): Promise<string[]> {
  const { store } = parts
  const calendar = { timezone: server.timezone, seasonStarts: await store.seasonStarts(server.id) }
  const ranked = rankSums(await store.sumSpan(server.id, closedSeason(calendar, at)))
  const present = await presentOnRanks(parts, server, ranked, 1)
  const ids = present.map(({ standing }) => standing.memberId)
  const hidden = await store.hiddenMembers(ids)

  return ids.filter((id) => !hidden.has(id))
}

function incidentKey({ id }: Server): string {
  return `championRole:${id}`
}

function roleIncident(server: Server, roleId: string, trouble: RoleTrouble): Incident {
  return {
    key: incidentKey(server),
    serverId: server.id,
    scheduleId: null,
    text: (t) => t('champion.trouble', { why: t(`champion.${trouble}`, { role: `<@&${roleId}>` }) }),
  }
}
