import { calcCalculator } from './calc.ts'
import type { Calculator } from './calculator.ts'
import { convPoolCalculator } from './conv-pool.ts'
import { convSizeCalculator } from './conv-size.ts'
import { convSolveCalculator } from './conv-solve.ts'
import { convTransposeCalculator } from './conv-transpose.ts'
import { initFanCalculator } from './init-fan.ts'
import { initGainCalculator } from './init-gain.ts'
import { initPhaseCalculator } from './init-phase.ts'
import { initPropagateCalculator } from './init-propagate.ts'
import { initSimulateCalculator } from './init-simulate.ts'
import { initStdCalculator } from './init-std.ts'

import { netDiffCalculator } from './net-diff.ts'
import { netRfCalculator } from './net-rf.ts'
import { netTraceCalculator } from './net-trace.ts'

/** Every calculator by the words it is asked for with, in a chat after a slash and in the terminal as they are. */
export const calculators = {
  'conv size': convSizeCalculator,
  'conv transpose': convTransposeCalculator,
  'conv pool': convPoolCalculator,
  'conv solve': convSolveCalculator,
  'init std': initStdCalculator,
  'init gain': initGainCalculator,
  'init fan': initFanCalculator,
  'init propagate': initPropagateCalculator,
  'init simulate': initSimulateCalculator,
  'init phase': initPhaseCalculator,
  'net trace': netTraceCalculator,
  'net rf': netRfCalculator,
  'net diff': netDiffCalculator,
  calc: calcCalculator,
} as const satisfies Readonly<Record<string, Calculator>>

export type CalculatorName = keyof typeof calculators

export function isCalculator(name: string): name is CalculatorName {
  return Object.hasOwn(calculators, name)
}
