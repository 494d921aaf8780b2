import { formatRealLatex } from '../format.ts'
import type { Step } from '../note.ts'
import type { InitPhase } from '../phase.ts'
import { equals } from './numbers.ts'

export type PhaseStepName = 'edge' | 'map' | 'sequence' | 'fixedPoint' | 'slope' | 'scales'

const integral = (integrand: string, at: string) => `\\int\\! Dz\\, ${integrand}(\\sqrt{${at}}\\,z)^2`

/** The edge that was looked for, or the slope at the fixed point. */
export function initPhaseFormula(answer: InitPhase): string {
  const { edge, qStar } = answer

  if (edge && edge.length > 0) return edgeLine(answer)

  return qStar === null || edge ? mapLine(answer) : slopeLine(answer)
}

/** The working: the length map, where it leads, the slope there and what follows. */
export function explainInitPhase(answer: InitPhase): Step<PhaseStepName>[] {
  const { edge, qSequence, qStar, sigmaW2 } = answer

  return [
    ...(edge && edge.length > 0 ? [{ name: 'edge' as const, latex: edgeLine(answer) }] : []),
    { name: 'map', latex: mapLine(answer) },
    ...(qSequence.length > 0 ? [{ name: 'sequence' as const, latex: sequenceLine(qSequence) }] : []),
    ...(qStar === null || sigmaW2 === null
      ? []
      : [
          {
            name: 'fixedPoint' as const,
            latex: `q^{*} = ${number(sigmaW2)}\\cdot ${integral('\\phi', 'q^{*}')}${plus(answer.sigmaB2)} \\approx ${number(qStar)}`,
          },
          { name: 'slope' as const, latex: slopeLine(answer) },
        ]),
    ...scales(answer),
  ]
}

function mapLine({ sigmaW2, sigmaB2 }: InitPhase): string {
  const weights = sigmaW2 === null ? '\\sigma_w^2' : number(sigmaW2)

  return `q^{l} = \\sigma_w^2 ${integral('\\phi', 'q^{l-1}')} + \\sigma_b^2 = ${weights}\\cdot ${integral('\\phi', 'q^{l-1}')}${plus(sigmaB2)}`
}

function edgeLine({ edge, sigmaB2 }: InitPhase): string {
  const solutions = (edge ?? []).map(
    ({ qStar, sigmaW2 }) => `\\sigma_w^2 ${equals(sigmaW2)},\\; q^{*} ${equals(qStar)}`,
  )

  return `\\chi_1 = 1,\\; \\sigma_b^2 = ${number(sigmaB2)}\\colon\\quad ${solutions.join(';\\quad ')}`
}

function slopeLine({ sigmaW2, qStar, chi1 }: InitPhase): string {
  return `\\chi_1 = \\sigma_w^2 ${integral("\\phi'", 'q^{*}')} = ${number(sigmaW2 ?? 0)}\\cdot ${integral("\\phi'", number(qStar ?? 0))} ${equals(chi1 ?? 0)}`
}

/** The first lengths and the last. */
function sequenceLine(sequence: readonly number[]): string {
  const last = sequence.length - 1
  const shown = sequence.slice(0, 4).map(number).join(',\\; ')

  return last < 4
    ? `q^{0}, q^{1}, \\dots = ${shown}`
    : `q^{0}, q^{1}, \\dots = ${shown},\\; \\dots,\\; q^{${last}} = ${number(sequence[last] ?? 0)}`
}

function scales({ chi1, xiC, xiQ }: InitPhase): Step<PhaseStepName>[] {
  const lines = [
    ...(xiC === null
      ? []
      : [`\\xi_c = -\\frac{1}{\\ln\\chi_1} = -\\frac{1}{\\ln ${number(chi1 ?? 0)}} ${equals(xiC)}`]),
    ...(xiQ === null
      ? []
      : [
          `\\xi_q = -\\frac{1}{\\ln\\chi_q}${xiQ === 0 ? '' : ` = -\\frac{1}{\\ln ${number(Math.exp(-1 / xiQ))}}`} ${equals(xiQ)}`,
        ]),
  ]

  return lines.length === 0 ? [] : [{ name: 'scales', latex: lines.join(',\\quad ') }]
}

/** ` + 0.05`, or nothing. */
function plus(sigmaB2: number): string {
  return sigmaB2 === 0 ? '' : ` + ${number(sigmaB2)}`
}

function number(value: number): string {
  return formatRealLatex(value)
}
