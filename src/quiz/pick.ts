import type { Level, Question } from '../bank/question.ts'
import { hash } from '../hash.ts'
import type { Tally } from '../store/learning.ts'
import { tallyTopics, weaknessOf } from './tally.ts'

export const pickings = ['random', 'inOrder', 'weakTopics', 'missed'] as const
export type Picking = (typeof pickings)[number]

export interface Selection {
  /** Null: every topic. */
  readonly topic: string | null
  /** Null: every level. */
  readonly level: Level | null
  readonly picking: Picking
}

type Candidate = Pick<Question, 'id' | 'topic' | 'level'>

/**
 * The next question of a selection; undefined when nothing fits it. Nothing comes twice before everything came once, except
 * that `missed` asks again what most got wrong.
 *
 * @param questions in the bank's order, which `inOrder` follows.
 * @param asked ids asked so far, oldest first; those outside the selection do not count.
 * @param seed decides among what is left: the same slot draws the same question on every machine and retry.
 * @param tallies the group's first tries, for `weakTopics` and `missed`; without any these draw at random.
 */
export function pickQuestion<Q extends Candidate>(
  questions: readonly Q[],
  selection: Selection,
  asked: readonly string[],
  seed: string,
  tallies: readonly Tally[] = [],
): Q | undefined {
  const { picking } = selection
  const fitting = fittingQuestions(questions, selection)
  const missed = picking === 'missed' ? longestMissed(fitting, asked, tallies) : undefined

  if (missed) return missed

  const left = leftOfRound(fitting, asked)

  if (picking === 'inOrder') return left[0]

  // At the turn of a round the last question must not open the next one.
  const fresh = left.filter(({ id }) => id !== asked.at(-1))
  const drawable = fresh.length > 0 ? fresh : left
  const preferred = picking === 'weakTopics' ? ofWeakestTopic(drawable, questions, tallies) : drawable

  return preferred[hash(seed) % preferred.length]
}

/** Whether a way of picking asks what the group knows. */
export function usesTallies({ picking }: Pick<Selection, 'picking'>): boolean {
  return picking === 'weakTopics' || picking === 'missed'
}

export function fittingQuestions<Q extends Candidate>(
  questions: Iterable<Q>,
  { topic, level }: Pick<Selection, 'topic' | 'level'>,
): Q[] {
  return [...questions].filter(
    (question) =>
      (topic ?? question.topic) === question.topic && (level ?? question.level) === question.level,
  )
}

/** What the present round has not asked yet. A question that joined the bank belongs to the round that runs. */
export function leftOfRound<Q extends Candidate>(
  questions: readonly Q[],
  asked: readonly string[],
): readonly Q[] {
  const left = new Map(questions.map((question) => [question.id, question]))

  for (const id of asked) {
    left.delete(id)

    if (left.size === 0) for (const question of questions) left.set(question.id, question)
  }

  return questions.filter(({ id }) => left.has(id))
}

/** A topic is judged by all its questions, also by those of other levels. */
function ofWeakestTopic<Q extends Candidate>(
  drawable: readonly Q[],
  questions: readonly Candidate[],
  tallies: readonly Tally[],
): readonly Q[] {
  const weakness = new Map(
    tallyTopics(questions, tallies).map((tally) => [tally.topic, weaknessOf(tally)] as const),
  )
  const weakest = Math.max(...drawable.map(({ topic }) => weakness.get(topic) ?? 0))

  return drawable.filter(({ topic }) => (weakness.get(topic) ?? 0) === weakest)
}

/** Of the questions that more than half got wrong at first, the one asked longest ago, but never the last one asked. */
function longestMissed<Q extends Candidate>(
  fitting: readonly Q[],
  asked: readonly string[],
  tallies: readonly Tally[],
): Q | undefined {
  const [longest] = tallies
    .filter((tally) => 2 * tally.right < tally.asked && tally.questionId !== asked.at(-1))
    .filter(({ questionId }) => fitting.some(({ id }) => id === questionId))
    .sort((a, b) => a.lastAt - b.lastAt || (a.questionId < b.questionId ? -1 : 1))

  return longest && fitting.find(({ id }) => id === longest.questionId)
}
