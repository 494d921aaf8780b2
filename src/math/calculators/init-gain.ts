import type { Translate } from '../../i18n/catalog.ts'
import { momentMistakes } from '../drill/mistakes.ts'
import { similarReal } from '../drill/vary.ts'
import { explainInitGain, initGainFormula } from '../explain/gain.ts'
import { formatReal } from '../format.ts'
import type { InitGain } from '../gain.ts'
import { activationOption, suggestActivation, tellActivation } from './activation-option.ts'
import { defineCalculator } from './calculator.ts'
import { explainOption, number } from './option-sets.ts'

/** `init gain`: what an activation does to the spread of its input, and the gains that undo it. */
export const initGainCalculator = defineCalculator({
  options: {
    activation: activationOption,
    param: number,
    q: number,
    c: { type: 'number', min: -1, max: 1 },
    explain: explainOption,
  },
  answer: ({ explain, ...options }, { integrate }) => integrate(options),
  tell: (t, answer) => [resultLine(t, answer), momentsLine(t, answer), ...covarianceLines(t, answer)],
  suggest: (_t, option, typed) => (option === 'activation' ? suggestActivation(typed) : []),
  formula: initGainFormula,
  drill: {
    vary: ({ q = 1, param, ...options }, draw) => ({
      ...options,
      q: similarReal(q, draw),
      param: param && similarReal(param, draw),
    }),
    ask: (t, { q }) => t('drill.ask.second', { q: formatReal(q) }),
    right: ({ moments }) => [moments.second],
    tolerance: 0.005,
    mistakes: ({ moments }) => momentMistakes(moments.second, moments.variance),
  },
  working: { explain: explainInitGain, title: (t, name) => t(`gain.step.${name}`) },
})

function resultLine(t: Translate, { activation, param, gain, forwardGain, backwardGain }: InitGain): string {
  return t('gain.result', {
    activation: tellActivation(activation, param),
    forward: formatReal(forwardGain),
    backward: formatReal(backwardGain),
    gain: gain === null ? t('gain.noGain') : formatReal(gain),
  })
}

function momentsLine(t: Translate, { q, moments }: InitGain): string {
  return t('gain.moments', {
    q: formatReal(q),
    mean: formatReal(moments.mean),
    second: formatReal(moments.second),
    variance: formatReal(moments.variance),
    derivativeSecond: formatReal(moments.derivativeSecond),
  })
}

function covarianceLines(t: Translate, { q, covariance }: InitGain): readonly string[] {
  return covariance === null
    ? []
    : [t('gain.covariance', { covariance: formatReal(covariance), q: formatReal(q) })]
}
