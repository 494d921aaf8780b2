import type { Question } from '../bank/question.ts'
import type { Context, Reply } from '../command.ts'
import { UserError } from '../errors.ts'
import { escapeMarkdown, formatCustomId } from '../message.ts'
import type { KeyPointClaim } from '../store/settling.ts'
import type { Post } from '../store/store.ts'
import { quoted } from './own-answer.ts'
import { chatText } from './plain-text.ts'
import { judgeClaim } from './settle.ts'

/**
 * The next claim of another member that one may judge: the point and the answer, never its author.
 *
 * @throws UserError `claims.*` while the post is open, and to those who did not answer it.
 */
export async function nextClaim(context: Context, post: Post, question: Question): Promise<Reply> {
  const { t, store, member, language } = context

  if (post.closedAt === null) throw new UserError('claims.stillOpen')
  if ((await store.attemptsBy(post.id, member.id)).length === 0) throw new UserError('claims.notAnswered')

  const [claim] = await store.claimsToCheck(post.id, member.id)
  const attempt = claim && (await store.attemptsBy(post.id, claim.memberId)).at(-1)

  if (!claim || !attempt) return { text: t('claims.none') }

  const { title, keyPoints = {} } = question.texts[language]
  // The answer last: a very long one goes into a file, and takes nothing with it that has to be read.
  const lines = [
    t('claims.ask', { title: escapeMarkdown(title), point: chatText(keyPoints[claim.point] ?? claim.point) }),
    t('claims.answer', { answer: quoted(attempt.answer) }),
  ]
  const button = (choice: 'yes' | 'no', style: 'success' | 'secondary') => ({
    customId: formatCustomId('vote', 1, claim.id, choice),
    label: t(`claims.${choice}`),
    style,
  })

  return { text: lines.join('\n'), rows: [[button('yes', 'success'), button('no', 'secondary')]] }
}

/**
 * Counts a vote and shows the next claim.
 *
 * @throws UserError `claims.refused` when it is one's own, or not one's to judge.
 */
export async function voteOnClaim(
  context: Context,
  post: Post,
  question: Question,
  { id }: Pick<KeyPointClaim, 'id'>,
  choice: string,
): Promise<Reply> {
  const { t, store, member, now } = context

  if (choice !== 'yes' && choice !== 'no') throw new UserError('claims.refused')

  const { outcome } = await store.voteOnClaim({
    claimId: id,
    voterId: member.id,
    agrees: choice === 'yes',
    at: now,
    judge: judgeClaim(post, question),
  })

  if (outcome === 'refused') throw new UserError('claims.refused')

  const next = await nextClaim(context, post, question)

  return { ...next, notes: [t(outcome === 'late' ? 'claims.late' : 'claims.counted')] }
}
