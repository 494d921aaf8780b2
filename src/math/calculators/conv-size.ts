import { paddingModes } from '../conv/layer.ts'
import { windowDrill } from '../drill/window-drill.ts'
import { convSizeFormula, explainConvSize } from '../explain/conv.ts'
import { convSize } from '../shape.ts'
import { defineCalculator } from './calculator.ts'
import { channelOptions, dimsOption, explainOption, frameworkOption, windowOptions } from './option-sets.ts'
import { costLines, sizeValues } from './tell-size.ts'

/** `conv size`: output size of a convolution, its parameters and multiply-adds. */
export const convSizeCalculator = defineCalculator({
  options: {
    ...windowOptions,
    ...channelOptions,
    dims: dimsOption,
    framework: frameworkOption,
    padding_mode: { type: 'string', choices: paddingModes },
    explain: explainOption,
  },
  answer: convSize,
  tell: (t, size) => [t('conv.size.result', sizeValues(t, size)), ...costLines(t, size)],
  formula: convSizeFormula,
  drill: windowDrill,
  working: { explain: explainConvSize, title: (t, name) => t(`conv.step.${name}`) },
})
