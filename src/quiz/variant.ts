import { fillCode, fillMarkdown } from '../bank/fill.ts'
import type { AnswerKey, NumberKey, Question, QuestionText } from '../bank/question.ts'
import type { Template } from '../bank/template.ts'
import { UserError } from '../errors.ts'
import { holds } from '../math/calc/comparison.ts'
import { evaluate, type Names } from '../math/calc/evaluate.ts'
import { substitute } from '../math/calc/names.ts'
import { type Draw, drawOne, drawsOf } from '../math/drill/draw.ts'
import { matches, type Values, valuesOf } from './grade/number.ts'
import { shuffleChoices } from './shuffle-choices.ts'

/** A template with numbers drawn: an ordinary question, and the values it was made of. */
export interface Variant {
  readonly question: Question
  readonly names: Names
}

/** Why some numbers make no variant. */
export type Obstacle =
  | { readonly kind: 'where'; readonly text: string }
  | { readonly kind: 'refused'; readonly refusal: UserError }
  | { readonly kind: 'sameChoices'; readonly letters: string }

/** The linter refuses templates of which fewer than one draw in twenty is a variant: 0.95¹⁰⁰⁰ is 5 · 10⁻²³. */
const mostTries = 1000

/** The same question with its numbers drawn; always the same for the same seed. One without parameters is itself. */
export function drawVariant(question: Question, seed: string): Question {
  const { template } = question

  if (!template) return question

  const draw = drawsOf(`${question.id}:${seed}`)

  for (let count = 0; count < mostTries; count++) {
    const drawn = tryVariant(question, template, draw)

    if ('question' in drawn) return drawn.question
  }

  throw new Error(`no variant of ${question.id} was found`)
}

/** What a post's numbers are drawn from, or a member's where each has their own. */
export function seedFor(
  { seed, numbers }: { readonly seed: string; readonly numbers: 'shared' | 'own' },
  memberId: string | undefined,
): string {
  return numbers === 'own' && memberId !== undefined ? `${seed}:${memberId}` : seed
}

/** One draw: a variant, or what is in the way. */
export function tryVariant(question: Question, template: Template, draw: Draw): Variant | Obstacle {
  try {
    const names = drawNames(template, draw)
    const broken = template.where.find((comparison) => !holds(comparison, names))

    if (broken) return { kind: 'where', text: broken.text }

    const filled = fillQuestion(question, names)
    const letters = sameChoices(filled)

    if (letters) return { kind: 'sameChoices', letters }

    return { question: shuffleChoices(filled, draw), names }
  } catch (refusal) {
    if (refusal instanceof UserError) return { kind: 'refused', refusal }

    throw refusal
  }
}

function drawNames({ parameters, derived }: Template, draw: Draw): Names {
  const names = new Map<string, ReturnType<typeof evaluate>>()

  for (const { name, values } of parameters) {
    const [first, ...others] = values

    if (first) names.set(name, evaluate(drawOne(draw, [first, ...others]), names))
  }

  for (const { name, expression } of derived) names.set(name, evaluate(expression, names))

  return names
}

function fillQuestion({ template, ...question }: Question, names: Names): Question {
  const key = fillKey(question.key, names)
  const kept = key.kind === 'number' || key.kind === 'expression' ? key.diagnoses.map(({ name }) => name) : []

  return {
    ...question,
    isDrawn: true,
    key,
    ...(question.calculator !== undefined && { calculator: fillCode(question.calculator, names) }),
    texts: {
      en: fillText(question.texts.en, names, kept),
      'zh-CN': fillText(question.texts['zh-CN'], names, kept),
    },
  }
}

function fillKey(key: AnswerKey, names: Names): AnswerKey {
  if (key.kind !== 'number' && key.kind !== 'expression') return key

  const filled = {
    ...key,
    expression: substitute(key.expression, names),
    diagnoses: key.diagnoses.map((each) => ({ ...each, expression: substitute(each.expression, names) })),
  }

  return filled.kind === 'number' ? withoutCoincidences(filled) : filled
}

/** Some numbers make a mistake harmless, or the same as another: there it cannot be told. */
function withoutCoincidences(key: NumberKey): NumberKey {
  const taken: Values[] = [valuesOf(key.expression)]
  const diagnoses = key.diagnoses.filter(({ expression }) => {
    const values = valuesIfAny(expression)
    const isTaken = values && taken.some((each) => matches(values, each, key.tolerance))

    if (values && !isTaken) taken.push(values)

    return values && !isTaken
  })

  return { ...key, diagnoses }
}

function valuesIfAny(expression: string): Values | undefined {
  try {
    return valuesOf(expression)
  } catch (refusal) {
    if (refusal instanceof UserError) return undefined

    throw refusal
  }
}

function fillText(text: QuestionText, names: Names, diagnosed: readonly string[]): QuestionText {
  const fill = (markdown: string) => fillMarkdown(markdown, names)
  const { hint, choices, diagnoses } = text

  return {
    ...text,
    body: fill(text.body),
    explanation: fill(text.explanation),
    ...(hint !== undefined && { hint: fill(hint) }),
    ...(choices && {
      choices: choices.map(({ letter, text, why }) => ({
        letter,
        text: fill(text),
        ...(why !== undefined && { why: fill(why) }),
      })),
    }),
    ...(diagnoses && {
      diagnoses: Object.fromEntries(
        Object.entries(diagnoses)
          .filter(([name]) => diagnosed.includes(name))
          .map(([name, remark]) => [name, fill(remark)]),
      ),
    }),
  }
}

/** The letters of two choices that say the same. */
function sameChoices({ texts }: Question): string | undefined {
  for (const { choices = [] } of Object.values(texts) as QuestionText[]) {
    const owners = new Map<string, string>()

    for (const { letter, text } of choices) {
      const other = owners.get(text)

      if (other !== undefined) return `${other}, ${letter}`

      owners.set(text, letter)
    }
  }

  return undefined
}
