import { type Translate, translator } from '../i18n/catalog.ts'
import { escapeMarkdown } from '../message.ts'
import type { Incident } from './incident.ts'
import { DeliveryFailure } from './messenger.ts'
import type { DeliveryParts } from './parts.ts'
import { tellReason } from './reason.ts'

/**
 * Writes of an incident to the log channel, or to whoever made the schedule.
 *
 * @throws DeliveryFailure when it is worth telling again.
 */
export async function tellManagersOf(
  parts: DeliveryParts,
  incident: Incident,
  told: { readonly reason: string; readonly nonce: string },
): Promise<void> {
  const { logChannelId, language } = await parts.store.server(incident.serverId)

  if (logChannelId === null) return tellMaker(parts, incident, told)

  const text = inWords(incident, told.reason, translator(language))
  await parts.messenger.post(logChannelId, { text }, told.nonce)
}

async function tellMaker(
  { store, messenger, log }: DeliveryParts,
  incident: Incident,
  { reason, nonce }: { readonly reason: string; readonly nonce: string },
): Promise<void> {
  const schedule = incident.scheduleId === null ? undefined : await store.schedule(incident.scheduleId)
  if (!schedule) return

  const server = await store.server(schedule.serverId)
  const { language } = await store.memberSettings(schedule.createdBy)
  const t = translator(language ?? server.language)
  const text = `${inWords(incident, reason, t)}\n${t('delivery.toldMaker')}`

  try {
    await messenger.postPrivately(schedule.createdBy, { text }, nonce)
  } catch (err) {
    if (!(err instanceof DeliveryFailure) || err.kind === 'transient') throw err
    // They take no private messages, or are gone: `/schedule status` says it.
    log.info({ err, schedule: schedule.id }, 'the maker of a schedule cannot be told')
  }
}

function inWords({ text }: Incident, reason: string, t: Translate): string {
  const { text: why, detail } = tellReason(reason, t)

  return text(t, detail === undefined ? why : `${why} (${escapeMarkdown(detail)})`)
}
