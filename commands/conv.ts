import { defineCommand } from '../src/command.ts'
import { calculatorAction } from '../src/math/calculators/reply.ts'

/** `/conv`: the arithmetic of convolutions, by the rules of each framework. */
export default defineCommand({
  name: 'conv',
  place: 'anywhere',
  subcommands: {
    size: calculatorAction('conv size'),
    transpose: calculatorAction('conv transpose'),
    pool: calculatorAction('conv pool'),
    solve: calculatorAction('conv solve'),
  },
})
