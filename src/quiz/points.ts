import type { Level, QuestionKind } from '../bank/question.ts'
import type { Verdict } from './grade/grade.ts'

/** Kept with every entry of the ledger; raise it with any change below. */
export const pointsVersion = 1

const fullPoints: Readonly<Record<Level, number>> = { 1: 10, 2: 20, 3: 30 }

/** One for choices, and one for an open answer: it waits for a person, who should not read two. */
const attemptLimits: Readonly<Record<QuestionKind, number>> = {
  choice: 1,
  multi: 1,
  number: 2,
  expression: 2,
  short: 2,
  open: 1,
}

/**
 * Attempts a member has on one post. A second guess among four choices would be worth more than knowing, all the more
 * when the verdict on the first one told which of several choices were wrong.
 */
export function attemptLimit(kind: QuestionKind): number {
  return attemptLimits[kind]
}

export function pointsAtBest(level: Level): number {
  return fullPoints[level]
}

export interface Earned {
  readonly level: Level
  readonly kind: QuestionKind
  readonly verdict: Verdict
  /** 1-based. */
  readonly attempt: number
  /** For `partial`: the part that was right, 0…1. */
  readonly share?: number
}

/** Points of one attempt: all of the level's on the first, half on the second, a partial verdict's share of these. */
export function pointsFor({ level, kind, verdict, attempt, share = 0 }: Earned): number {
  if (attempt < 1 || attempt > attemptLimit(kind)) return 0

  const reachable = fullPoints[level] / 2 ** (attempt - 1)

  if (verdict === 'correct') return reachable
  if (verdict === 'partial') return Math.round(reachable * Math.min(Math.max(share, 0), 1))

  return 0
}
