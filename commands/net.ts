import { defineCommand } from '../src/command.ts'
import { calculatorAction } from '../src/math/calculators/reply.ts'

/** `/net`: whole networks, in a short notation or as pasted PyTorch and Keras. */
export default defineCommand({
  name: 'net',
  place: 'anywhere',
  subcommands: {
    trace: calculatorAction('net trace'),
    rf: calculatorAction('net rf'),
    diff: calculatorAction('net diff'),
  },
})
