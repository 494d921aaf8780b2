import type { KeyPoint } from '../../bank/question.ts'
import type { Grade } from './grade.ts'

/**
 * Looks for each key point's wordings. The verdict waits until the post closes: until then the author may claim what was
 * missed.
 */
export function gradeOpen(keyPoints: readonly KeyPoint[], answer: string): Grade {
  const text = searchable(answer)
  const isMade = (point: KeyPoint) => point.accepts.some((wording) => says(text, wording))
  const names = keyPoints.map(({ name }) => name)
  const found = keyPoints.filter(isMade).map(({ name }) => name)

  return {
    ...gradePoints(names, found),
    verdict: 'pending',
    reason: { key: 'quiz.reason.keyPoints', values: { found: found.length, total: names.length } },
  }
}

/** The grade of an answer that makes these of the question's key points, settled. */
export function gradePoints(names: readonly string[], made: readonly string[]): Grade {
  const found = names.filter((name) => made.includes(name))
  const missing = names.filter((name) => !made.includes(name))
  const isAll = missing.length === 0

  return {
    verdict: found.length === 0 ? 'wrong' : isAll ? 'correct' : 'partial',
    reason: { key: 'quiz.reason.keyPointsMade', values: { found: found.length, total: names.length } },
    keyPoints: { found, missing },
    share: names.length === 0 ? 0 : found.length / names.length,
  }
}

/** All parts of a wording occur. A Latin part begins a word, so `vanish` finds `vanishing` but `norm` no `enorm…`. */
function says(text: string, wording: string): boolean {
  return wording.split(' + ').every((part) => {
    const wanted = searchable(part).trim()

    return wanted !== '' && text.includes(/^[\p{Script=Latin}\p{N}]/u.test(wanted) ? ` ${wanted}` : wanted)
  })
}

/** Lower case with single blanks; a blank also where Latin letters or digits begin, so that words start after one. */
function searchable(text: string): string {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}=/²+]+/gu, ' ')
    .replace(/(\p{Script=Han})(?=[\p{Script=Latin}\p{N}])/gu, '$1 ')
    .replace(/([\p{Script=Latin}\p{N}])(?=\p{Script=Han})/gu, '$1 ')

  return ` ${words} `
}
