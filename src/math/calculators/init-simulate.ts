import type { Translate } from '../../i18n/catalog.ts'
import { similarReal, similarText } from '../drill/vary.ts'
import { explainInitSimulate, initSimulateFormula } from '../explain/simulate.ts'
import { formatReal } from '../format.ts'
import { type InitSimulate, simulationLimits } from '../simulate.ts'
import type { Estimate } from '../simulation/statistics.ts'
import { defineCalculator } from './calculator.ts'
import { tellMeasured } from './figure-table.ts'
import { networkOptions, suggestNetwork, tellNetwork } from './network-options.ts'
import { explainOption } from './option-sets.ts'
import { isSaturating, simulateCharts, simulateTable, tellShare } from './simulate-figures.ts'

/** `init simulate`: dense networks drawn and measured, layer by layer. */
export const initSimulateCalculator = defineCalculator({
  options: {
    ...networkOptions,
    seed: { type: 'integer', min: 0, max: simulationLimits.seed },
    batch: { type: 'integer', min: 1, max: simulationLimits.batch },
    runs: { type: 'integer', min: 1, max: simulationLimits.runs },
    explain: explainOption,
  },
  answer: ({ explain, ...options }, compute) => compute.simulate(options),
  data: ({ framework, std, seen, ...answer }) => answer,
  tell: (t, answer) => [
    resultLine(t, answer),
    ...gradientLines(t, answer),
    shareLine(t, answer),
    settingLine(t, answer),
  ],
  charts: simulateCharts,
  table: simulateTable,
  suggest: suggestNetwork,
  formula: initSimulateFormula,
  drill: {
    vary: ({ widths, std, gain, ...options }, draw) => ({
      ...options,
      widths: similarText(widths, draw),
      std: std && similarReal(std, draw),
      gain: gain && similarReal(gain, draw),
    }),
    ask: (t, { layers }) => t('drill.ask.lastLayer', { layer: layers.length }),
    right: ({ seen }) => [seen.expected.at(-1)?.q ?? Number.NaN],
    tolerance: 0.01,
  },
  working: { explain: explainInitSimulate, title: (t, name) => t(`simulate.step.${name}`) },
})

function resultLine(t: Translate, { layers, seen }: InitSimulate): string {
  const [first, last] = [tellEstimate(layers[0]?.m2Z), tellEstimate(layers.at(-1)?.m2Z)]
  const expected = formatReal(seen.expected.at(-1)?.q ?? 0)

  return layers.length === 1
    ? t('simulate.resultOne', { first, expected })
    : t('simulate.result', { first, last, layer: layers.length, expected })
}

function gradientLines(t: Translate, { layers, seen }: InitSimulate): readonly string[] {
  if (layers.length === 1) return []

  return [
    t('simulate.gradient', {
      first: tellEstimate(layers[0]?.gradM2Z),
      layer: layers.length,
      expected: formatReal(seen.expected[0]?.gradSecond ?? 0),
    }),
  ]
}

function shareLine(t: Translate, answer: InitSimulate): string {
  const last = answer.layers.at(-1)

  return isSaturating(answer)
    ? t('simulate.saturatedShare', {
        layer: answer.layers.length,
        share: tellShare(last?.saturatedFraction.mean ?? 0),
      })
    : t('simulate.zeroShare', {
        layer: answer.layers.length,
        share: tellShare(last?.zeroFraction.mean ?? 0),
      })
}

function settingLine(t: Translate, answer: InitSimulate): string {
  const { runs, batch, seed } = answer

  return t('simulate.setting', { network: tellNetwork(t, answer), runs, batch, seed })
}

function tellEstimate(estimate: Estimate = { mean: 0, se: null }): string {
  return tellMeasured(estimate, formatReal)
}
