import type { AnswerKey } from '../../bank/question.ts'
import { UserError } from '../../errors.ts'
import type { TextKey } from '../../i18n/catalog.ts'
import { gradeChoice } from './choice.ts'
import { gradeExpression } from './expression.ts'
import { gradeMulti } from './multi.ts'
import { gradeNumber } from './number.ts'
import { gradeOpen } from './open.ts'
import { gradeShort } from './short.ts'

/** Kept with every attempt; raise it with any change that could give another verdict. */
export const gradingVersion = 1

export type Verdict = 'correct' | 'partial' | 'wrong' | 'pending'

/** A catalogue text and its values: what is told of a verdict, in whatever language it is read later. */
export interface Reason {
  readonly key: Extract<TextKey, `quiz.reason.${string}`>
  readonly values: Readonly<Record<string, string | number>>
}

/** The result of grading one answer. Plain data: it crosses threads and is kept as JSON. */
export interface Grade {
  readonly verdict: Verdict
  readonly reason: Reason
  /** `choice`: the letter that was read. */
  readonly letter?: string
  /** `multi`: the letters that were read, in the question's order. */
  readonly letters?: readonly string[]
  /** `number` and `expression`: the name of the recognised mistake; its text is the question's. */
  readonly diagnosis?: string
  /** `open`: names of the key points made and not made, in the key's order. */
  readonly keyPoints?: { readonly found: readonly string[]; readonly missing: readonly string[] }
  /** `open`, and a partly right `multi`: the part of the points the answer would earn, 0…1. */
  readonly share?: number
}

/** Characters of the longest answer that is read at all, by kind. */
export const answerLimits = {
  choice: 40,
  multi: 80,
  number: 400,
  expression: 400,
  short: 200,
  open: 4000,
} as const

/**
 * Grades what a member typed or pressed.
 *
 * @param aliases what counts beside a `short` key, in every language; the other kinds ignore it.
 * @throws UserError `quiz.*` or `calc.*` when the answer cannot be read: that is no attempt.
 */
export function gradeAnswer(key: AnswerKey, aliases: readonly string[], answer: string): Grade {
  const limit = answerLimits[key.kind]
  const { length } = answer

  if (length > limit) throw new UserError('quiz.answerTooLong', { length, limit })
  if (answer.trim() === '') throw new UserError('quiz.answerEmpty')

  switch (key.kind) {
    case 'choice':
      return gradeChoice(key.letter, key.letters, answer)
    case 'multi':
      return gradeMulti(key, answer)
    case 'number':
      return gradeNumber(key, answer)
    case 'expression':
      return gradeExpression(key, answer)
    case 'short':
      return gradeShort([key.answer, ...aliases], answer)
    case 'open':
      return gradeOpen(key.keyPoints, answer)
  }
}
