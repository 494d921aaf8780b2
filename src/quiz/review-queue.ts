import type { Context } from '../command.ts'
import { serverOf } from '../command.ts'
import type { LastAnswer, Review } from '../store/learning.ts'
import { attemptLimit } from './points.ts'
import { dueAfter, type Memory, type Rating, ratingOf, remember } from './review.ts'

/** Answers older than this are not collected. */
export const lookBackMs = 365 * 86_400_000

/** What a member may be asked again, the first due first: nothing of it is open in the server. */
export interface Queue {
  readonly due: readonly Review[]
  readonly later: readonly Review[]
}

/**
 * A member's queue in this server as it is now; undefined where they turned it off. Answers are counted here, when somebody
 * looks, and never while one is acknowledged.
 */
export async function lookAtQueue(context: Context): Promise<Queue | undefined> {
  const { store, bank, member, now } = context
  const serverId = serverOf(context)
  const { reviewFrom } = await store.memberSettings(member.id)

  if (reviewFrom === null) return undefined

  const since = Math.max(reviewFrom, now - lookBackMs)
  const [answers, kept, open] = await Promise.all([
    store.uncountedAnswers(member.id, serverId, since, now),
    store.reviews(member.id, serverId),
    store.openQuestions(serverId, now),
  ])
  const finished = answers.filter((answer) => isFinished(context, answer))
  const changed = collect(kept, finished, { memberId: member.id, serverId })

  if (finished.length > 0) {
    await store.countAnswers(
      member.id,
      finished.map(({ postId }) => postId),
      changed,
    )
  }

  // Read again: another click may have counted the same answers first.
  const reviews = finished.length > 0 ? await store.reviews(member.id, serverId) : kept
  const askable = reviews.filter(({ questionId }) => bank.has(questionId) && !open.includes(questionId))

  return {
    due: askable.filter(({ due }) => due <= now),
    later: askable.filter(({ due }) => due > now),
  }
}

/** Done, and not waiting for a person, who may still change the verdict. */
function isFinished({ bank }: Context, { questionId, isClosed, verdict, number }: LastAnswer): boolean {
  const kind = bank.get(questionId)?.kind

  if (verdict === 'pending') return false

  return isClosed || verdict === 'correct' || (kind !== undefined && number >= attemptLimit(kind))
}

/**
 * What answers change in a queue: a miss puts its question in, and what is in it learns from every answer. Right at the
 * first try is no reason to ask again.
 *
 * @param answers finished ones, oldest first.
 */
export function collect(
  queue: readonly Review[],
  answers: readonly LastAnswer[],
  owner: Pick<Review, 'memberId' | 'serverId'>,
): Review[] {
  const known = new Map(queue.map((review) => [review.questionId, review]))
  const changed = new Map<string, Review>()

  for (const answer of answers) {
    const { questionId, postId, at } = answer
    const rating = ratingOf(answer)
    const before = known.get(questionId)?.memory ?? null

    if (rating === undefined || (before === null && rating === 'good')) continue

    const memory = remember(readMemory(before), rating, at)
    const review = {
      ...owner,
      questionId,
      postId,
      due: dueAfter(memory),
      memory: JSON.stringify(memory),
      memoryBefore: before,
    }
    known.set(questionId, review)
    changed.set(questionId, review)
  }

  return [...changed.values()]
}

/** A review as if the answer counted last had been rated so. */
export function rateAnew(review: Review, rating: Rating): Review {
  const { at } = JSON.parse(review.memory) as Memory
  const memory = remember(readMemory(review.memoryBefore), rating, at)

  return { ...review, due: dueAfter(memory), memory: JSON.stringify(memory) }
}

function readMemory(json: string | null): Memory | undefined {
  return json === null ? undefined : (JSON.parse(json) as Memory)
}
