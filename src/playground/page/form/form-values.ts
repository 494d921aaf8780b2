import type { APIComponentInLabel, APIModalInteractionResponseCallbackData } from 'discord-api-types/v10'
import type { FormInput } from '../../page-api.ts'
import type { Problem } from '../composer/check-option.ts'
import { ComponentType } from '../kinds.ts'

type Form = Pick<APIModalInteractionResponseCallbackData, 'components'>

/** One thing a form asks for, with the words around it. */
export interface Question {
  readonly label: string
  readonly description: string | undefined
  readonly input: APIComponentInLabel
}

/** A part of a form, in order: a question or a text between them. */
export type FormPart = Question | { readonly text: string; readonly input?: never }

/** What was filled in so far, by `custom_id`; choices always as a list. */
export type FormValues = Readonly<Record<string, FormInput>>

/** The parts of a form; text inputs in rows are the older way of saying label and input. */
export function partsOf({ components }: Form): readonly FormPart[] {
  return components.flatMap((component): FormPart[] => {
    switch (component.type) {
      case ComponentType.Label:
        return [{ label: component.label, description: component.description, input: component.component }]
      case ComponentType.TextDisplay:
        return [{ text: component.content }]
      case ComponentType.ActionRow:
        return component.components.map((input) => ({
          label: input.label ?? '',
          description: undefined,
          input,
        }))
      default:
        return []
    }
  })
}

/** The parts that have an answer. */
export function questionsOf(form: Form): readonly Question[] {
  return partsOf(form).filter((part): part is Question => part.input !== undefined)
}

/** What stands in a form when it opens. */
export function initialValues(form: Form): FormValues {
  return Object.fromEntries(questionsOf(form).map(({ input }) => [input.custom_id, initialValue(input)]))
}

function initialValue(input: APIComponentInLabel): FormInput {
  switch (input.type) {
    case ComponentType.TextInput:
      return input.value ?? ''
    case ComponentType.Checkbox:
      return input.default ?? false
    case ComponentType.FileUpload:
      return []
    case ComponentType.RadioGroup:
    case ComponentType.CheckboxGroup:
    case ComponentType.StringSelect:
      return input.options.filter((option) => option.default).map(({ value }) => value)
    default:
      return (input.default_values ?? []).map(({ id }) => id)
  }
}

/** What the playground takes: a radio group's single value bare, everything else as it is. */
export function toSubmit(form: Form, values: FormValues): FormValues {
  return Object.fromEntries(
    questionsOf(form).map(({ input }) => {
      const value = values[input.custom_id] ?? initialValue(input)
      const isSingle = input.type === ComponentType.RadioGroup && Array.isArray(value)

      return [input.custom_id, isSingle ? String(value[0] ?? '') : value]
    }),
  )
}

/** What Discord's client would refuse about one part, before anything is sent. */
export function checkPart(input: APIComponentInLabel, value: FormInput | undefined): Problem | undefined {
  if (input.type === ComponentType.Checkbox) return undefined

  const size = typeof value === 'string' || Array.isArray(value) ? value.length : 0
  const isRequired = input.required ?? true

  if (size === 0) return isRequired ? { key: 'option.required' } : undefined

  return input.type === ComponentType.TextInput
    ? checkSize(size, { least: input.min_length, most: input.max_length }, ['option.short', 'option.long'])
    : checkSize(size, limitsOf(input), ['option.more', 'option.fewer'])
}

function limitsOf(input: Exclude<APIComponentInLabel, { type: typeof ComponentType.TextInput }>): Limits {
  const { min_values: least, max_values: most } = { min_values: undefined, max_values: undefined, ...input }

  return { least, most }
}

interface Limits {
  readonly least: number | undefined
  readonly most: number | undefined
}

function checkSize(
  size: number,
  { least = 0, most = Number.POSITIVE_INFINITY }: Limits,
  [tooFew, tooMany]: readonly [Problem['key'], Problem['key']],
): Problem | undefined {
  if (size < least) return { key: tooFew, values: { limit: least } }

  return size > most ? { key: tooMany, values: { limit: most } } : undefined
}
