import { poolTypes } from '../conv/pool-layer.ts'
import { windowDrill } from '../drill/window-drill.ts'
import { convPoolFormula, explainConvPool } from '../explain/pool.ts'
import { convPool, type PoolSize } from '../pool.ts'
import { defineCalculator } from './calculator.ts'
import { dimsOption, explainOption, frameworkOption, windowOptions } from './option-sets.ts'
import { sizeValues } from './tell-size.ts'

/** `conv pool`: output size of a pool. */
export const convPoolCalculator = defineCalculator({
  options: {
    ...windowOptions,
    type: { type: 'string', choices: poolTypes, default: 'max' },
    ceil: { type: 'boolean' },
    count_include_pad: { type: 'boolean' },
    dims: dimsOption,
    framework: frameworkOption,
    explain: explainOption,
  },
  answer: convPool,
  tell: (t, size) => [
    t('conv.pool.result', { ...sizeValues(t, size), type: size.type, mode: roundingOf(size) }),
  ],
  formula: convPoolFormula,
  drill: windowDrill,
  working: { explain: explainConvPool, title: (t, name) => t(`conv.step.${name}`) },
})

function roundingOf({ ceil, paddingRule }: PoolSize): string {
  if (paddingRule === 'same' || paddingRule === 'sameLower') return 'same'

  return ceil ? 'ceil' : 'floor'
}
