import type { MultiKey } from '../../bank/question.ts'
import { UserError } from '../../errors.ts'
import type { Grade, Reason } from './grade.ts'
import { bareLetters, showLetters } from './letters.ts'

/** What people write between several letters, and to say that these are the ones. */
const joints = /\b(?:and|both|are|all|of|true|only|just)\b|[和与及跟以还有都只仅全]/gu
/** `A-D`: three letters, or a dash between two? */
const range = /[a-z]\s*[-–—~]\s*[a-z]/

/**
 * Grades a set of letters: `A, C`, `ac`, `Ａ、Ｃ`, `a and c`, `选 A 和 C`. All the right ones and no other are correct;
 * some of them are partly right, worth the share of the right ones minus the share of the wrong ones, so that choosing
 * everything is worth nothing. The verdict tells which were wrong and how many are missing, never which.
 *
 * @throws UserError `quiz.lettersUnreadable` for anything but letters of the question.
 */
export function gradeMulti({ right, letters }: MultiKey, answer: string): Grade {
  const chosen = readLetters(letters, answer)
  const wrong = chosen.filter((letter) => !right.includes(letter))
  const found = chosen.length - wrong.length
  const missing = right.length - found

  if (wrong.length === 0 && missing === 0)
    return { verdict: 'correct', reason: { key: 'quiz.reason.right', values: {} }, letters: chosen }

  const share = found / right.length - wrong.length / (letters.length - right.length)
  const values: Reason['values'] = {
    chosen: showLetters(chosen),
    wrong: showLetters(wrong),
    wrongCount: wrong.length,
    missing,
  }

  // The share of all the wrong ones is 1 but for rounding.
  return share > 1e-9
    ? { verdict: 'partial', reason: { key: 'quiz.reason.partlyChosen', values }, letters: chosen, share }
    : { verdict: 'wrong', reason: { key: 'quiz.reason.wronglyChosen', values }, letters: chosen }
}

/**
 * The letters of an answer, each once and in the question's order.
 *
 * @throws UserError `quiz.lettersUnreadable`
 */
export function readLetters(letters: readonly string[], answer: string): string[] {
  const plain = answer.normalize('NFKC').toLowerCase().replace(joints, ' ')
  const given = new Set(bareLetters(plain))

  if (range.test(plain) || given.size === 0 || [...given].some((letter) => !letters.includes(letter))) {
    throw new UserError('quiz.lettersUnreadable', { given: answer.trim(), letters: showLetters(letters) })
  }

  return letters.filter((letter) => given.has(letter))
}
