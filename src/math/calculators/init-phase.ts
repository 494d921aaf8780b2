import type { Translate } from '../../i18n/catalog.ts'
import { similarReal } from '../drill/vary.ts'
import { explainInitPhase, initPhaseFormula } from '../explain/phase.ts'
import { formatReal } from '../format.ts'
import { edgeRange } from '../meanfield/edge.ts'
import { deepestSequence, type InitPhase } from '../phase.ts'
import { activationOption, suggestActivation, tellActivation } from './activation-option.ts'
import { defineCalculator } from './calculator.ts'
import { explainOption, number } from './option-sets.ts'
import { phaseCharts } from './phase-figures.ts'

/** `init phase`: the mean-field phase of a wide network, or the edge of chaos. */
export const initPhaseCalculator = defineCalculator({
  options: {
    activation: activationOption,
    param: number,
    sigma_w2: number,
    sigma_b2: number,
    q0: number,
    depth: { type: 'integer', min: 1, max: deepestSequence },
    explain: explainOption,
  },
  answer: ({ explain, ...options }, { settle }) => settle(options),
  tell: (t, answer) => [...edgeLines(t, answer), ...phaseLines(t, answer)],
  charts: phaseCharts,
  suggest: (_t, option, typed) => (option === 'activation' ? suggestActivation(typed) : []),
  formula: initPhaseFormula,
  drill: {
    vary: ({ sigma_w2, sigma_b2, param, ...options }, draw) => ({
      ...options,
      sigma_w2: sigma_w2 && similarReal(sigma_w2, draw),
      sigma_b2: sigma_b2 && similarReal(sigma_b2, draw),
      param: param && similarReal(param, draw),
    }),
    ask: (t, { edge }) => t(edge ? 'drill.ask.edge' : 'drill.ask.chi1'),
    right: ({ edge, chi1 }) => (edge ?? [{ sigmaW2: chi1 ?? Number.NaN }]).map(({ sigmaW2 }) => sigmaW2),
    tolerance: 0.01,
  },
  working: { explain: explainInitPhase, title: (t, name) => t(`phase.step.${name}`) },
})

function edgeLines(t: Translate, { activation, param, sigmaB2, edge }: InitPhase): readonly string[] {
  if (edge?.length === 0) {
    return [
      t('phase.noEdge', {
        activation: tellActivation(activation, param),
        sigmaB2: formatReal(sigmaB2),
        from: '10⁻⁶',
        to: edgeRange.to,
      }),
    ]
  }

  return (edge ?? []).map(({ qStar, sigmaW2 }) =>
    t('phase.edge', {
      sigmaB2: formatReal(sigmaB2),
      sigmaW2: formatReal(sigmaW2),
      qStar: formatReal(qStar),
    }),
  )
}

function phaseLines(t: Translate, answer: InitPhase): readonly string[] {
  const { activation, param, sigmaW2, sigmaB2, q0, qSequence, qStar, chi1, phase } = answer

  if (sigmaW2 === null) return []

  const setting = t('phase.setting', {
    activation: tellActivation(activation, param),
    sigmaW2: formatReal(sigmaW2),
    sigmaB2: formatReal(sigmaB2),
    q0: formatReal(q0),
  })

  if (qStar === null || chi1 === null || phase === null) {
    const last = qSequence.at(-1) ?? q0

    return [
      t('phase.unsettled', { q0: formatReal(q0), layers: qSequence.length - 1, q: formatReal(last) }),
      setting,
    ]
  }

  return [
    t('phase.result', {
      phase: t(`phase.name.${phase}`),
      chi1: formatReal(chi1),
      qStar: formatReal(qStar),
    }),
    [setting, ...scaleParts(t, answer)].join(' · '),
  ]
}

function scaleParts(t: Translate, { xiC, xiQ }: InitPhase): readonly string[] {
  return [
    ...(xiC === null ? [] : [t('phase.xiC', { xiC: formatReal(xiC) })]),
    ...(xiQ === null ? [] : [t('phase.xiQ', { xiQ: formatReal(xiQ) })]),
  ]
}
