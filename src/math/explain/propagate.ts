import { formatRealLatex } from '../format.ts'
import type { Step } from '../note.ts'
import type { InitPropagate, PropagatedLayer } from '../propagate.ts'
import { equals, round } from './numbers.ts'

export type PropagateStepName = 'first' | 'next' | 'naive' | 'chi' | 'backward' | 'factors'

/** From the first layer's second moment to the last one's. */
export function initPropagateFormula({ layers, forwardFactor, backwardFactor }: InitPropagate): string {
  const [first] = layers
  const last = layers.at(-1)

  if (!first || !last) return ''

  const ends = `\\mathbb{E}[z_1^2] ${equals(first.q)},\\quad \\mathbb{E}[z_{${last.layer}}^2] ${equals(last.q)}`

  return layers.length === 1
    ? `\\mathbb{E}[z_1^2] ${equals(first.q)}`
    : `${ends},\\quad f_{\\rightarrow} ${equals(forwardFactor)},\\quad f_{\\leftarrow} ${equals(backwardFactor)}`
}

/** One layer worked out each way, the naive rule beside the exact one. */
export function explainInitPropagate(answer: InitPropagate): Step<PropagateStepName>[] {
  const { layers } = answer
  const [first, second] = layers

  if (!first) return []

  return [
    {
      name: 'first',
      latex: `q_1 = n_0\\,\\mathrm{Var}[w_1]\\;\\mathbb{E}[x^2]${bias(first)} = ${scale(first)}\\cdot ${inputOf(first)}${plus(first.biasVar)} ${equals(first.q)}`,
    },
    ...(second ? innerSteps(first, second) : []),
    ...factorSteps(answer),
  ]
}

function innerSteps(first: PropagatedLayer, second: PropagatedLayer): Step<PropagateStepName>[] {
  return [
    {
      name: 'next',
      latex: `q_2 = n_1\\,\\mathrm{Var}[w_2]\\;\\mathbb{E}[\\phi(\\sqrt{q_1}\\,z)^2]${bias(second)} = ${scale(second)}\\cdot ${number(first.second)}${plus(second.biasVar)} ${equals(second.q)}`,
    },
    {
      name: 'naive',
      latex: `\\tilde q_2 = n_1\\,\\mathrm{Var}[w_2]\\,\\mathrm{Var}[a_1] = ${scale(second)}\\cdot ${number(first.variance)}${plus(second.biasVar)} ${equals(second.naiveVariance)}`,
    },
    {
      name: 'chi',
      latex: `\\chi_1 = n_0\\,\\mathrm{Var}[w_1]\\;\\mathbb{E}[\\phi'(z_1)^2] = ${scale(first)}\\cdot ${number(first.derivativeSecond)} ${equals(first.chi)}`,
    },
    {
      name: 'backward',
      latex: `\\mathbb{E}[\\delta_1^2] = n_2\\,\\mathrm{Var}[w_2]\\;\\mathbb{E}[\\phi'(z_1)^2]\\;\\mathbb{E}[\\delta_2^2] = ${second.fanOut}\\cdot ${number(second.weightVar)}\\cdot ${number(first.derivativeSecond)}\\cdot ${number(second.gradSecond)} ${equals(first.gradSecond)}`,
    },
  ]
}

function factorSteps({ layers, forwardFactor, backwardFactor }: InitPropagate): Step<PropagateStepName>[] {
  const steps = layers.length - 1
  const last = layers.at(-1)

  if (steps === 0 || !last) return []

  return [
    {
      name: 'factors',
      latex: `f_{\\rightarrow} = \\left(\\frac{q_{${last.layer}}}{q_1}\\right)^{1/${steps}} ${equals(forwardFactor)},\\quad f_{\\leftarrow} = \\left(\\frac{\\mathbb{E}[\\delta_1^2]}{\\mathbb{E}[\\delta_{${last.layer}}^2]}\\right)^{1/${steps}} ${equals(backwardFactor)}`,
    },
  ]
}

function scale({ fanIn, weightVar }: PropagatedLayer): string {
  return `${fanIn}\\cdot ${number(weightVar)}`
}

/** E[x²], from what the first layer makes of it. */
function inputOf({ q, biasVar, fanIn, weightVar }: PropagatedLayer): string {
  return weightVar === 0 ? '\\mathbb{E}[x^2]' : number(round((q - biasVar) / (fanIn * weightVar)))
}

function bias({ layer, biasVar }: PropagatedLayer): string {
  return biasVar === 0 ? '' : ` + \\mathrm{Var}[b_${layer}]`
}

function plus(biasVar: number): string {
  return biasVar === 0 ? '' : ` + ${number(biasVar)}`
}

function number(value: number): string {
  return formatRealLatex(value)
}
