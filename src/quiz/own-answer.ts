import type { Question } from '../bank/question.ts'
import type { Context, Reply } from '../command.ts'
import { cutText } from '../cut-text.ts'
import { UserError } from '../errors.ts'
import type { Translate } from '../i18n/catalog.ts'
import { escapeMarkdown, formatCustomId, type Menu } from '../message.ts'
import type { KeyPointClaim } from '../store/settling.ts'
import type { Attempt, Post } from '../store/store.ts'
import { gradeText } from './feedback.ts'
import type { Grade } from './grade/grade.ts'
import { plainText } from './plain-text.ts'
import { keyPointsOf } from './settle.ts'

/** Options of a menu; https://docs.discord.com/developers/components/reference#string-select */
const menuLimit = 25

/** A member's own attempts with what became of them, and a menu of the points they may claim. */
export async function ownAnswers(context: Context, post: Post, question: Question): Promise<Reply> {
  const { store, member, t } = context
  const attempts = await store.attemptsBy(post.id, member.id)
  const last = attempts.at(-1)

  if (!last) throw new UserError('answer.noneOfYours')

  const claims = await ownClaims(context, post)
  const lines = attempts.flatMap((attempt) => [
    `${t(`answer.verdict.${attempt.verdict}`)} “${escapeMarkdown(cutText(attempt.answer, 200))}” · ${graded(context, attempt, question, claims)}`,
    ...settledLines(attempt, t),
  ])

  return { text: lines.join('\n'), ...claimMenu(context, post, question, last, claims) }
}

/** What an attempt is told: its reason, and for an open answer the points found, claimed and missed. */
export function graded(
  { language }: Context,
  { reason }: Attempt,
  question: Question,
  claims: readonly KeyPointClaim[] = [],
): string {
  return gradeText(JSON.parse(reason) as Grade, question, language, claims)
}

/** The menu of what may still be claimed, with what claiming means; nothing where there is nothing to claim. */
export function claimMenu(
  { t, language }: Context,
  post: Post,
  question: Question,
  attempt: Attempt,
  claims: readonly KeyPointClaim[],
): Pick<Reply, 'rows' | 'notes'> {
  const missing = claimable(post, attempt, claims).slice(0, menuLimit)

  if (missing.length === 0) return {}

  const texts = question.texts[language].keyPoints ?? {}
  const menu: Menu = {
    customId: formatCustomId('claim', 1, post.id),
    placeholder: t('claims.menu'),
    options: missing.map((name) => ({ value: name, label: plainText(texts[name] ?? name) })),
    most: missing.length,
  }

  return { rows: [menu], notes: [t('claims.note')] }
}

/**
 * Claims key points of one's own answer; a repeat changes nothing.
 *
 * @throws UserError `claims.*` when a manager had the last word, or a point is not missing.
 */
export async function claimPoints(
  context: Context,
  post: Post,
  question: Question,
  points: readonly string[],
): Promise<Reply> {
  const { store, member, now } = context
  const last = (await store.attemptsBy(post.id, member.id)).at(-1)

  if (!last) throw new UserError('answer.noneOfYours')
  if (last.settledBy === 'manager') throw new UserError('claims.settled')

  const { missing } = keyPointsOf(last)
  if (post.practiceOf !== null || points.some((point) => !missing.includes(point)))
    throw new UserError('claims.notMissing')

  for (const point of points) {
    await store.claimKeyPoint({ postId: post.id, memberId: member.id, point, at: now })
  }

  return ownAnswers(context, post, question)
}

/** A member's own claims on a post. */
export async function ownClaims({ store, member }: Context, { id }: Post): Promise<KeyPointClaim[]> {
  return (await store.keyPointClaims(id)).filter(({ memberId }) => memberId === member.id)
}

function claimable(
  { practiceOf }: Post,
  attempt: Attempt,
  claims: readonly KeyPointClaim[],
): readonly string[] {
  if (practiceOf !== null || attempt.settledBy === 'manager') return []

  return keyPointsOf(attempt).missing.filter((name) => !claims.some(({ point }) => point === name))
}

/** Who changed the verdict after it was given, and what a manager wrote. */
export function settledLines({ settledBy, settledAt, note }: Attempt, t: Translate): string[] {
  return [
    ...(settledBy === 'peers' ? [t('settled.peers')] : []),
    ...(settledBy === 'regrade' ? [t('settled.regraded', { at: Math.floor((settledAt ?? 0) / 1000) })] : []),
    ...(note === null ? [] : [t('settled.note', { note: quoted(note) })]),
  ]
}

/** Words of a person as a quote of Discord's: inert, every line of them inside. */
export function quoted(text: string): string {
  return escapeMarkdown(text.trim())
    .split(/\r\n|\r|\n/)
    .map((line) => `> ${line}`)
    .join('\n')
}
