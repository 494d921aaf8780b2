import { formatIntegerLatex } from '../format.ts'
import type { Step } from '../note.ts'
import { times } from './latex.ts'

export type CostStepName = 'params' | 'macs'

/** A convolution of either kind, as far as its cost depends on it. */
export interface Costed {
  readonly inChannels: number | null
  readonly outChannels: number | null
  readonly groups: number
  readonly kernel: readonly number[]
  readonly weightShape: readonly number[] | null
  readonly params: number | null
  readonly macs: string | null
}

/** Where the weights are applied: the product as a formula, and its factors. */
interface Positions {
  readonly positions: string
  readonly at: readonly number[]
  /** Whose channels the groups divide. */
  readonly divided?: 'in' | 'out'
}

/** Parameters and MACs as products with each factor named; nothing where the channels are not known. */
export function costSteps(size: Costed, { positions, at, divided = 'in' }: Positions): Step<CostStepName>[] {
  const { inChannels, outChannels, weightShape, params, macs, groups, kernel } = size

  if (inChannels === null || outChannels === null || !weightShape || params === null || macs === null)
    return []

  const bias = params - weightShape.reduce((total, length) => total * length, 1)
  const [input, output] = [
    channels('in', inChannels, divided === 'in' ? groups : 1),
    channels('out', outChannels, divided === 'out' ? groups : 1),
  ]
  const [first, second] = divided === 'in' ? [output, input] : [input, output]
  const names = `${first.name}\\, ${second.name}{\\textstyle\\prod} k`
  const factors = [first.value, second.value, ...kernel]
  const [biasName, biasTerm] = bias > 0 ? [' + C_{\\mathrm{out}}', ` + ${bias}`] : ['', '']

  return [
    {
      name: 'params',
      latex: `\\mathrm{params} = ${names}${biasName} = ${times(factors)}${biasTerm} = ${formatIntegerLatex(params)}`,
    },
    {
      name: 'macs',
      latex: `\\mathrm{MACs} = ${positions} \\cdot ${names} = ${times([...at, ...factors])} = ${formatIntegerLatex(macs)}`,
    },
  ]
}

/** $ C $, or $ C/g $ with groups, as a name and as a number. */
function channels(side: 'in' | 'out', count: number, groups: number) {
  const name = `C_{\\mathrm{${side}}}`

  return groups > 1
    ? { name: `\\frac{${name}}{g}`, value: `\\frac{${count}}{${groups}}` }
    : { name, value: String(count) }
}
