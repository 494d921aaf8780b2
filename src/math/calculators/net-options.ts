import type { Suggestion } from '../../command.ts'
import type { Translate } from '../../i18n/catalog.ts'
import type { Draw } from '../drill/draw.ts'
import { similarText } from '../drill/vary.ts'
import { networkLimits } from '../network/limits.ts'
import { presetNames, presets } from '../network/presets.ts'
import { explainOption, frameworkOption, size } from './option-sets.ts'

/** A network: its text or a known one, and what it is fed. */
export const networkSource = {
  layers: { type: 'string', maxLength: networkLimits.text },
  preset: { type: 'string', maxLength: 40, autocomplete: true },
  input: size,
  framework: frameworkOption,
} as const

export const explained = { explain: explainOption } as const

/** Known networks whose name or title holds what was typed. */
export function suggestPreset(_t: Translate, option: string, typed: string): readonly Suggestion[] {
  const wanted = typed.trim().toLowerCase()
  if (option !== 'preset') return []

  return presetNames
    .filter((name) => name.includes(wanted) || presets[name].title.toLowerCase().includes(wanted))
    .map((name) => ({ name: presets[name].title, value: name }))
}

/** What is copied out of an answer: as a block where it fits a message, else it is in a file. */
export function textBlock(text: string): readonly string[] {
  return text.length <= mostInline ? ['```', text, '```'] : []
}

const mostInline = 1_300

/** Another network: a text with other numbers, or another preset. */
export function similarNetwork<
  O extends { readonly layers: string | undefined; readonly preset: string | undefined },
>({ layers, preset, ...options }: O, draw: Draw) {
  return {
    ...options,
    layers: layers && similarText(layers, draw),
    preset: preset && presetNames[draw(presetNames.length)],
  }
}
