import type { Question, QuestionText } from '../bank/question.ts'
import { format, translator } from '../i18n/catalog.ts'
import type { Language } from '../i18n/texts.ts'
import { escapeMarkdown } from '../message.ts'
import type { KeyPointClaim } from '../store/settling.ts'
import type { Grade } from './grade/grade.ts'
import { chatText } from './plain-text.ts'

/**
 * What a member is told of a grade, as Discord Markdown: the reason, then why each wrong choice is wrong, which slip it was, or
 * which key points were found, claimed and missed (an open answer has no second attempt). Otherwise it never tells the
 * answer.
 *
 * @param claims of the author's; open ones stand apart.
 */
export function gradeText(
  grade: Grade,
  question: Question,
  language: Language,
  claims: readonly KeyPointClaim[] = [],
): string {
  const text = question.texts[language]
  const reason = reasonText(grade, language)
  const diagnosis = grade.diagnosis === undefined ? undefined : text.diagnoses?.[grade.diagnosis]

  return [reason, ...whyNot(grade, text), diagnosis, keyPointLines(grade, language, question, claims)]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => (part === reason ? part : chatText(String(part))))
    .join('\n')
}

/** Right choices have nothing to say why not. Where several were chosen, each begins with its letter. */
function whyNot({ letter, letters = [] }: Grade, { choices = [] }: QuestionText): string[] {
  return choices.flatMap((choice) => {
    if (!choice.why) return []
    if (choice.letter === letter) return [choice.why]

    return letters.includes(choice.letter) ? [`**${choice.letter.toUpperCase()}**: ${choice.why}`] : []
  })
}

/** The grade's reason alone, as Discord Markdown. */
export function reasonText({ reason }: Grade, language: Language): string {
  const values = Object.entries(reason.values).map(([name, value]) => [name, inert(value)])

  return format(language, reason.key, Object.fromEntries(values))
}

function keyPointLines(
  { keyPoints }: Grade,
  language: Language,
  question: Question,
  claims: readonly KeyPointClaim[],
): string | undefined {
  if (!keyPoints) return undefined

  const t = translator(language)
  const descriptions = question.texts[language].keyPoints ?? {}
  const isClaimed = (name: string) => claims.some(({ point, state }) => point === name && state === 'open')
  const list = (heading: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`**${heading}**`, ...names.map((name) => `- ${descriptions[name] ?? name}`)]

  return [
    ...list(t('quiz.keyPoint.found'), keyPoints.found),
    ...list(t('quiz.keyPoint.claimed'), keyPoints.missing.filter(isClaimed)),
    ...list(
      t('quiz.keyPoint.missing'),
      keyPoints.missing.filter((name) => !isClaimed(name)),
    ),
  ].join('\n')
}

/** Numbers have no markup to escape; everything else came from a person. */
function inert(value: string | number): string | number {
  return typeof value === 'number' || /^[-+\d.e ×%]+$/.test(value) ? value : escapeMarkdown(value)
}
