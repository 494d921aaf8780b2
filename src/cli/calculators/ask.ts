import type { TypedOptions } from '../../command.ts'
import { type Answer, type Calculator, type Computing, stepsOf } from '../../math/calculators/calculator.ts'
import { type CalculatorName, calculators } from '../../math/calculators/table.ts'
import type { Step } from '../../math/note.ts'
import { readOptions } from '../../options.ts'

/** A calculator's answer, and the working where it was asked for. */
export interface Data extends Answer {
  readonly steps?: readonly Step[]
}

/**
 * Asks a calculator with options as a program or a person typed them, under their slash names.
 *
 * @throws UserError `input.*` for options that do not fit, otherwise the calculator's own.
 */
export async function ask(
  name: CalculatorName,
  given: Readonly<Record<string, unknown>>,
  computing: Computing,
): Promise<Data> {
  const calculator: Calculator = calculators[name]
  const options = readOptions(declared[name], given)
  const answer = await calculator.answer(options, computing)

  // What is below its least value, and yet no mistake in mathematics.
  readOptions(calculator.options, given)

  return options.explain === 'steps'
    ? { ...answer, steps: stepsOf(calculator, answer, options.explain) }
    : answer
}

/** What a program gets of it. */
export function dataOf(name: CalculatorName, { steps, ...answer }: Data): Data {
  const { data }: Calculator = calculators[name]

  return { ...(data?.(answer) ?? answer), ...(steps && { steps }) }
}

/** Discord enforces least values before anything is asked; here the mathematics may refuse them in its own words. */
function withoutLeast(options: TypedOptions): TypedOptions {
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => [
      name,
      option.type === 'integer' || option.type === 'number'
        ? { ...option, min: Number.NEGATIVE_INFINITY }
        : option,
    ]),
  )
}

const declared = Object.fromEntries(
  Object.entries(calculators).map(([name, { options }]) => [name, withoutLeast(options)]),
) as Record<CalculatorName, TypedOptions>
