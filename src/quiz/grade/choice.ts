import { UserError } from '../../errors.ts'
import type { Grade } from './grade.ts'
import { bareLetters, showLetters } from './letters.ts'

/**
 * Grades one letter, however it is wrapped: `b`, `Ｂ.`, `(b)`, `option B`, `I think it's b`, `我选 B`.
 *
 * @throws UserError `quiz.choiceUnreadable` when it is none of `letters`.
 */
export function gradeChoice(right: string, letters: readonly string[], answer: string): Grade {
  const letter = bareLetters(answer)

  if (!letters.includes(letter)) {
    throw new UserError('quiz.choiceUnreadable', { given: answer.trim(), letters: showLetters(letters) })
  }

  if (letter === right)
    return { verdict: 'correct', reason: { key: 'quiz.reason.right', values: {} }, letter }

  const values = { letter: letter.toUpperCase() }

  return { verdict: 'wrong', reason: { key: 'quiz.reason.wrongChoice', values }, letter }
}
