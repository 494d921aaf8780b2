import type { Tally } from '../store/learning.ts'

/** Tries below which a topic is not called weak: three misses out of three may be one bad evening. */
const fewestTries = 4

/** One-sided 90 %. */
const z = 1.2816

/** First tries at a topic's questions. */
export interface TopicTally {
  readonly topic: string
  readonly asked: number
  readonly right: number
}

/** Sums first tries by topic; questions that have left the bank do not count. */
export function tallyTopics(
  questions: Iterable<{ readonly id: string; readonly topic: string }>,
  tallies: readonly Tally[],
): TopicTally[] {
  const byQuestion = new Map(tallies.map((tally) => [tally.questionId, tally]))
  const byTopic = new Map<string, TopicTally>()

  for (const { id, topic } of questions) {
    const { asked, right } = byQuestion.get(id) ?? { asked: 0, right: 0 }
    const sum = byTopic.get(topic) ?? { topic, asked: 0, right: 0 }

    byTopic.set(topic, { topic, asked: sum.asked + asked, right: sum.right + right })
  }

  return [...byTopic.values()]
}

/**
 * How weak a topic surely is, 0 to 1: the lower end of Wilson's interval for the share of misses, so that few tries
 * say little; 0 below four tries.
 *
 * Wilson (1927), "Probable inference, the law of succession, and statistical inference".
 */
export function weaknessOf({ asked, right }: Pick<TopicTally, 'asked' | 'right'>): number {
  if (asked < fewestTries) return 0

  const missed = (asked - right) / asked
  const spread = z * Math.sqrt((missed * (1 - missed)) / asked + z ** 2 / (4 * asked ** 2))

  return Math.max(0, (missed + z ** 2 / (2 * asked) - spread) / (1 + z ** 2 / asked))
}
