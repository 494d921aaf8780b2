import type { LocalizedOption, OptionInput } from '../../page-api.ts'
import { OptionType } from '../kinds.ts'
import type { PageTextKey } from '../texts.ts'

/** What a field holds: its text, and the value behind it once one was picked from a list. */
export interface Field {
  readonly text: string
  readonly picked?: OptionInput
}

/** A key of the page's texts with what belongs in it. */
export interface Problem {
  readonly key: PageTextKey
  readonly values?: Readonly<Record<string, string | number>>
}

/** The value to send, or what is wrong with it. */
export type Checked =
  | { readonly value: OptionInput; readonly problem?: never }
  | { readonly problem: Problem; readonly value?: never }
  /** Left out, and may be. */
  | { readonly value?: never; readonly problem?: never }

/**
 * Applies the limits that Discord's own client applies before it sends anything: presence, type, range, length, closed
 * choices. Users, roles, channels and files must have been picked.
 */
export function checkOption(option: LocalizedOption, field: Field): Checked {
  if (field.picked !== undefined) return { value: field.picked }
  if (field.text.trim() === '') return option.required ? { problem: { key: 'option.required' } } : {}

  const choices = closedChoices(option)

  if (choices) return checkChoice(choices, field.text)

  return checkTyped(option, field.text.trim())
}

/** The choices of an option that takes nothing else; an empty list stands for none. */
export function closedChoices({ choices }: LocalizedOption): LocalizedOption['choices'] {
  return choices?.length ? choices : undefined
}

function checkTyped(option: LocalizedOption, text: string): Checked {
  switch (option.type) {
    case OptionType.String:
      return checkLength(option, text)
    case OptionType.Integer:
      return /^[+-]?\d{1,16}$/.test(text)
        ? checkRange(option, Number(text))
        : { problem: { key: 'option.integer' } }
    case OptionType.Number:
      return Number.isFinite(Number(text))
        ? checkRange(option, Number(text))
        : { problem: { key: 'option.number' } }
    default:
      return { problem: { key: 'option.pick' } }
  }
}

function checkChoice(choices: NonNullable<LocalizedOption['choices']>, text: string): Checked {
  const wanted = text.trim().toLowerCase()
  const choice = choices.find(({ name, name_localized, value }) =>
    [name, name_localized, String(value)].some((known) => known.toLowerCase() === wanted),
  )

  return choice ? { value: choice.value } : { problem: { key: 'option.pick' } }
}

function checkLength({ min_length = 0, max_length = 6000 }: LocalizedOption, text: string): Checked {
  if (text.length < min_length) return { problem: { key: 'option.short', values: { limit: min_length } } }
  if (text.length > max_length) return { problem: { key: 'option.long', values: { limit: max_length } } }

  return { value: text }
}

function checkRange(
  { min_value = Number.NEGATIVE_INFINITY, max_value = Number.POSITIVE_INFINITY }: LocalizedOption,
  value: number,
): Checked {
  if (value < min_value) return { problem: { key: 'option.small', values: { limit: min_value } } }
  if (value > max_value) return { problem: { key: 'option.large', values: { limit: max_value } } }

  return { value }
}
