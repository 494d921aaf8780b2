import { defineCommand } from '../src/command.ts'
import { calculatorForms, calculatorPresses } from '../src/math/calculators/press.ts'
import { calculatorAction } from '../src/math/calculators/reply.ts'

/** `/calc`: a desk calculator in a closed vocabulary, and the buttons under every calculator's answer. */
export default defineCommand({
  name: 'calc',
  place: 'anywhere',
  action: calculatorAction('calc'),
  presses: calculatorPresses,
  forms: calculatorForms,
})
