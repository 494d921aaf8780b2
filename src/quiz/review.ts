import { fsrs } from 'ts-fsrs'
import type { Verdict } from './grade/grade.ts'

const dayMs = 86_400_000

/** How well a question was remembered, from not at all to without effort. */
export const ratings = ['again', 'hard', 'good', 'easy'] as const
export type Rating = (typeof ratings)[number]

/** What a member's memory of a question is taken to be, after an answer. */
export interface Memory {
  /** Days until the chance of knowing it falls to 90 %. */
  readonly stability: number
  /** 1 to 10. */
  readonly difficulty: number
  /** When it was last answered, epoch ms. */
  readonly at: number
}

/*
 * FSRS-6 with its published weights, of whole days: who has just read the explanation learns nothing from being asked again
 * within minutes. Without fuzz: the same answers give the same dates.
 */
const model = fsrs({ enable_short_term: false, enable_fuzz: false })

/**
 * The memory after an answer rated so.
 *
 * Days are counted as py-fsrs counts them: whole ones that have passed since the last answer.
 *
 * @param before undefined for a question that is new in the queue.
 */
export function remember(before: Memory | undefined, rating: Rating, at: number): Memory {
  const elapsedDays = before ? Math.max(0, Math.floor((at - before.at) / dayMs)) : 0
  const { stability, difficulty } = model.next_state(before ?? null, elapsedDays, ratings.indexOf(rating) + 1)

  return { stability, difficulty, at: Math.max(at, before?.at ?? at) }
}

/** When it should be asked again, epoch ms: a whole number of days after the last answer, one at least. */
export function dueAfter({ stability, at }: Memory): number {
  return at + model.next_interval(stability, 0) * dayMs
}

/** How the last answer to a post or a practice draw ended. */
export interface Ending {
  readonly verdict: Verdict
  /** Its 1-based number. */
  readonly number: number
}

/** What an ending says about the memory; undefined while it waits for a person. */
export function ratingOf({ verdict, number }: Ending): Rating | undefined {
  if (verdict === 'pending') return undefined
  if (verdict === 'wrong') return 'again'

  return verdict === 'correct' && number === 1 ? 'good' : 'hard'
}
