import { formatRealLatex } from '../format.ts'
import type { InitGain } from '../gain.ts'
import type { Step } from '../note.ts'
import { aligned } from './latex.ts'
import { equals, exactly } from './numbers.ts'

export type GainStepName =
  | 'definition'
  | 'torchGain'
  | 'forwardGain'
  | 'backwardGain'
  | 'moments'
  | 'covariance'

const forward = 'g_{\\rightarrow}'
const backward = 'g_{\\leftarrow}'
const second = '\\mathbb{E}[\\phi(z)^2]'
const slopes = "\\mathbb{E}[\\phi'(z)^2]"

/** The gains side by side. */
export function initGainFormula({ gain, forwardGain, backwardGain }: InitGain): string {
  const torch = gain === null ? [] : [torchGain(gain)]

  return [
    ...torch,
    `${forward} = \\frac{1}{\\sqrt{${second}}} ${equals(forwardGain)}`,
    `${backward} = \\frac{1}{\\sqrt{${slopes}}} ${equals(backwardGain)}`,
  ].join(',\\quad ')
}

/** The working: definitions, PyTorch's gain, both exact gains, the moments that were asked for. */
export function explainInitGain(answer: InitGain): Step<GainStepName>[] {
  const { gain, forwardGain, backwardGain, covariance } = answer

  return [
    {
      name: 'definition',
      latex: `${forward} = \\frac{1}{\\sqrt{${second}}},\\quad ${backward} = \\frac{1}{\\sqrt{${slopes}}},\\quad z \\sim N(0,\\, 1)`,
    },
    ...(gain === null ? [] : [{ name: 'torchGain' as const, latex: torchGain(gain) }]),
    { name: 'forwardGain', latex: `${forward} ${undone(forwardGain)}` },
    { name: 'backwardGain', latex: `${backward} ${undone(backwardGain)}` },
    { name: 'moments', latex: momentLines(answer) },
    ...(covariance === null
      ? []
      : [
          {
            name: 'covariance' as const,
            latex: `\\mathbb{E}[\\phi(u_1)\\,\\phi(u_2)] ${equals(covariance)}`,
          },
        ]),
  ]
}

function torchGain(gain: number): string {
  const square = exactly(gain ** 2)
  const exact = exactly(gain) ?? (square && `\\sqrt{${square}}`)
  const shown = exact === formatRealLatex(gain) ? '' : ` ${equals(gain)}`

  return exact ? `g_{\\text{PyTorch}} = ${exact}${shown}` : `g_{\\text{PyTorch}} ${equals(gain)}`
}

/** From the moment that a gain undoes to the gain. */
function undone(gain: number): string {
  const moment = 1 / gain ** 2
  const relation = exactly(moment) === null ? '\\approx' : '='

  return `${relation} \\frac{1}{\\sqrt{${exactly(moment) ?? formatRealLatex(moment)}}} ${equals(gain)}`
}

function momentLines({ q, moments }: InitGain): string {
  const { mean, second: square, variance, derivativeSecond } = moments

  return aligned([
    `x &\\sim N(0,\\, ${formatRealLatex(q)})`,
    `\\mathbb{E}[\\phi(x)] &${equals(mean)}`,
    `\\mathbb{E}[\\phi(x)^2] &${equals(square)}`,
    `\\mathrm{Var}[\\phi(x)] &${equals(variance)}`,
    `\\mathbb{E}[\\phi'(x)^2] &${equals(derivativeSecond)}`,
  ])
}
