import type { Translate } from '../../i18n/catalog.ts'
import { fanMistakes } from '../drill/mistakes.ts'
import { similarText } from '../drill/vary.ts'
import { explainInitFan, initFanFormula } from '../explain/fan.ts'
import { type InitFan, initFan } from '../fan.ts'
import { formatInteger, formatReal } from '../format.ts'
import { frameworkNames } from '../framework.ts'
import { layerLength } from '../init/layer-notation.ts'
import { shapeTextLength } from '../limits.ts'
import { defineCalculator } from './calculator.ts'
import { explainOption, frameworkOption } from './option-sets.ts'
import { formatShape } from './tell-size.ts'

/** `init fan`: fan-in and fan-out, the framework's beside the true ones. */
export const initFanCalculator = defineCalculator({
  options: {
    layer: { type: 'string', maxLength: layerLength },
    shape: { type: 'string', maxLength: shapeTextLength },
    framework: frameworkOption,
    explain: explainOption,
  },
  answer: ({ explain, ...options }) => initFan(options),
  tell: (t, answer) => [resultLine(t, answer), ...trueLines(t, answer)],
  formula: initFanFormula,
  drill: {
    vary: ({ layer, shape, ...options }, draw) => ({
      ...options,
      layer: layer && similarText(layer, draw),
      shape: shape && similarText(shape, draw),
    }),
    ask: (t, { framework }) => t('drill.ask.fanIn', { framework: frameworkNames[framework] }),
    right: ({ fanIn }) => [fanIn],
    tolerance: 0,
    mistakes: fanMistakes,
  },
  working: { explain: explainInitFan, title: (t, name) => t(`fan.step.${name}`) },
})

function resultLine(t: Translate, { framework, fanIn, fanOut, weightShape, receptiveFieldSize }: InitFan) {
  return t('fan.result', {
    fanIn: formatInteger(fanIn),
    fanOut: formatInteger(fanOut),
    framework: frameworkNames[framework],
    shape: formatShape(weightShape),
    field: receptiveFieldSize,
  })
}

function trueLines(t: Translate, { trueFanIn, trueFanOut, differs }: InitFan): readonly string[] {
  if (trueFanIn === null || trueFanOut === null) return []
  if (!differs) return [t('fan.agrees')]

  return [t('fan.true', { trueFanIn: formatReal(trueFanIn), trueFanOut: formatReal(trueFanOut) })]
}
