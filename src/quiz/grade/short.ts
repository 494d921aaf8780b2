import { UserError } from '../../errors.ts'
import { editDistance } from '../../nearest.ts'
import { bareAnswer } from './bare-answer.ts'
import type { Grade } from './grade.ts'

const articles = /\b(?:a|an|the)\b/g
const hanOrKana = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/**
 * Compares whole answers after dropping what does not change the meaning: width, case, accents, punctuation, blanks
 * and articles. A typing error is forgiven when the text is long enough for it to be one.
 *
 * @param accepted the key first, then its aliases.
 * @throws UserError `quiz.answerEmpty` when nothing but punctuation was typed.
 */
export function gradeShort(accepted: readonly string[], answer: string): Grade {
  const given = plainWords(answer)

  if (given === '') throw new UserError('quiz.answerEmpty')

  for (const way of waysToSay(answer)) {
    const matched = way.map((part) => match(plainWords(part), accepted))
    const [first] = matched

    if (first !== undefined && !matched.includes(undefined)) return correct(first, first === answer.trim())
  }

  return { verdict: 'wrong', reason: { key: 'quiz.reason.wrong', values: {} } }
}

/** The answer as it stands, without what is said around it, and as the same thing said twice: `BN (batch norm)`. */
function waysToSay(answer: string): string[][] {
  const bare = bareAnswer(answer)
    .replace(/^\w+\s*=\s*(["'“])(.+)["'”]$/u, '$2')
    .replace(/^(?:[a-z_]+\.)+(?=[A-Z]\w)/, '')
  const parts = bare.split(/\s*[()（）/／,，、;；]\s*|\s+(?:or|aka)\s+|\s*(?:或者?|即|也叫|又称)\s*/iu)

  return [[answer], [bare], parts.filter((part) => part !== '')]
}

/** The accepted wording that was meant: the same, or the same but for a typing error. */
function match(given: string, accepted: readonly string[]): string | undefined {
  if (given === '') return undefined

  return (
    accepted.find((each) => plainWords(each) === given) ??
    accepted.find((each) => isTypingError(given, plainWords(each)))
  )
}

function correct(accepted: string, isVerbatim: boolean): Grade {
  return isVerbatim
    ? { verdict: 'correct', reason: { key: 'quiz.reason.right', values: {} } }
    : { verdict: 'correct', reason: { key: 'quiz.reason.rightAs', values: { accepted } } }
}

/** Letters, digits and the signs `+` and `#` in one run: `The He-init.` is `heinit`. */
export function plainWords(text: string): string {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}\p{M}+#]+/gu, ' ')
  const withoutArticles = words.replace(articles, ' ')

  // "A" may be the whole answer.
  return (withoutArticles.trim() === '' ? words : withoutArticles).replaceAll(' ', '')
}

/**
 * One slip from 4 characters, two from 8. Never in the first character (`supervised`, `unsupervised`), in digits
 * (`VGG16`, `VGG19`) or in Chinese and Japanese, where one character is a word.
 */
function isTypingError(given: string, accepted: string): boolean {
  const length = Math.min([...given].length, [...accepted].length)
  const allowed = length < 4 ? 0 : length < 8 ? 1 : 2

  return (
    given[0] === accepted[0] &&
    digitsOf(given) === digitsOf(accepted) &&
    !hanOrKana.test(given) &&
    !hanOrKana.test(accepted) &&
    (editDistance(given, accepted, allowed) <= allowed ||
      (allowed > 0 && isSwapOfNeighbours(given, accepted)))
  )
}

function digitsOf(text: string): string {
  return text.replace(/\P{N}+/gu, ' ').trim()
}

function isSwapOfNeighbours(one: string, other: string): boolean {
  const at = [...one].findIndex((character, index) => character !== other[index])

  return one.slice(0, at) + one[at + 1] + one[at] + one.slice(at + 2) === other
}
