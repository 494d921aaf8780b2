import type { Translate } from '../../i18n/catalog.ts'
import { momentMistakes } from '../drill/mistakes.ts'
import { similarReal, similarText } from '../drill/vary.ts'
import { explainInitPropagate, initPropagateFormula } from '../explain/propagate.ts'
import { formatReal } from '../format.ts'
import { type InitPropagate, initPropagate } from '../propagate.ts'
import { defineCalculator } from './calculator.ts'
import { networkOptions, suggestNetwork, tellNetwork } from './network-options.ts'
import { explainOption } from './option-sets.ts'
import { propagateCharts, propagateTable } from './propagate-figures.ts'

/** `init propagate`: second moments through a dense network, layer by layer, the naive rule beside the right one. */
export const initPropagateCalculator = defineCalculator({
  options: { ...networkOptions, explain: explainOption },
  answer: ({ explain, ...options }) => initPropagate(options),
  data: ({ framework, std, ...answer }) => answer,
  tell: (t, answer) => [resultLine(t, answer), tellNetwork(t, answer), ...gapLines(t, answer)],
  charts: propagateCharts,
  table: propagateTable,
  suggest: suggestNetwork,
  formula: initPropagateFormula,
  drill: {
    vary: ({ widths, std, gain, ...options }, draw) => ({
      ...options,
      widths: similarText(widths, draw),
      std: std && similarReal(std, draw),
      gain: gain && similarReal(gain, draw),
    }),
    ask: (t, { layers }) => t('drill.ask.lastLayer', { layer: layers.length }),
    right: ({ layers }) => [layers.at(-1)?.q ?? Number.NaN],
    tolerance: 0.01,
    mistakes: ({ layers }) =>
      layers.slice(-1).flatMap(({ q, naiveVariance }) => momentMistakes(q, naiveVariance)),
  },
  working: { explain: explainInitPropagate, title: (t, name) => t(`propagate.step.${name}`) },
})

function resultLine(t: Translate, { verdict, forwardFactor, backwardFactor }: InitPropagate): string {
  return t('propagate.result', {
    forward: t(`propagate.verdict.${verdict.forward}`),
    forwardFactor: formatReal(forwardFactor),
    backward: t(`propagate.verdict.${verdict.backward}`),
    backwardFactor: formatReal(backwardFactor),
  })
}

/** Where the naive rule ends, if it ends elsewhere. */
function gapLines(t: Translate, { layers }: InitPropagate): readonly string[] {
  const last = layers.at(-1)

  if (!last || Math.abs(last.naiveVariance - last.q) <= 1e-9 * last.q) return []

  return [t('propagate.gap', { naive: formatReal(last.naiveVariance), exact: formatReal(last.q) })]
}
