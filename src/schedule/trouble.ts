import { translator } from '../i18n/catalog.ts'
import { escapeMarkdown } from '../message.ts'
import type { Schedule } from '../store/store.ts'
import { DeliveryFailure } from './messenger.ts'
import { nonceFor } from './nonce.ts'
import type { DeliveryParts } from './parts.ts'
import { formatReason, type ReasonCode, tellReason } from './reason.ts'

const minuteMs = 60_000

/** Why something could not be delivered, told apart by what helps. */
export interface Trouble {
  readonly code: ReasonCode
  readonly reason: string
  /** Trying again soon is no use: a person has to do something first. */
  readonly needsPeople: boolean
}

export function troubleFrom(error: unknown): Trouble {
  const code = error instanceof DeliveryFailure ? error.kind : 'fault'
  const detail = error instanceof Error ? error.message : String(error)

  return {
    code,
    // What broke inside is for the log, not for the channel.
    reason: formatReason(code, code === 'fault' ? undefined : detail),
    needsPeople: code === 'forbidden' || code === 'channelGone',
  }
}

/** Half a minute, doubled with each try up to a quarter of an hour; hours where a person has to act. */
export function waitAfter({ needsPeople }: Trouble, attempts: number): number {
  // Every 403 and 404 counts towards Discord's ban of the whole address.
  if (needsPeople) return Math.min(60 * minuteMs * 2 ** attempts, 24 * 60 * minuteMs)

  return Math.min(0.5 * minuteMs * 2 ** attempts, 15 * minuteMs)
}

/** Tells the server's log channel about a schedule's trouble: once, until it is over. */
export async function tellTrouble(parts: DeliveryParts, schedule: Schedule, trouble: Trouble): Promise<void> {
  const { store, messenger, log, now } = parts
  const at = now()
  const key = incidentOf(schedule)

  if (!(await store.openIncident(key, at))) return

  log.warn(
    { schedule: schedule.id, server: schedule.serverId, reason: trouble.reason },
    'delivery in trouble',
  )
  const { logChannelId, language } = await store.server(schedule.serverId)
  if (logChannelId === null) return

  const t = translator(language)
  const { text, detail } = tellReason(trouble.reason, t)
  const message = {
    text: t('delivery.trouble', {
      name: escapeMarkdown(schedule.name),
      channel: `<#${schedule.channelId}>`,
      reason: detail === undefined ? text : `${text} (${escapeMarkdown(detail)})`,
    }),
  }

  try {
    await messenger.post(logChannelId, message, nonceFor('trouble', `${key}|${at}`))
  } catch (err) {
    log.warn({ err, server: schedule.serverId }, 'the log channel cannot be reached')
  }
}

export async function endTrouble({ store }: DeliveryParts, schedule: Schedule): Promise<void> {
  await store.closeIncident(incidentOf(schedule))
}

function incidentOf({ id }: Schedule): string {
  return `schedule:${id}`
}
