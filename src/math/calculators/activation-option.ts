import type { StringOption, Suggestion } from '../../command.ts'
import { activationLength, activations } from '../activation.ts'
import { formatReal } from '../format.ts'

/** An activation by its name, completed while typing. */
export const activationOption = {
  type: 'string',
  required: true,
  maxLength: activationLength,
  autocomplete: true,
} as const satisfies StringOption

/** Activations whose names hold what was typed. */
export function suggestActivation(typed: string): readonly Suggestion[] {
  const part = typed.trim().toLowerCase()

  return activations.filter((name) => name.includes(part)).map((name) => ({ name, value: name }))
}

/** `leaky_relu(0.2)`, or the name alone. */
export function tellActivation(activation: string, param: number | null): string {
  return param === null ? activation : `${activation}(${formatReal(param)})`
}
