import type { Context } from '../../command.ts'
import type { Image } from '../../message.ts'
import type { Picture } from '../../render/renderer.ts'
import { joinSteps, tellSteps } from '../explain/latex.ts'
import { type Answer, type Calculator, type Illustration, stepsOf } from './calculator.ts'
import { type FigureTable, tableChart, tableLines } from './figure-table.ts'

/** A picture that is being drawn. */
interface Drawing {
  /** What tells its file from the answer's others; empty for the one that stands for the answer. */
  readonly suffix: string
  readonly picture: Promise<Picture>
  readonly alt: string
}

/** The formula, or every step where that was asked for; nothing where there is no formula. */
export function workingPicture(
  { t, render, look }: Context,
  calculator: Calculator,
  answer: Answer,
  explain: unknown,
): readonly Drawing[] {
  const steps = stepsOf(calculator, answer, explain)
  const formula = calculator.formula?.(answer)
  if (formula === undefined) return []

  return [
    {
      suffix: '',
      picture: render.formula(steps.length > 0 ? joinSteps(steps) : formula, look),
      alt: tellSteps(steps, (step) => calculator.working?.title(t, step) ?? step) || formula,
    },
  ]
}

export function chartPicture({ render, look }: Context): (illustration: Illustration) => Drawing {
  return ({ name, chart, alt }) => ({ suffix: `-${name}`, picture: render.chart(chart, look), alt })
}

/** One picture, or none of a table with too many rows; its alt text is the table itself. */
export function tablePictures({ render, look }: Context, table: FigureTable): readonly Drawing[] {
  const chart = tableChart(table)

  return chart
    ? [{ suffix: '-table', picture: render.chart(chart, look), alt: tableLines(table).join('\n') }]
    : []
}

/** Drawn side by side, as far as there are workers. */
export async function picturesOf(name: string, drawings: readonly Drawing[]): Promise<readonly Image[]> {
  const pictures = await Promise.all(drawings.map(({ picture }) => picture))

  return drawings.flatMap(({ suffix, alt }, index) => {
    const picture = pictures[index]

    return picture ? [{ ...picture, name: `${name}${suffix}.png`, alt }] : []
  })
}
