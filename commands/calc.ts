import { defineCommand } from '../src/command.ts'
import { calculatorAction } from '../src/math/calculators/action.ts'

/** `/calc`: a desk calculator in a closed vocabulary, with exact fractions beside decimals. */
export default defineCommand({ name: 'calc', place: 'anywhere', action: calculatorAction('calc') })
