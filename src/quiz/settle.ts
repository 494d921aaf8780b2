import type { Question } from '../bank/question.ts'
import type { Judged, Settlement } from '../store/settling.ts'
import type { Attempt, Post } from '../store/store.ts'
import { type Grade, gradingVersion } from './grade/grade.ts'
import { gradePoints } from './grade/open.ts'
import { pointsFor, pointsVersion } from './points.ts'

type Owner = Pick<Post, 'scheduleId' | 'practiceOf'>

/** Points come from scheduled posts only. */
export function earns({ scheduleId, practiceOf }: Owner): boolean {
  return scheduleId !== null && practiceOf === null
}

/** What a grade is worth on a post. */
export function pointsOn(
  post: Owner,
  { level, kind }: Pick<Question, 'level' | 'kind'>,
  grade: Grade,
  attempt: number,
): number {
  return earns(post) ? pointsFor({ ...grade, level, kind, attempt }) : 0
}

/** A grade as the store keeps it. */
export function judged(post: Owner, question: Question, grade: Grade, attempt: number): Judged {
  return {
    verdict: grade.verdict,
    reason: JSON.stringify(grade),
    points: pointsOn(post, question, grade, attempt),
    ruleVersion: pointsVersion,
    gradingVersion,
  }
}

/** Key points in the order of the question, as an attempt was graded. */
export function keyPointsOf(attempt: Pick<Attempt, 'reason'>): NonNullable<Grade['keyPoints']> {
  return (JSON.parse(attempt.reason) as Grade).keyPoints ?? { found: [], missing: [] }
}

/** What an attempt comes to when exactly these key points are taken as made. */
export function judgePoints(
  post: Owner,
  question: Question,
  { number }: Pick<Attempt, 'number'>,
  made: readonly string[],
): Judged {
  const names = question.key.kind === 'open' ? question.key.keyPoints.map(({ name }) => name) : []

  return judged(post, question, gradePoints(names, made), number)
}

/** What a confirmed claim makes of an attempt: a point more. */
export function judgeClaim(post: Owner, question: Question): (attempt: Attempt, point: string) => Judged {
  return (attempt, point) => judgePoints(post, question, attempt, [...keyPointsOf(attempt).found, point])
}

/** When a post closes, the points that were found count at once; claims raise them later. */
export function settleAtClosing(
  post: Pick<Post, 'id'> & Owner,
  question: Question,
  attempts: readonly Attempt[],
  at: number,
): Settlement[] {
  return attempts
    .filter(({ verdict }) => verdict === 'pending')
    .map((attempt) => ({
      ...judgePoints(post, question, attempt, keyPointsOf(attempt).found),
      key: `close:${post.id}:${attempt.memberId}:${attempt.number}`,
      memberId: attempt.memberId,
      number: attempt.number,
      by: 'closing',
      byId: null,
      note: null,
      at,
    }))
}
