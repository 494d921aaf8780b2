import type { Context, Form, Option, Press, Submit } from '../../command.ts'
import { UserError } from '../../errors.ts'
import { escapeMarkdown, formatCustomId } from '../../message.ts'
import { readTexts } from '../../options.ts'
import { askExercise, exerciseForm, showWorking, tellVerdict } from './ask-exercise.ts'
import { type Asked, calculatorReply } from './reply.ts'
import { calculators, isCalculator } from './table.ts'
import { optionText } from './tell-options.ts'

/** What Discord lets a text field hold. */
const longestField = 4000
const longestNumber = 40
/** Fields of one form. */
const mostFields = 5
/** Texts longer than this get room for several lines. */
const longestLine = 200

/** The buttons under every calculator's answer. Whoever presses gets a reply of their own. */
export const calculatorPresses: Readonly<Record<string, Press>> = {
  change: {
    version: 1,
    private: true,
    run: async (context, [id = '']) => ({ form: changeForm(context, id, await recall(context, id)) }),
  },
  share: {
    version: 1,
    private: false,
    defer: true,
    async run(context, [id = '']) {
      const reply = await calculatorReply(context, await recall(context, id), { private: false })
      const by = context.t('calculators.sharedBy', { member: escapeMarkdown(context.member.name) })

      return { ...reply, notes: [...(reply.notes ?? []), by] }
    },
  },
  drill: {
    version: 1,
    private: true,
    run: async (context, [id = '']) =>
      askExercise(context, await recall(context, id), { id, seed: context.interactionId }),
  },
  'drill-answer': {
    version: 1,
    private: true,
    run: async (context, [id = '', seed = '']) => ({
      form: await exerciseForm(context, await recall(context, id), { id, seed }),
    }),
  },
  'drill-show': {
    version: 1,
    private: true,
    defer: true,
    run: async (context, [id = '', seed = '']) =>
      showWorking(context, await recall(context, id), { id, seed }),
  },
}

export const calculatorForms: Readonly<Record<string, Submit>> = {
  'change-form': {
    version: 1,
    private: true,
    defer: true,
    async run(context, [id = ''], fields) {
      const { name, options } = await recall(context, id)
      const changed = readTexts(calculators[name].options, options, fields)

      return calculatorReply(context, { name, options: changed }, { private: true })
    },
  },
  'drill-form': {
    version: 1,
    private: true,
    defer: true,
    run: async (context, [id = '', seed = ''], { answer = '' }) =>
      tellVerdict(context, await recall(context, id), { id, seed }, answer),
  },
}

/** What an id stands for. It comes from outside, and the calculator of an old one may be gone. */
async function recall({ store }: Context, id: string): Promise<Asked> {
  const calculation = await store.calculation(id)

  if (!calculation || !isCalculator(calculation.calculator)) {
    throw new UserError('calculators.forgotten', { command: '`/calc`' })
  }

  return { name: calculation.calculator, options: calculation.options }
}

/** Numbers and texts of a calculation to type over, those given first. What a field cannot hold stays as it was. */
function changeForm({ t, language }: Context, id: string, { name, options }: Asked): Form {
  const typed = Object.entries(calculators[name].options).filter(
    ([field, option]) => isTyped(option) && String(options[field] ?? '').length <= longestField,
  )
  const isGiven = ([field]: readonly [string, Option]) => options[field] !== undefined
  const shown = [...typed.filter(isGiven), ...typed.filter((each) => !isGiven(each))].slice(0, mostFields)

  return {
    customId: formatCustomId('change-form', 1, id),
    title: t('calculators.formTitle', { command: name }),
    fields: typed
      .filter((each) => shown.includes(each))
      .map(([field, option]) => {
        const maxLength = option.type === 'string' ? (option.maxLength ?? longestField) : longestNumber

        return {
          id: field,
          label: optionText(language, name, field, 'name'),
          description: optionText(language, name, field, 'description'),
          required: option.required ?? false,
          maxLength: Math.min(maxLength, longestField),
          ...(maxLength > longestLine && { paragraph: true as const }),
          value: String(options[field] ?? ''),
        }
      }),
  }
}

/** Neither picked from a list nor a yes or no. */
function isTyped(option: Option): boolean {
  return option.type !== 'boolean' && !('choices' in option && option.choices)
}
