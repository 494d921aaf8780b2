import { defineCommand } from '../src/command.ts'
import { calculatorAction } from '../src/math/calculators/reply.ts'

/** `/init`: how initial weights are spread, and why. */
export default defineCommand({
  name: 'init',
  place: 'anywhere',
  subcommands: {
    std: calculatorAction('init std'),
    gain: calculatorAction('init gain'),
    fan: calculatorAction('init fan'),
    propagate: calculatorAction('init propagate'),
    simulate: calculatorAction('init simulate'),
    phase: calculatorAction('init phase'),
  },
})
