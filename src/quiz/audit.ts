import { type Context, type Reply, serverOf } from '../command.ts'
import { cutText } from '../cut-text.ts'
import { format, type Language, lookUp, translator } from '../i18n/catalog.ts'
import { type Button, escapeMarkdown, formatCustomId } from '../message.ts'
import type { AuditEntry } from '../store/auditing.ts'

/** What managers change, each with a text `audit.<what>`. */
export type Change =
  | 'settings'
  | 'pointsCorrected'
  | 'pointsUndone'
  | 'seasonBegun'
  | 'seasonTakenBack'
  | 'scheduleCreated'
  | 'scheduleEdited'
  | 'schedulePaused'
  | 'scheduleResumed'
  | 'scheduleSkipped'
  | 'scheduleDeleted'
  | 'scheduleRun'
  | 'graded'
  | 'questionSaved'
  | 'questionRemoved'
  | 'questionsImported'
  | 'topicRenamed'
  | 'topicMerged'
  | 'topicSplit'

interface Told {
  readonly what: Change
  /** Tells changes of one interaction apart. */
  readonly part?: string
  readonly memberId?: string
  /** In Markdown: escape what came from a person. */
  readonly details?: Readonly<Record<string, string | number>>
  readonly reason?: string | null
}

/** Entries of a page: the longest reasons fit into one message. */
const perPage = 8
const longestReason = 200

/** Keeps what a manager has just changed, and tells the log channel of it; a repeated interaction tells nothing twice. */
export async function tellChange(context: Context, change: Told): Promise<void> {
  const { store, delivery, member, interactionId, now } = context
  const { what, part, memberId = null, details = {}, reason = null } = change
  const serverId = serverOf(context)
  const id = part === undefined ? interactionId : `${interactionId}-${part}`
  const entry = { id, serverId, at: now, byId: member.id, what, memberId, details, reason }

  if (!(await store.audit(entry))) return

  const { language } = await store.server(serverId)

  await delivery.tellManagers({ serverId, id, message: { text: tellEntry(language, entry) } })
}

/** A page of what managers changed, newest first; of one member where one is named. */
export async function showAudit(context: Context, page: number, memberId?: string): Promise<Reply> {
  const { t, language, store } = context
  const query = { serverId: serverOf(context), memberId }
  const found = await store.audited(query, { limit: perPage + 1, offset: page * perPage })
  const lines = found.slice(0, perPage).map((entry) => {
    const at = `<t:${Math.floor(entry.at / 1000)}:f>`

    return `- ${at} · ${tellEntry(language, entry)}`
  })
  const button = (label: string, to: number, isThere: boolean): Button => ({
    customId: formatCustomId('audit-page', 1, String(to), ...(memberId === undefined ? [] : [memberId])),
    label,
    ...(!isThere && { disabled: true }),
  })
  const isLast = found.length <= perPage

  if (lines.length === 0) return { text: t('audit.none') }

  return {
    text: [t('audit.title'), ...lines].join('\n'),
    ...((page > 0 || !isLast) && {
      rows: [
        [
          button(t('ownBank.before'), Math.max(0, page - 1), page > 0),
          button(t('ownBank.after'), page + 1, !isLast),
        ],
      ],
    }),
  }
}

/** An entry in words, whoever is named as a mention, which calls nobody. */
export function tellEntry(language: Language, entry: Omit<AuditEntry, 'id' | 'serverId' | 'at'>): string {
  const { byId, what, memberId, details, reason } = entry
  const t = translator(language)
  const somebody = (id: string | null) => (id === null ? t('audit.somebody') : `<@${id}>`)
  const changes = what === 'settings' ? tellSettings(language, details) : ''
  // One of another version of the program may need other values, or be unknown: better than no list at all.
  const isKnown = lookUp(language, `audit.${what}`) !== undefined
  const text = isKnown
    ? format(language, `audit.${what}`, { ...details, changes, member: somebody(memberId) })
    : escapeMarkdown(what)
  const told = t('audit.entry', { by: somebody(byId), text })

  return reason === null
    ? told
    : `${told} ${t('audit.reason', { reason: escapeMarkdown(cutText(reason, longestReason)).replaceAll('\n', ' ') })}`
}

function tellSettings(language: Language, details: AuditEntry['details']): string {
  const t = translator(language)

  return Object.entries(details)
    .map(([option, value]) =>
      t('audit.setting', {
        name: lookUp(language, `option.${option}.name`) ?? option,
        value: lookUp(language, `choice.${option}.${value}`) ?? value,
      }),
    )
    .join(t('schedules.comma'))
}
