import { formatIntegerLatex, formatRealLatex } from '../format.ts'
import type { InitStd } from '../init.ts'
import type { Step } from '../note.ts'
import { equals, exactly, round } from './numbers.ts'

export type InitStepName = 'fans' | 'gain' | 'variance' | 'std' | 'bound' | 'truncation'

const fan = {
  fan_in: 'n_{\\mathrm{in}}',
  fan_out: 'n_{\\mathrm{out}}',
  fan_avg: '\\tfrac{n_{\\mathrm{in}}+n_{\\mathrm{out}}}{2}',
} as const

/** The one formula that gives the std or the bound, numbers filled in. */
export function initStdFormula(answer: InitStd): string {
  const { fan: used, bound } = answer

  if (used === null) return plainFormula(answer)
  // √3 and a gain of √(1/3) cancel: PyTorch's default.
  if (bound !== null && round(3 * wanted(answer) * used) === 1) {
    return `b = \\frac{1}{\\sqrt{${fan[answer.mode ?? 'fan_in']}}} = \\frac{1}{\\sqrt{${used}}} ${equals(bound)}`
  }

  return bound === null
    ? `\\sigma = \\sqrt{${variance(answer)}} ${filled(answer)} \\sqrt{${numbers(answer)}} ${equals(Math.sqrt(wanted(answer)))}`
    : `b = \\sqrt{3\\cdot${variance(answer)}} ${filled(answer)} \\sqrt{3\\cdot${numbers(answer)}} ${equals(bound)}`
}

/** The working: fans, gain, variance, and the std or bound that comes of it. */
export function explainInitStd(answer: InitStd): Step<InitStepName>[] {
  const { fanIn, fanOut, fan: used, bound } = answer
  const fans =
    fanIn === null || fanOut === null
      ? []
      : [
          {
            name: 'fans' as const,
            latex: `n_{\\mathrm{in}} = ${formatIntegerLatex(fanIn)},\\quad n_{\\mathrm{out}} = ${formatIntegerLatex(fanOut)}`,
          },
        ]

  if (used === null) return [{ name: bound === null ? 'std' : 'bound', latex: plainFormula(answer) }]

  return [...fans, ...gainSteps(answer), varianceStep(answer), ...spreadSteps(answer)]
}

function gainSteps({ gain }: InitStd): Step<InitStepName>[] {
  if (gain === null) return []

  const square = exactly(gain ** 2)
  const exact = exactly(gain) ?? (square && `\\sqrt{${square}}`)
  const shown = exact === formatRealLatex(gain) ? '' : ` ${equals(gain)}`

  return [{ name: 'gain', latex: exact ? `g = ${exact}${shown}` : `g ${equals(gain)}` }]
}

function varianceStep(answer: InitStd): Step<InitStepName> {
  const value = equals(wanted(answer))

  return {
    name: 'variance',
    latex: `\\mathrm{Var}[w] = ${variance(answer)} ${filled(answer)} ${numbers(answer)} ${value}`,
  }
}

function spreadSteps(answer: InitStd): Step<InitStepName>[] {
  const { bound, std, nominalStd, distribution } = answer
  const root = `\\sigma = \\sqrt{\\mathrm{Var}[w]} ${equals(Math.sqrt(wanted(answer)))}`

  if (bound !== null) {
    return [
      { name: 'std', latex: root },
      { name: 'bound', latex: `b = \\sqrt{3}\\,\\sigma ${equals(bound)}` },
    ]
  }
  if (distribution !== 'truncated_normal' || nominalStd === null) return [{ name: 'std', latex: root }]

  const cut = '0.8796'
  const truncation =
    nominalStd > std * 1.1 && Math.abs(wanted(answer) - std ** 2) <= 1e-9 * std ** 2
      ? `\\sigma_{\\text{nominal}} = \\frac{\\sigma}{${cut}} ${equals(nominalStd)}`
      : `\\sigma_{\\text{real}} = ${cut}\\,\\sigma ${equals(std)}`

  return [
    { name: 'std', latex: root },
    { name: 'truncation', latex: truncation },
  ]
}

/** The variance the scheme asks for, before a truncation changes it. */
function wanted({ gain, fan: used }: InitStd): number {
  return (gain ?? 1) ** 2 / (used ?? 1)
}

/** $ g^2/n $, with the gain left out where it is 1. */
function variance({ gain, mode }: InitStd): string {
  const top = gain === 1 ? '1' : 'g^2'

  return mode === 'fan_avg'
    ? `${gain === 1 ? '' : `${top}\\cdot `}\\frac{2}{n_{\\mathrm{in}}+n_{\\mathrm{out}}}`
    : `\\frac{${top}}{${fan[mode ?? 'fan_in']}}`
}

/** The relation to the same with numbers, which is none of equality where a gain has no short square. */
function filled({ gain }: InitStd): string {
  return exactly((gain ?? 1) ** 2) === null ? '\\approx' : '='
}

function numbers({ gain, mode, fanIn, fanOut, fan: used }: InitStd): string {
  const square = exactly((gain ?? 1) ** 2) ?? formatRealLatex((gain ?? 1) ** 2)

  return mode === 'fan_avg'
    ? `${gain === 1 ? '' : `${square}\\cdot`}\\frac{2}{${fanIn}+${fanOut}}`
    : `\\frac{${square}}{${used}}`
}

function plainFormula(answer: InitStd): string {
  const { distribution, mean, std, bound, singularValue, lower, upper, nominalStd } = answer

  switch (distribution) {
    case 'constant':
      return `w = ${formatRealLatex(mean)},\\quad \\sigma = 0`
    case 'uniform':
      return `w \\sim U(${formatRealLatex(lower ?? 0)},\\, ${formatRealLatex(upper ?? 0)}),\\quad \\sigma = \\frac{b}{\\sqrt{3}} = \\frac{${formatRealLatex(bound ?? 0)}}{\\sqrt{3}} ${equals(std)}`
    case 'orthogonal':
      return `\\sigma = \\frac{g}{\\sqrt{\\max(\\text{rows},\\, \\text{columns})}} = \\frac{${formatRealLatex(singularValue ?? 1)}}{\\sqrt{${longerSide(answer)}}} ${equals(std)}`
    case 'truncated_normal':
      return `\\sigma_{\\text{nominal}} = ${formatRealLatex(nominalStd ?? std)},\\quad w \\in [${formatRealLatex(lower ?? 0)},\\, ${formatRealLatex(upper ?? 0)}],\\quad \\mathbb{E}[w] = ${formatRealLatex(mean)},\\quad \\sigma ${equals(std)}`
    default:
      return `w \\sim N(${formatRealLatex(mean)},\\, ${formatRealLatex(std)}^2)`
  }
}

/** What the variance gain²/max(rows, columns) of an orthogonal matrix was divided by. */
function longerSide({ variance: spread, singularValue }: InitStd): number {
  return Math.round((singularValue ?? 1) ** 2 / spread)
}
