import type { Action, Context, Reply } from '../../command.ts'
import { joinSteps, tellSteps } from '../explain/latex.ts'
import { tellNote } from '../note.ts'
import { type Calculator, stepsOf } from './calculator.ts'
import { type CalculatorName, calculators } from './table.ts'

/** A calculator as an action of a slash command: the answer in words, the formula or the working as a picture, notes. */
export function calculatorAction(name: CalculatorName): Action {
  const calculator: Calculator = calculators[name]

  return {
    defer: true,
    options: calculator.options,
    run: (context, options) => reply(context, name, calculator, options),
  }
}

async function reply(
  context: Context,
  name: CalculatorName,
  calculator: Calculator,
  options: Readonly<Record<string, string | number | boolean | undefined>>,
): Promise<Reply> {
  const { t, render, look, compute, member } = context
  const answer = await calculator.answer(options, {
    evaluate: (expression) => compute.evaluate(expression, member.id),
  })
  const steps = stepsOf(calculator, answer, options.explain)
  const formula = calculator.formula(answer)
  const picture = await render.formula(steps.length > 0 ? joinSteps(steps) : formula, look)

  return {
    text: calculator.tell(t, answer).join('\n'),
    images: [
      {
        ...picture,
        name: `${name.replace(' ', '-')}.png`,
        alt: tellSteps(steps, (step) => calculator.working?.title(t, step) ?? step) || formula,
      },
    ],
    notes: answer.notes.map((note) => tellNote(t, note)),
  }
}
