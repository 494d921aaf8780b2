import type { Translate } from '../i18n/catalog.ts'
import { escapeMarkdown } from '../message.ts'
import type { Schedule } from '../store/store.ts'
import { nonceFor } from './nonce.ts'
import type { DeliveryParts } from './parts.ts'
import { tellManagersOf } from './tell-incident.ts'

/** Something the managers of a server are told: once, until it is over. */
export interface Incident {
  readonly key: string
  readonly serverId: string
  /** Whose maker hears of it where there is no log channel. */
  readonly scheduleId: string | null
  /** What is told, given the reason in words. */
  readonly text: (t: Translate, reason: string) => string
}

export function scheduleIncident(
  { id, serverId, name, channelId }: Schedule,
  outcome: 'retried' | 'givenUp',
  reason: string,
): Incident {
  const place = { name: escapeMarkdown(name), channel: `<#${channelId}>` }
  const key = outcome === 'retried' ? 'delivery.trouble' : 'delivery.givenUp'

  return {
    key: isOfAccess(reason) ? accessKey(id) : scheduleKey(id),
    serverId,
    scheduleId: id,
    text: (t, why) => t(key, { ...place, reason: why }),
  }
}

/** What is over when a post of a schedule stands in its channel. */
export function incidentsEndedBy({ id }: Schedule): string[] {
  return [accessKey(id), scheduleKey(id)]
}

/** A channel that is closed to us keeps back questions, answers and corrections alike: managers hear of it once. */
export function accessKey(scheduleId: string): string {
  return `access:${scheduleId}`
}

export function isOfAccess(reason: string): boolean {
  return /^(?:forbidden|channelGone)\b/.test(reason)
}

function scheduleKey(id: string): string {
  return `schedule:${id}`
}

/** Tells the server's managers, unless they were told already. */
export async function tellOnce(parts: DeliveryParts, incident: Incident, reason: string): Promise<void> {
  const { store, log, now } = parts
  const { key, serverId } = incident
  const at = now()

  if (!(await store.openIncident(key, at))) return

  log.warn({ incident: key, server: serverId, reason }, 'delivery in trouble')

  try {
    await tellManagersOf(parts, incident, { reason, nonce: nonceFor('trouble', `${key}|${at}`) })
  } catch (err) {
    log.warn({ err, server: serverId }, 'the managers cannot be reached')
    // Not told, so the next failure tries again.
    await store.closeIncident(key)
  }
}

export async function endIncidents({ store }: DeliveryParts, keys: readonly string[]): Promise<void> {
  for (const key of keys) await store.closeIncident(key)
}
