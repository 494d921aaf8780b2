import { type Context, type Reply, serverOf } from '../command.ts'
import { UserError } from '../errors.ts'
import { type Button, escapeMarkdown, formatCustomId, type Row } from '../message.ts'
import type { Attempt } from '../store/store.ts'
import { drawPractice } from './practice.ts'
import { type Rating, ratingOf, ratings } from './review.ts'
import { lookAtQueue, lookBackMs, type Queue, rateAnew } from './review-queue.ts'
import { tallyTopics, weaknessOf } from './tally.ts'

const shownTopics = 3

/** `/me review`, and *Next* under an answer: the question that is due longest, as a private draw. */
export async function reviewReply(context: Context, { first }: { first: boolean }): Promise<Reply> {
  const { t, bank } = context
  const queue = await lookAtQueue(context)

  if (!queue) throw new UserError('review.off')

  const lead = [t('review.due', { count: queue.due.length }), first ? await weakTopics(context) : undefined]
  const question = bank.get(queue.due[0]?.questionId ?? '')

  if (!question) return { text: idleText(context, queue), rows: [[practiceButton(context)]] }

  return {
    text: lead.filter((line) => line !== undefined).join('\n'),
    ...(await drawPractice(context, question, t('review.card'))),
  }
}

/** What follows a finished practice: how it counted where it is in the queue, and where to go on. */
export async function afterPractice(
  context: Context,
  attempt: Attempt,
): Promise<{ readonly lines: readonly string[]; readonly ratings: readonly Row[]; readonly next: Button[] }> {
  const { t } = context
  const queue = await lookAtQueue(context)
  const review = [...(queue?.due ?? []), ...(queue?.later ?? [])].find(
    ({ postId }) => postId === attempt.postId,
  )
  const next = queue ? nextButton(context, queue) : []

  const counted = ratingOf(attempt)

  if (!review || !counted) return { lines: [], ratings: [], next }

  return {
    lines: [t('review.counted', { rating: t(`review.rating.${counted}`), at: seconds(review.due) })],
    ratings: [ratings.map((rating) => ratingButton(context, attempt.postId, rating, counted))],
    next,
  }
}

/**
 * Rates one's own answer anew, while it is the last one to its question.
 *
 * @throws UserError `review.ratingGone`, `review.off`
 */
export async function rateReply(context: Context, postId: string, given: string): Promise<Reply> {
  const { t, store, member } = context
  const rating = ratings.find((name) => name === given)
  const queue = await lookAtQueue(context)

  if (!queue) throw new UserError('review.off')

  const review = (await store.reviews(member.id, serverOf(context))).find((one) => one.postId === postId)
  const rated = review && rating && rateAnew(review, rating)

  if (!rated || !(await store.rateReview(rated))) throw new UserError('review.ratingGone')

  return {
    text: t('review.rated', { rating: t(`review.rating.${rating}`), at: seconds(rated.due) }),
    rows: [[...nextButton(context, queue), practiceButton(context)]],
  }
}

/** Quiet word of what is due, for replies about something else. */
export async function dueNotes(context: Context): Promise<string[]> {
  const count = (await lookAtQueue(context))?.due.length ?? 0

  return count === 0 ? [] : [context.t('review.hint', { count })]
}

function idleText({ t }: Context, { later: [next] }: Queue): string {
  return next ? t('review.nothingDue', { at: seconds(next.due) }) : t('review.nothingYet')
}

/** The member's own, by first tries; undefined while they are too few or all right. */
async function weakTopics(context: Context): Promise<string | undefined> {
  const { t, store, bank, language, member, now } = context
  const query = { serverId: serverOf(context), memberId: member.id, since: now - lookBackMs, now }
  const names = new Map([...bank.values()].map(({ topic, topicNames }) => [topic, topicNames[language]]))
  const weak = tallyTopics(bank.values(), await store.tallies(query))
    .filter((tally) => tally.right < tally.asked && weaknessOf(tally) > 0)
    .sort((a, b) => weaknessOf(b) - weaknessOf(a))
    .slice(0, shownTopics)
    .map(({ topic, right, asked }) =>
      t('review.topic', { topic: escapeMarkdown(names.get(topic) ?? topic), right, asked }),
    )

  return weak.length === 0 ? undefined : t('review.weak', { topics: weak.join(t('review.comma')) })
}

function nextButton({ t }: Context, { due }: Queue): Button[] {
  if (due.length === 0) return []

  return [
    {
      customId: formatCustomId('review', 1),
      label: t('review.next', { count: due.length }),
      style: 'primary',
    },
  ]
}

function ratingButton({ t }: Context, postId: string, rating: Rating, counted: Rating): Button {
  return {
    customId: formatCustomId('rate', 1, postId, rating),
    label: t(`review.rating.${rating}`),
    style: rating === counted ? 'primary' : 'secondary',
  }
}

function practiceButton({ t }: Context): Button {
  return { customId: formatCustomId('practice', 1), label: t('review.practise') }
}

function seconds(at: number): number {
  return Math.floor(at / 1000)
}
