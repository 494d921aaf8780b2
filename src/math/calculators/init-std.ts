import type { Translate } from '../../i18n/catalog.ts'
import { activationLength } from '../activation.ts'
import { stdMistakes } from '../drill/mistakes.ts'
import { similarReal, similarText } from '../drill/vary.ts'
import { explainInitStd, initStdFormula } from '../explain/init.ts'
import { formatInteger, formatReal } from '../format.ts'
import { frameworkNames } from '../framework.ts'
import { layerLength } from '../init/layer-notation.ts'
import { modes, scalingDistributions, schemeNames } from '../init/options.ts'
import { type InitStd, type InitTensor, initStd } from '../init.ts'
import { shapeTextLength } from '../limits.ts'
import { suggestActivation } from './activation-option.ts'
import { defineCalculator } from './calculator.ts'
import { explainOption, frameworkOption, number } from './option-sets.ts'
import { formatShape } from './tell-size.ts'

/** A stack of recurrent layers has four tensors each; more would not fit a message. */
const shownTensors = 8

/** `init std`: the spread of a layer's initial weights, with the line of code for it. */
export const initStdCalculator = defineCalculator({
  options: {
    scheme: { type: 'string', required: true, choices: schemeNames },
    layer: { type: 'string', maxLength: layerLength },
    shape: { type: 'string', maxLength: shapeTextLength },
    framework: frameworkOption,
    mode: { type: 'string', choices: modes },
    activation: { type: 'string', maxLength: activationLength, autocomplete: true },
    param: number,
    gain: number,
    scale: number,
    distribution: { type: 'string', choices: scalingDistributions },
    mean: number,
    std: number,
    lower: number,
    upper: number,
    explain: explainOption,
  },
  answer: ({ explain, ...options }) => initStd(options),
  tell: (t, answer) => [
    resultLine(t, answer),
    ...fanLines(t, answer),
    ...tensorLines(t, answer),
    ...codeLines(answer),
  ],
  suggest: (_t, option, typed) => (option === 'activation' ? suggestActivation(typed) : []),
  formula: initStdFormula,
  drill: {
    vary: ({ layer, shape, std, gain, ...options }, draw) => ({
      ...options,
      layer: layer && similarText(layer, draw),
      shape: shape && similarText(shape, draw),
      std: std && similarReal(std, draw),
      gain: gain && similarReal(gain, draw),
    }),
    ask: (t) => t('drill.ask.std'),
    right: ({ std }) => [std],
    tolerance: 0.005,
    mistakes: stdMistakes,
  },
  working: { explain: explainInitStd, title: (t, name) => t(`init.step.${name}`) },
})

function resultLine(t: Translate, answer: InitStd): string {
  const { framework, scheme, std, variance, bound, mean } = answer
  const convention = { framework: frameworkNames[framework], scheme, std: formatReal(std) }
  const spread =
    bound === null
      ? t('init.std.result', { ...convention, variance: formatReal(variance) })
      : t('init.std.resultBound', { ...convention, bound: formatReal(bound) })

  return mean === 0 ? spread : `${spread} · ${t('init.std.mean', { mean: formatReal(mean) })}`
}

function fanLines(t: Translate, { fanIn, fanOut, weightShape }: InitStd): string[] {
  if (fanIn === null || fanOut === null || weightShape === null) return []

  return [
    t('init.std.fans', {
      fanIn: formatInteger(fanIn),
      fanOut: formatInteger(fanOut),
      shape: formatShape(weightShape),
    }),
  ]
}

function tensorLines(t: Translate, { tensors }: InitStd): string[] {
  const shown = (tensors ?? []).slice(0, shownTensors)
  const left = (tensors?.length ?? 0) - shown.length

  return [
    ...shown.map((tensor) =>
      t('init.std.tensor', {
        name: tensor.name,
        shape: formatShape(tensor.shape),
        spread: tellSpread(t, tensor),
      }),
    ),
    ...(left > 0 ? [t('init.std.moreTensors', { count: left })] : []),
  ]
}

function tellSpread(t: Translate, { distribution, bound, std, value }: InitTensor): string {
  switch (distribution) {
    case 'uniform':
      return t('init.spread.uniform', { bound: formatReal(bound ?? 0) })
    case 'constant':
      return t('init.spread.constant', { value: formatReal(value ?? 0) })
    default:
      return t(`init.spread.${distribution}`, { std: formatReal(std) })
  }
}

function codeLines({ code: { pytorch, keras } }: InitStd): string[] {
  const lines = [pytorch, keras].filter((line) => line !== null)

  return lines.length === 0 ? [] : ['```py', ...lines, '```']
}
