import { formatRealLatex } from '../format.ts'
import type { Step } from '../note.ts'
import type { InitSimulate } from '../simulate.ts'
import type { Estimate } from '../simulation/statistics.ts'
import { equals } from './numbers.ts'

export type SimulateStepName = 'estimate' | 'error' | 'expected'

/** What was measured in the last layer beside what mean field expects. */
export function initSimulateFormula(answer: InitSimulate): string {
  return `${measured(answer)},\\qquad ${expected(answer)}`
}

/** How the mean and its error come from the runs. */
export function explainInitSimulate(answer: InitSimulate): Step<SimulateStepName>[] {
  const { layers, runs } = answer
  const last = layers.length
  const se = layers.at(-1)?.m2Z.se ?? null
  const sum = `\\frac{1}{${runs}}\\sum_{r=1}^{${runs}} \\overline{z_{${last},r}^2}`

  return [
    { name: 'estimate', latex: `m = ${sum} ${equals(layers.at(-1)?.m2Z.mean ?? 0)}` },
    ...(se === null
      ? []
      : [
          {
            name: 'error' as const,
            latex: `s = \\sqrt{\\frac{1}{${runs}(${runs}-1)}\\sum_{r=1}^{${runs}} \\bigl(\\overline{z_{${last},r}^2} - m\\bigr)^2} ${equals(se)}`,
          },
        ]),
    { name: 'expected', latex: expected(answer) },
  ]
}

function measured({ layers }: InitSimulate): string {
  return `\\overline{z_{${layers.length}}^2} = ${estimate(layers.at(-1)?.m2Z)}`
}

function expected({ layers, seen }: InitSimulate): string {
  return `q_{${layers.length}} ${equals(seen.expected.at(-1)?.q ?? 0)}`
}

/** `0.0577 \pm 0.0003` */
function estimate(figure: Estimate | undefined): string {
  const mean = formatRealLatex(figure?.mean ?? 0)

  return typeof figure?.se === 'number' ? `${mean} \\pm ${formatRealLatex(figure.se, 2)}` : mean
}
