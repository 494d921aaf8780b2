import type { NumberKey } from '../../bank/question.ts'
import type { Context, Form, Reply } from '../../command.ts'
import { UserError } from '../../errors.ts'
import { type Button, type ButtonStyle, formatCustomId } from '../../message.ts'
import { reasonText } from '../../quiz/feedback.ts'
import { answerLimits } from '../../quiz/grade/grade.ts'
import { type Drill, type Exercise, exerciseOf } from '../drill/exercise.ts'
import type { MistakeName } from '../drill/mistakes.ts'
import type { Calculator } from './calculator.ts'
import { type Asked, calculatorReply, computingFor } from './reply.ts'
import { calculators } from './table.ts'
import { tellOptions } from './tell-options.ts'

/** Which exercise: the calculation it resembles, and the seed of its numbers. */
export interface Place {
  readonly id: string
  readonly seed: string
}

interface Drawn {
  readonly drill: Drill
  readonly exercise: Exercise
}

/** An exercise like a calculation, without its answer. */
export async function askExercise(context: Context, asked: Asked, place: Place): Promise<Reply> {
  const { t, language } = context
  const { drill, exercise } = await draw(context, asked, place)

  return {
    text: [
      t('drill.title', { command: asked.name }),
      tellOptions(language, { name: asked.name, options: exercise.options }),
      drill.ask(t, exercise.answer),
    ].join('\n'),
    rows: [[answerButton(context, 'answer', place), showButton(context, place)]],
  }
}

/** Where the answer is typed. */
export async function exerciseForm({ t }: Context, { name }: Asked, { id, seed }: Place): Promise<Form> {
  const kind = drillOf(name).tolerance === 0 ? 'size' : 'number'

  return {
    customId: formatCustomId('drill-form', 1, id, seed),
    title: t('calculators.formTitle', { command: name }),
    fields: [
      {
        id: 'answer',
        label: t('drill.field'),
        description: t(`drill.fieldHint.${kind}`),
        maxLength: answerLimits.number,
      },
    ],
  }
}

/** Whether it is right, or which slip it looks like; the working follows what is right. */
export async function tellVerdict(
  context: Context,
  asked: Asked,
  place: Place,
  answer: string,
): Promise<Reply> {
  const { t, language, compute } = context
  const { drill, exercise } = await draw(context, asked, place)
  const grade = await compute.grade(keyOf(drill, exercise), [], answer)
  const slip = grade.diagnosis === undefined ? [] : [t(`drill.mistake.${grade.diagnosis as MistakeName}`)]
  const verdict = [`${t(`answer.verdict.${grade.verdict}`)} ${reasonText(grade, language)}`, ...slip].join(
    '\n',
  )

  if (grade.verdict === 'correct') return withWorking(context, asked, exercise, place, verdict)

  return {
    text: verdict,
    rows: [
      [answerButton(context, 'again', place), showButton(context, place), anotherButton(context, place)],
    ],
  }
}

/** The answer of an exercise with every step. */
export async function showWorking(context: Context, asked: Asked, place: Place): Promise<Reply> {
  const { exercise } = await draw(context, asked, place)

  return withWorking(context, asked, exercise, place)
}

async function withWorking(
  context: Context,
  { name }: Asked,
  { options }: Exercise,
  place: Place,
  verdict?: string,
): Promise<Reply> {
  const explained = 'explain' in calculators[name].options ? { ...options, explain: 'steps' } : options
  const { text, images, notes } = await calculatorReply(
    context,
    { name, options: explained },
    { private: true },
  )

  return {
    text: [verdict, text].filter((part) => part !== undefined).join('\n'),
    ...(images && { images }),
    ...(notes && { notes }),
    rows: [[anotherButton(context, place)]],
  }
}

async function draw(context: Context, { name, options }: Asked, { seed }: Place): Promise<Drawn> {
  const drill = drillOf(name)
  const { answer }: Calculator = calculators[name]

  return { drill, exercise: await exerciseOf({ answer, drill }, options, seed, computingFor(context)) }
}

/** A button of ours is only where there is a drill; an id may come from anywhere. */
function drillOf(name: Asked['name']): Drill {
  const { drill }: Calculator = calculators[name]

  if (!drill) throw new UserError('drill.gone', { command: `\`/${name}\`` })

  return drill
}

function keyOf({ right, tolerance, mistakes }: Drill, { answer }: Exercise): NumberKey {
  return {
    kind: 'number',
    expression: expressionOf(right(answer)),
    tolerance,
    diagnoses: (mistakes?.(answer) ?? [])
      .filter(({ values }) => values.every((value) => Number.isFinite(value) && value > 0))
      .map(({ name, values }) => ({ name, expression: expressionOf(values) })),
  }
}

function expressionOf(values: readonly number[]): string {
  return values.join('x')
}

function answerButton(context: Context, label: 'answer' | 'again', place: Place): Button {
  return button(context, label, formatCustomId('drill-answer', 1, place.id, place.seed), 'primary')
}

function showButton(context: Context, { id, seed }: Place): Button {
  return button(context, 'show', formatCustomId('drill-show', 1, id, seed))
}

function anotherButton(context: Context, { id }: Place): Button {
  return button(context, 'another', formatCustomId('drill', 1, id))
}

function button(
  { t }: Context,
  label: 'answer' | 'again' | 'show' | 'another',
  customId: string,
  style: ButtonStyle = 'secondary',
): Button {
  return { customId, label: t(`drill.${label}`), style }
}
