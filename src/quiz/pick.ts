import type { Level, Question } from '../bank/question.ts'
import { hash } from '../hash.ts'

export interface Selection {
  /** Null: every topic. */
  readonly topic: string | null
  /** Null: every level. */
  readonly level: Level | null
  readonly picking: 'random' | 'inOrder'
}

type Candidate = Pick<Question, 'id' | 'topic' | 'level'>

/**
 * The next question of a selection; undefined when nothing fits it. Nothing comes twice before everything came once.
 *
 * @param questions in the bank's order, which `inOrder` follows.
 * @param asked ids asked so far, oldest first; those outside the selection do not count.
 * @param seed decides among what is left: the same slot draws the same question on every machine and retry.
 */
export function pickQuestion<Q extends Candidate>(
  questions: readonly Q[],
  { topic, level, picking }: Selection,
  asked: readonly string[],
  seed: string,
): Q | undefined {
  const fitting = questions.filter(
    (question) =>
      (topic ?? question.topic) === question.topic && (level ?? question.level) === question.level,
  )
  const left = leftOfRound(fitting, asked)

  if (picking === 'inOrder') return left[0]

  // At the turn of a round the last question must not open the next one.
  const fresh = left.filter(({ id }) => id !== asked.at(-1))
  const drawable = fresh.length > 0 ? fresh : left

  return drawable[hash(seed) % drawable.length]
}

/** What the present round has not asked yet. A question that joined the bank belongs to the round that runs. */
function leftOfRound<Q extends Candidate>(questions: readonly Q[], asked: readonly string[]): readonly Q[] {
  const left = new Map(questions.map((question) => [question.id, question]))

  for (const id of asked) {
    left.delete(id)

    if (left.size === 0) for (const question of questions) left.set(question.id, question)
  }

  return questions.filter(({ id }) => left.has(id))
}
