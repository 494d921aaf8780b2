import type { Translate } from '../i18n/catalog.ts'
import { escapeMarkdown } from '../message.ts'
import type { Post, Schedule, Step } from '../store/store.ts'
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
): Incident {
  const place = { name: escapeMarkdown(name), channel: `<#${channelId}>` }
  const key = outcome === 'retried' ? 'delivery.trouble' : 'delivery.givenUp'

  return {
    key: `schedule:${id}`,
    serverId,
    scheduleId: id,
    text: (t, reason) => t(key, { ...place, reason }),
  }
}

/** A step that was given up. */
export function stepIncident(post: Post, step: Pick<Step, 'name'>, title: string): Incident {
  const place = { title: escapeMarkdown(title), channel: `<#${post.channelId}>` }
  const key = `delivery.${step.name}Failed` as const

  return {
    key: `step:${post.id}:${step.name}`,
    serverId: post.serverId ?? '',
    scheduleId: post.scheduleId,
    text: (t, reason) => t(key, { ...place, reason }),
  }
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

export async function endIncident({ store }: DeliveryParts, { key }: Pick<Incident, 'key'>): Promise<void> {
  await store.closeIncident(key)
}
