import type { InitFan } from '../fan.ts'
import { formatRealLatex } from '../format.ts'
import { storesOutputsFirst } from '../framework.ts'
import type { Step } from '../note.ts'

export type FanStepName = 'field' | 'fanIn' | 'fanOut' | 'trueFans'

const fanIn = 'n_{\\mathrm{in}}'
const fanOut = 'n_{\\mathrm{out}}'

/** The framework's fans and, where they differ, the true ones. */
export function initFanFormula(answer: InitFan): string {
  const both = `${fanIn} = ${formatRealLatex(answer.fanIn)},\\quad ${fanOut} = ${formatRealLatex(answer.fanOut)}`

  return answer.differs ? `${both};\\qquad ${trueFans(answer)}` : both
}

/** The working: the kernel's taps, both fans from the shape, and what really touches. */
export function explainInitFan(answer: InitFan): Step<FanStepName>[] {
  const { weightShape: shape, framework, receptiveFieldSize: field } = answer
  const isVector = shape.length < 2
  const outputsFirst = storesOutputsFirst(framework)
  const [inputs = 1, outputs = 1] = outputsFirst ? [shape[1], shape[0]] : shape.slice(-2)
  const kernel = outputsFirst ? shape.slice(2) : shape.slice(0, -2)

  return [
    ...(kernel.length > 1
      ? [{ name: 'field' as const, latex: `r = ${kernel.join('\\cdot ')} = ${formatRealLatex(field)}` }]
      : []),
    {
      name: 'fanIn',
      latex: `${fanIn} ${isVector ? '' : product(inputs, field)}= ${formatRealLatex(answer.fanIn)}`,
    },
    {
      name: 'fanOut',
      latex: `${fanOut} ${isVector ? '' : product(outputs, field)}= ${formatRealLatex(answer.fanOut)}`,
    },
    ...(answer.differs ? [{ name: 'trueFans' as const, latex: trueFans(answer) }] : []),
  ]
}

function product(channels: number, field: number): string {
  return field === 1 ? '' : `= ${formatRealLatex(channels)}\\cdot ${formatRealLatex(field)} `
}

function trueFans({ trueFanIn, trueFanOut }: InitFan): string {
  const shown = (fan: number | null) => formatRealLatex(fan ?? 0)

  return `n^{*}_{\\mathrm{in}} = ${shown(trueFanIn)},\\quad n^{*}_{\\mathrm{out}} = ${shown(trueFanOut)}`
}
