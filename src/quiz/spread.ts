import { type Question, rightLetters } from '../bank/question.ts'
import { translator } from '../i18n/catalog.ts'
import type { Language } from '../i18n/texts.ts'
import { raise } from '../math/format.ts'
import type { AnswerSpread } from '../render/chart.ts'
import type { Attempt } from '../store/store.ts'
import type { Grade } from './grade/grade.ts'
import { plainText } from './plain-text.ts'
import { answerText } from './sheet.ts'

type Bar = AnswerSpread['bars'][number]
type Given = Pick<Attempt, 'number' | 'reason'>

/** Wrong values that are shown one by one; the rest is counted. */
const shownValues = 5

/**
 * What a group answered at the first try, as a chart: a bar for each choice, or for the right answer and the wrong values.
 * Words that members typed are counted and never shown. Undefined while nobody answered, and for open questions, whose
 * answers cannot be put in groups.
 */
export function answerSpread(
  question: Question,
  attempts: readonly Given[],
  language: Language,
): AnswerSpread | undefined {
  const t = translator(language)
  const grades = attempts
    .filter(({ number }) => number === 1)
    .map(({ reason }) => JSON.parse(reason) as Grade)

  if (grades.length === 0 || question.kind === 'open') return undefined

  return {
    kind: 'answerSpread',
    title: t('quiz.spread.title'),
    subtitle: t('quiz.spread.members', { members: grades.length }),
    members: grades.length,
    bars: rightLetters(question.key)
      ? choiceBars(question, grades, language)
      : valueBars(question, grades, language),
  }
}

/** The same in words. */
export function spreadAltText({ title, bars }: AnswerSpread, language: Language): string {
  const t = translator(language)
  const lines = bars.map(({ letter, text, count, mark }) => {
    const answer = [letter, plainText(text)].filter(Boolean).join('. ')

    return t(mark === 'right' ? 'quiz.spread.rightLine' : 'quiz.spread.line', { answer, count })
  })

  return [title, ...lines].join('\n')
}

function choiceBars({ key, texts }: Question, grades: readonly Grade[], language: Language): Bar[] {
  return (texts[language].choices ?? []).map(({ letter, text }) => ({
    letter: letter.toUpperCase(),
    text,
    count: grades.filter((grade) => (grade.letters ?? [grade.letter]).includes(letter)).length,
    ...(rightLetters(key)?.includes(letter) && { mark: 'right' as const }),
  }))
}

/** The right answer, then what went wrong most often, recognised slips with their names. */
function valueBars(question: Question, grades: readonly Grade[], language: Language): Bar[] {
  const t = translator(language)
  const text = question.texts[language]
  const right = grades.filter(({ verdict }) => verdict === 'correct').length
  const wrong = new Map<string, number>()

  for (const grade of grades) {
    const value = grade.verdict === 'correct' ? undefined : grade.reason.values.value
    const slip = text.diagnoses?.[grade.diagnosis ?? '']

    if (value === undefined) continue

    // A formula's signs would be read as Markdown.
    const printed = question.kind === 'expression' ? `\`${value}\`` : printValue(String(value))
    const shown = slip === undefined ? printed : t('quiz.spread.slip', { value: printed, slip })

    wrong.set(shown, (wrong.get(shown) ?? 0) + 1)
  }

  const values = [...wrong].sort(([, a], [, b]) => b - a).slice(0, shownValues)
  const others = grades.length - right - values.reduce((sum, [, count]) => sum + count, 0)

  return [
    { text: answerText(question, text), count: right, mark: 'right' },
    ...values.map(([value, count]) => ({ text: value, count })),
    ...(others > 0 ? [{ text: t('quiz.spread.others'), count: others }] : []),
  ]
}

/** `-1.5e-9` as it is set in print. */
function printValue(value: string): string {
  return value.replace(/e(-?\d+)/g, (_, power: string) => ` × 10${raise(power)}`).replaceAll('-', '−')
}
