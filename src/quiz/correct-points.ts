import { type Context, type Person, type Reply, serverOf } from '../command.ts'
import { cutText } from '../cut-text.ts'
import { UserError } from '../errors.ts'
import { translator } from '../i18n/catalog.ts'
import { escapeMarkdown, formatCustomId } from '../message.ts'
import type { LedgerEntry } from '../store/ranking.ts'
import { tellChange } from './audit.ts'

export const correctionLimit = 10_000
export const reasonLimit = 300
/** So far back a correction can be taken back with its button. */
const searched = 500
const listed = 15
const listedReason = 80

interface Correction {
  readonly member: Person
  readonly points: number
  readonly reason: string
}

/**
 * Books points that a manager gives or takes, as an entry of its own with its reason.
 *
 * @throws UserError `points.bot`, `points.zero`, `points.reason`, or `points.belowZero` with the most that can be taken.
 */
export async function correctPoints(
  context: Context,
  { member, points, reason }: Correction,
): Promise<Reply> {
  const { t, store, interactionId: id, now: at } = context
  const serverId = serverOf(context)
  const words = reason.trim()
  const before = await store.pointsOf(serverId, member.id)

  if (member.isBot) throw new UserError('points.bot')
  if (points === 0) throw new UserError('points.zero')
  if (words === '') throw new UserError('points.reason')
  if (before + points < 0 && points < 0) {
    throw new UserError('points.belowZero', { name: escapeMarkdown(member.name), points: before })
  }

  const who = { serverId, memberId: member.id, memberName: member.name }
  const isBooked = await store.correctPoints({ id, ...who, points, reason: words, at })

  // The same interaction again: it was booked, and may not have been told.
  const after = await store.pointsOf(serverId, member.id)
  const told = { points: signed(points), before: after - points, after }

  await tellChange(context, { what: 'pointsCorrected', memberId: member.id, details: told, reason: words })

  return {
    text: t('points.corrected', { member: `<@${member.id}>`, ...told }),
    notes: [t('points.correctedNote')],
    ...(isBooked && {
      rows: [[{ customId: formatCustomId('points-undo', 1, id, member.id), label: t('points.undo') }]],
    }),
  }
}

/**
 * Takes a correction back by its opposite, dated like it, so that every board has both or neither.
 *
 * @throws UserError `points.noCorrection` or `points.undone`.
 */
export async function undoCorrection(context: Context, id: string, memberId: string): Promise<Reply> {
  const { t, store } = context
  const serverId = serverOf(context)
  const entries = await store.ledger(serverId, memberId, searched)
  const entry = entries.find((each) => each.id === id && isCorrection(each))

  if (!entry) throw new UserError('points.noCorrection')

  const { language } = await store.server(serverId)
  const isBooked = await store.correctPoints({
    id: `${id}-undo`,
    serverId,
    memberId,
    points: -entry.points,
    reason: translator(language)('points.undoReason', { reason: entry.reason ?? '' }),
    at: entry.at,
  })

  if (!isBooked) throw new UserError('points.undone')

  const after = await store.pointsOf(serverId, memberId)
  const told = { points: signed(-entry.points), before: after + entry.points, after }

  await tellChange(context, { what: 'pointsUndone', memberId, details: told })

  return { text: t('points.undoneNow', { member: `<@${memberId}>`, ...told }) }
}

/** The newest entries of a member in the ledger, each with what it came from and what a manager wrote about it. */
export async function showLedger(context: Context, { id, name }: Person): Promise<Reply> {
  const { t, store } = context
  const serverId = serverOf(context)
  const entries = await store.ledger(serverId, id, listed)

  if (entries.length === 0) return { text: t('points.noEntry', { name: escapeMarkdown(name) }) }

  const total = await store.pointsOf(serverId, id)

  return {
    text: [
      t('points.history', { member: `<@${id}>`, total }),
      ...entries.map((entry) => tellLine(context, entry)),
    ].join('\n'),
  }
}

function tellLine({ t, bank, language }: Context, entry: LedgerEntry): string {
  const { points, at, questionId, settledBy, reason } = entry
  const title = escapeMarkdown(bank.get(questionId ?? '')?.texts[language].title ?? questionId ?? '')
  const answered = settledBy === null ? title : t(`points.by.${settledBy}`, { title })
  const cause = isCorrection(entry) ? t('points.byManager') : answered
  const line = `- <t:${Math.floor(at / 1000)}:d> · **${signed(points)}** · ${cause}`

  return reason === null ? line : `${line} ${quoted(t, reason)}`
}

function quoted(t: Context['t'], reason: string): string {
  return t('audit.reason', {
    reason: escapeMarkdown(cutText(reason, listedReason)).replaceAll('\n', ' '),
  })
}

function isCorrection({ postId, settledBy }: LedgerEntry): boolean {
  return postId === null && settledBy === null
}

function signed(points: number): string {
  return `${points < 0 ? '−' : '+'}${Math.abs(points)}`
}
