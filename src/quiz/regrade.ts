import { acceptedAliases, type Question } from '../bank/question.ts'
import { UserError } from '../errors.ts'
import type { KeyPointClaim, Settlement } from '../store/settling.ts'
import type { Attempt, Post } from '../store/store.ts'
import { type Grade, gradeAnswer } from './grade/grade.ts'
import { gradePoints } from './grade/open.ts'
import { judged } from './settle.ts'

type Owner = Pick<Post, 'id' | 'scheduleId' | 'practiceOf' | 'closedAt'>

/** What the present key makes of an attempt. */
export type Regraded =
  | { readonly outcome: 'same' | 'managers' | 'unreadable'; readonly attempt: Attempt }
  | { readonly outcome: 'changed'; readonly attempt: Attempt; readonly settlement: Settlement }

/**
 * Grades one member's attempts on a post anew, in their order: after one that is right now, later ones earn nothing, for
 * they would not have been made. A manager's word stands, and so does what cannot be read by the present key.
 *
 * @param question what the post asks that member by the present bank, its numbers drawn.
 * @param claims the member's own; those confirmed still count.
 * @param at when the regrading began: all of its settlements have the same instant.
 */
export function regradeMember(
  post: Owner,
  question: Question,
  attempts: readonly Attempt[],
  claims: readonly KeyPointClaim[],
  at: number,
): Regraded[] {
  let isSolved = false

  return attempts.map((attempt): Regraded => {
    const wasSolved = isSolved

    if (attempt.settledBy === 'manager') {
      isSolved ||= attempt.verdict === 'correct'
      return { outcome: 'managers', attempt }
    }

    const grade = gradeAnew(post, question, attempt, claims)
    isSolved ||= (grade?.verdict ?? attempt.verdict) === 'correct'
    if (!grade) return { outcome: 'unreadable', attempt }

    const now = judged(post, question, grade, attempt.number)
    const points = wasSolved ? 0 : now.points

    if (now.verdict === attempt.verdict && points === attempt.points) return { outcome: 'same', attempt }

    return {
      outcome: 'changed',
      attempt,
      settlement: settlementOf(post, question, attempt, { ...now, points }, at),
    }
  })
}

function settlementOf(
  { id }: Owner,
  { version }: Question,
  { memberId, number, note }: Attempt,
  now: ReturnType<typeof judged>,
  at: number,
): Settlement {
  const key = `regrade:${at}:${id}:${memberId}:${number}`

  return { ...now, key, memberId, number, note, by: 'regrade', byId: null, questionVersion: version, at }
}

/** Undefined where the present key cannot read the answer. */
function gradeAnew(
  { practiceOf, closedAt }: Owner,
  question: Question,
  { answer }: Attempt,
  claims: readonly KeyPointClaim[],
): Grade | undefined {
  const { key } = question

  try {
    const grade = gradeAnswer(key, acceptedAliases(question), answer)

    if (key.kind !== 'open' || (practiceOf === null && closedAt === null)) return grade

    const confirmed = claims.filter(({ state }) => state === 'confirmed').map(({ point }) => point)
    const names = key.keyPoints.map(({ name }) => name)

    return gradePoints(names, [...(grade.keyPoints?.found ?? []), ...confirmed])
  } catch (error) {
    if (error instanceof UserError) return undefined

    throw error
  }
}
