import { type ExpressionKey, type Question, type QuestionText, rightLetters } from '../bank/question.ts'
import { cutText } from '../cut-text.ts'
import { type Translate, translator } from '../i18n/catalog.ts'
import type { Language } from '../i18n/texts.ts'
import { readExpression } from '../math/equivalence/read.ts'
import { expressionLatex } from '../math/explain/calc.ts'
import { formatReal } from '../math/format.ts'
import { type Button, formatCustomId, type Row } from '../message.ts'
import type { Card, Tone } from '../render/renderer.ts'
import { showLetters } from './grade/letters.ts'
import { valuesOf } from './grade/number.ts'
import { plainText } from './plain-text.ts'
import { attemptLimit, pointsAtBest } from './points.ts'

/** What the sheet cannot know from the question, already in the reader's words and time zone. */
export interface SheetFacts {
  /** Right side of the footer, such as the day or when it closes. */
  readonly when?: string
}

/** Discord's limit for the description of a picture. */
const altLimit = 1024

/** Version of the custom ids below; the commands that own them parse the same one. */
export const answerIdVersion = 1

const toneOfLevel: Readonly<Record<Question['level'], Tone>> = { 1: 'good', 2: 'warning', 3: 'bad' }

/** A question as it is posted: nothing on it tells the answer. */
export function questionCard(question: Question, language: Language, facts: SheetFacts = {}): Card {
  const text = question.texts[language]
  const choices = text.choices?.map(({ letter, text }) => ({ label: letter.toUpperCase(), text }))

  return { ...frame(question, language, facts), body: text.body, ...(choices && { choices }) }
}

/** The same with the answer, why it is right, why each wrong choice is wrong (and marked so), and the sources. */
export function answerCard(question: Question, language: Language, facts: SheetFacts = {}): Card {
  const t = translator(language)
  const text = question.texts[language]
  const right = rightLetters(question.key)
  const choices =
    right &&
    text.choices?.map(({ letter, text }) => ({
      label: letter.toUpperCase(),
      text,
      mark: right.includes(letter) ? ('right' as const) : ('wrong' as const),
    }))
  const part = (heading: string, content: string) => [`#### ${heading}`, content]
  const sources = question.sources.map((source) => `- ${source}`)
  const solution = [
    // The marked choice says it already.
    ...(choices ? [] : part(t('quiz.card.answer'), answerText(question, text))),
    ...part(t('quiz.card.explanation'), text.explanation),
    ...remarks(question, text, t),
    ...(sources.length > 0 ? part(t('quiz.card.sources'), sources.join('\n')) : []),
  ].join('\n\n')

  return {
    ...frame(question, language, facts),
    body: text.body,
    ...(choices && { choices }),
    after: solution,
  }
}

/** A card in words, for those who do not see it. */
export function cardAltText({ title, body, choices = [], after = '' }: Card, t: Translate): string {
  const lines = choices.map(({ label: letter, text, mark }) =>
    t(mark === 'right' ? 'quiz.card.rightChoice' : 'quiz.card.choice', { letter, text: plainText(text) }),
  )

  return cutText(
    [title, plainText(body), lines.join('\n'), plainText(after)].filter((part) => part !== '').join('\n\n'),
    altLimit,
  )
}

/** One button per choice, a menu of several, or one that opens the form; and one for the hint. In the card's order. */
export function answerRows(postId: string, question: Question, language: Language): readonly Row[] {
  const t = translator(language)
  const { key } = question
  const button = (kind: string, label: string, ...args: readonly string[]): Button => ({
    customId: formatCustomId(kind, answerIdVersion, postId, ...args),
    label,
    style: kind === 'hint' ? 'secondary' : 'primary',
  })
  const hasHint = Object.values(question.texts).some(({ hint }) => hint !== undefined)
  const hint = hasHint ? [button('hint', t('quiz.button.hint'))] : []

  if (key.kind === 'multi')
    return [choiceMenu(postId, question.texts[language], t), ...(hasHint ? [hint] : [])]

  const answers =
    key.kind === 'choice'
      ? key.letters.map((letter) => button('answer', letter.toUpperCase(), letter))
      : [button('form', t('quiz.button.answer'))]

  // A full row of choices leaves no room for the hint.
  return answers.length + hint.length <= 5 ? [[...answers, ...hint]] : [answers, hint]
}

/** Any number of them may be chosen: how many are right is not to be read from the menu. */
function choiceMenu(postId: string, { choices = [] }: QuestionText, t: Translate): Row {
  return {
    customId: formatCustomId('pick', answerIdVersion, postId),
    placeholder: t('quiz.menu.choose'),
    options: choices.map(({ letter, text }) => ({
      value: letter,
      label: letter.toUpperCase(),
      description: plainText(text),
    })),
    most: choices.length,
  }
}

function frame(
  question: Question,
  language: Language,
  { when = '' }: SheetFacts,
): Pick<Card, 'title' | 'tags' | 'images' | 'footer'> {
  const t = translator(language)
  const { kind, level, topicNames, texts, pictures } = question
  const worth = t('quiz.card.worth', { points: pointsAtBest(level), attempts: attemptLimit(kind) })

  return {
    title: texts[language].title,
    tags: [
      { text: topicNames[language], tone: 'accent' },
      { text: t(`quiz.level.${level}`), tone: toneOfLevel[level] },
      { text: t(`quiz.kind.${kind}`), tone: 'neutral' },
    ],
    ...(pictures && { images: pictures }),
    footer: { left: worth, right: when },
  }
}

/** The answer, in Markdown. */
export function answerText({ key }: Question, { keyPoints = {} }: QuestionText): string {
  switch (key.kind) {
    case 'choice':
    case 'multi':
      return showLetters(rightLetters(key) ?? [])
    case 'number':
      return worked(key.expression, (value) => `**${value}**`)
    case 'expression':
      return drawn(key.expression, key)
    case 'short':
      return `**${key.answer}**`
    case 'open':
      return key.keyPoints.map(({ name }) => `- ${keyPoints[name] ?? name}`).join('\n')
  }
}

/** Why each wrong choice is wrong, or what each known slip comes from. */
function remarks({ key }: Question, { choices = [], diagnoses = {} }: QuestionText, t: Translate): string[] {
  if (rightLetters(key)) {
    return choices.flatMap(({ letter, why }) =>
      why ? [t('quiz.card.why', { letter: letter.toUpperCase(), why })] : [],
    )
  }

  if ((key.kind !== 'number' && key.kind !== 'expression') || key.diagnoses.length === 0) return []

  const slips = key.diagnoses.map(
    ({ name, expression }) =>
      `- ${t('quiz.card.slip', { value: key.kind === 'number' ? worked(expression) : drawn(expression, key), remark: diagnoses[name] ?? '' })}`,
  )

  return [`#### ${t('quiz.card.slips')}`, slips.join('\n')]
}

/** An author's expression as a formula. */
function drawn(expression: string, { variables }: ExpressionKey): string {
  const names = variables.map(({ name }) => name)

  return `$\\displaystyle ${expressionLatex(readExpression(expression, names))}$`
}

/** `sqrt(2/512)` as "`sqrt(2/512)` = 0.0625"; a plain number alone. */
function worked(expression: string, mark = (value: string) => value): string {
  const values = valuesOf(expression)
  const shown = mark(values.map((value) => formatReal(value)).join(' × '))

  if (/^[\d.]+(?:x[\d.]+)*$/.test(expression)) return shown

  const isRounded = values.some((value) => Number(value.toPrecision(4)) !== value && !Number.isInteger(value))

  return `\`${expression}\` ${isRounded ? '≈' : '='} ${shown}`
}
