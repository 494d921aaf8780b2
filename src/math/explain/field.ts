import { formatIntegerLatex } from '../format.ts'
import { deepestField, type NetRf } from '../network/rf.ts'
import type { Outline } from '../network/row.ts'
import type { Step } from '../note.ts'

export type FieldStep = 'recurrence' | 'sum' | 'interval' | 'centre'

/** More terms would not be read. */
const mostTerms = 8

const closedForm = 'r = 1+\\sum_l (k_{e,l}-1)\\prod_{m<l}s_m'

/** The sum over the layers with its numbers, on the first axis; the closed form where that is all that can be said. */
export function rfFormula(answer: NetRf): string {
  const row = deepestField(answer)
  const size = row?.rf?.size?.[0]
  if (size === undefined) return closedForm

  const terms = termsOf(answer.layers.slice(0, row ? row.index + 1 : 0))
  const isChain = terms !== null && terms.reduce((total, [more, jump]) => total + more * jump, 1) === size
  const sum = terms?.map(([more, jump]) => `${more}\\cdot ${jump}`).join('+')

  return isChain && terms.length > 0 && terms.length <= mostTerms
    ? `${closedForm} = 1+${sum} = ${formatIntegerLatex(size)}`
    : `${closedForm} = ${formatIntegerLatex(size)}`
}

/** $ (k_e - 1) $ and $ j $ of every layer that widens the field; null where the layers are no chain. */
function termsOf(layers: readonly Outline[]): readonly (readonly [more: number, jump: number])[] | null {
  let [size, jump] = [1, 1]
  const terms: [number, number][] = []

  for (const { rf, path } of layers) {
    const [next, step] = [rf?.size?.[0], rf?.jump?.[0]]
    if (next === undefined || step === undefined || path.includes('.')) return null
    if (next > size) terms.push([(next - size) / jump, jump])
    size = next
    jump = step
  }

  return terms
}

/** The recurrence, the sum, and the interval and centre of output x, with the numbers of the last layer. */
export function explainRf(answer: NetRf): readonly Step<FieldStep>[] {
  const rf = deepestField(answer)?.rf
  const [size, jump, padding, offset] = [rf?.size?.[0], rf?.jump?.[0], rf?.padding?.[0], rf?.offset?.[0]]
  const recurrence: Step<FieldStep> = {
    name: 'recurrence',
    latex: 'r_l = r_{l-1}+(k_e-1)\\,j_{l-1},\\quad P_l = P_{l-1}+p_b\\,j_{l-1},\\quad j_l = j_{l-1}\\,s',
  }

  if (size === undefined || jump === undefined || padding === undefined) return [recurrence]

  return [
    recurrence,
    { name: 'sum', latex: rfFormula(answer) },
    {
      name: 'interval',
      latex: `[-P+xj,\\; -P+xj+r-1] = [${jump}x-${padding},\\; ${jump}x${signed(size - 1 - padding)}]`,
    },
    { name: 'centre', latex: `\\tfrac{r-1}{2}-P+xj = ${jump}x${signed(offset ?? 0)}` },
  ]
}

function signed(value: number): string {
  return value < 0 ? `-${-value}` : `+${value}`
}
