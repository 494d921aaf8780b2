import type { Options, Suggestion } from '../../command.ts'
import type { Translate } from '../../i18n/catalog.ts'
import { formatReal } from '../format.ts'
import { type Framework, frameworkNames } from '../framework.ts'
import { modes, type Scheme } from '../init/options.ts'
import type { Unit } from '../meanfield/moments.ts'
import { networkSchemes } from '../propagation/network.ts'
import { notedWidths, widthsLength } from '../propagation/widths.ts'
import { activationOption, suggestActivation, tellActivation } from './activation-option.ts'
import { frameworkOption, number } from './option-sets.ts'

/** What a dense network is described by. */
export const networkOptions = {
  widths: { type: 'string', required: true, maxLength: widthsLength, autocomplete: true },
  activation: activationOption,
  scheme: { type: 'string', choices: networkSchemes },
  std: number,
  param: number,
  gain: number,
  mode: { type: 'string', choices: modes },
  bias_std: number,
  input_var: number,
  framework: frameworkOption,
} as const satisfies Options

/** The study notes' networks behind what was typed so far. */
export function suggestNetwork(t: Translate, option: string, typed: string): readonly Suggestion[] {
  if (option === 'activation') return suggestActivation(typed)
  if (option !== 'widths') return []

  const own = typed.trim()
  const presets = notedWidths
    .filter((widths) => widths.startsWith(own))
    .map((widths) => ({ name: t('widths.preset', { widths }), value: widths }))

  return own === '' || presets.some(({ value }) => value === own)
    ? presets
    : [{ name: own, value: own }, ...presets]
}

/** What a network is made of, in short. */
export function tellNetwork(
  t: Translate,
  { widths, activation, param, scheme, std, framework }: Described,
): string {
  return t('propagate.setting', {
    widths: tellWidths(widths),
    activation: tellActivation(activation, param),
    scheme: std === null ? scheme : `${scheme} std ${formatReal(std)}`,
    framework: frameworkNames[framework],
  })
}

interface Described extends Unit {
  readonly widths: readonly number[]
  readonly scheme: Scheme
  /** As given, where the scheme takes one. */
  readonly std: number | null
  readonly framework: Framework
}

/** `784-256x10-10`, as it is typed: neighbours of one width together. */
function tellWidths(widths: readonly number[]): string {
  const groups: { width: number; count: number }[] = []

  for (const width of widths) {
    const last = groups.at(-1)

    if (last?.width === width) last.count++
    else groups.push({ width, count: 1 })
  }

  return groups.map(({ width, count }) => (count === 1 ? String(width) : `${width}x${count}`)).join('-')
}
