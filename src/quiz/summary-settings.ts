import type { Context } from '../command.ts'
import { UserError } from '../errors.ts'
import type { Translate } from '../i18n/catalog.ts'
import { noExtras } from '../schedule/messenger.ts'
import { requireChannel } from '../schedule/preflight.ts'
import type { Server, SummaryKind } from '../store/server-settings.ts'
import { summaryJobs } from './plan-summaries.ts'
import { mentionRole } from './role-lists.ts'

export interface SummaryWanted {
  readonly summary?: SummaryKind | undefined
  readonly summary_channel?: string | undefined
  readonly champion_role?: string | undefined
}

/**
 * What becomes of a server's summaries. They go where they went, or else where this is asked.
 *
 * @throws UserError `schedules.*` when the bot may not post there.
 */
export async function readSummary(
  context: Context,
  before: Server,
  wanted: SummaryWanted,
): Promise<Partial<Server>> {
  const { summary = before.summary, summary_channel } = wanted

  if (wanted.summary === undefined && summary_channel === undefined) return {}

  const summaryChannelId = summary_channel ?? before.summaryChannelId ?? context.channelId

  if (summary === 'off') return { summary, ...(summary_channel !== undefined && { summaryChannelId }) }

  await requireChannel(context, summaryChannelId, noExtras)

  return { summary, summaryChannelId }
}

export async function tellSummary(
  { t, store }: { readonly t: Translate; readonly store: Pick<Context['store'], 'job'> },
  { id: subject, summary, summaryChannelId }: Server,
): Promise<string> {
  if (summary === 'off' || summaryChannelId === null) return t('settings.summary.off')

  const jobs = await Promise.all(Object.values(summaryJobs).map((name) => store.job({ name, subject })))
  const next = Math.min(...jobs.flatMap((job) => job?.dueAt ?? []))

  return t('settings.summary', {
    kind: t(`choice.summary.${summary}`),
    channel: `<#${summaryChannelId}>`,
    at: Math.floor(next / 1000),
  })
}

/** @throws UserError `champion.*` when the bot cannot give that role, with what helps. */
export async function readChampionRole(
  { delivery }: Context,
  { id }: Server,
  { champion_role: championRoleId }: SummaryWanted,
): Promise<Partial<Server>> {
  if (championRoleId === undefined) return {}

  const trouble = await delivery.roleTrouble(id, championRoleId)

  if (trouble) throw new UserError(`champion.${trouble}`, { role: mentionRole(championRoleId) })

  return { championRoleId }
}

export function tellChampionRole(t: Translate, { championRoleId }: Server): string {
  return championRoleId === null
    ? t('settings.noChampionRole')
    : t('settings.championRole', { role: mentionRole(championRoleId) })
}
