import { UserError } from '../../errors.ts'
import type { Grade } from './grade.ts'

/** What people write around the letter. */
const filler =
  /\b(?:i|my|the|it|its|is|s|answer|option|choice|choose|pick|think)\b|[我觉得认为选择项答案是应该]/gu

/**
 * Grades one letter, however it is wrapped: `b`, `Ｂ.`, `(b)`, `option B`, `I think it's b`, `我选 B`.
 *
 * @throws UserError `quiz.choiceUnreadable` when it is none of `letters`.
 */
export function gradeChoice(right: string, letters: readonly string[], answer: string): Grade {
  const letter = answer
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Script=Han}+/gu, ' $& ')
    .replace(filler, '')
    .replace(/[\p{P}\p{S}\s]/gu, '')

  if (!letters.includes(letter)) {
    const shown = letters.map((each) => each.toUpperCase()).join(', ')

    throw new UserError('quiz.choiceUnreadable', { given: answer.trim(), letters: shown })
  }

  if (letter === right)
    return { verdict: 'correct', reason: { key: 'quiz.reason.right', values: {} }, letter }

  const values = { letter: letter.toUpperCase() }

  return { verdict: 'wrong', reason: { key: 'quiz.reason.wrongChoice', values }, letter }
}
