import { transposedMistakes } from '../drill/mistakes.ts'
import { similarWindows } from '../drill/vary.ts'
import { convTransposeFormula, explainConvTranspose } from '../explain/transpose.ts'
import { convTranspose } from '../transpose.ts'
import { defineCalculator } from './calculator.ts'
import {
  channelOptions,
  dimsOption,
  explainOption,
  frameworkOption,
  size,
  windowOptions,
} from './option-sets.ts'
import { alikeOrEach, costLines, sizeValues } from './tell-size.ts'

/** `conv transpose`: output size of a transposed convolution, its parameters and multiply-adds. */
export const convTransposeCalculator = defineCalculator({
  options: {
    ...windowOptions,
    output_padding: size,
    output_size: size,
    ...channelOptions,
    dims: dimsOption,
    framework: frameworkOption,
    explain: explainOption,
  },
  answer: convTranspose,
  tell: (t, answer) => [
    t('conv.transpose.result', {
      ...sizeValues(t, answer),
      outputPadding: alikeOrEach(answer.outputPadding),
    }),
    ...costLines(t, answer),
  ],
  formula: convTransposeFormula,
  drill: {
    // A wanted size fits its own numbers only.
    vary: (options, draw) => similarWindows({ ...options, output_size: undefined }, draw),
    ask: (t) => t('drill.ask.output'),
    right: ({ output }) => output,
    tolerance: 0,
    mistakes: transposedMistakes,
  },
  working: { explain: explainConvTranspose, title: (t, name) => t(`conv.step.${name}`) },
})
