import { formatRealLatex } from '../format.ts'
import type { Step } from '../note.ts'
import { convPool } from '../pool.ts'
import { convSize } from '../shape.ts'
import { asTyped, formatPair } from '../sizes.ts'
import { isInCeilMode } from '../solve/notes.ts'
import type { Quantity } from '../solve/problem.ts'
import type { AsymmetricSolution, ConvSolve, Solution } from '../solve.ts'
import { convTranspose } from '../transpose.ts'
import { effectiveKernel } from '../window.ts'
import { axisStep, perAxis } from './axes.ts'
import { convSizeFormula } from './conv.ts'
import { aligned } from './latex.ts'
import { convPoolFormula } from './pool.ts'
import { convTransposeFormula } from './transpose.ts'

export type SolveStepName = 'condition' | 'bounds' | 'check'

type Solvable = Exclude<Quantity, 'dilation'>

/** One axis: numbers where a value was given, NaN where it is sought. */
interface Line {
  readonly mark: string
  readonly input: number
  readonly output: number
  readonly stride: number
  readonly reach: number
  readonly padding: number
  readonly outputPadding: number
}

/** The best solution put into the forward rule; without one, the condition that nothing meets. */
export function convSolveFormula(answer: ConvSolve): string {
  const best = answer.solutions[0] ?? answer.asymmetric[0]

  return best
    ? forwardFormula(answer, best)
    : aligned(perAxis(linesOf(answer), (line) => condition(answer, line)))
}

/** The working: what is asked, the bounds of a single unknown, and the check by the forward rule. */
export function explainConvSolve(answer: ConvSolve): Step<SolveStepName>[] {
  const best = answer.solutions[0] ?? answer.asymmetric[0]
  const lines = linesOf(answer)
  // A single window has no largest stride, hence no line.
  const bounds = drawingOf(answer).flatMap((draw) => perAxis(lines, draw).filter((line) => line !== ''))

  return [
    axisStep('condition', lines, (line) => condition(answer, line)),
    ...(bounds.length > 0 ? [{ name: 'bounds' as const, latex: aligned(bounds) }] : []),
    ...(best ? [{ name: 'check' as const, latex: forwardFormula(answer, best) }] : []),
  ]
}

/** What solves for a single unknown; ceil mode and dilation have no such form. */
function drawingOf(answer: ConvSolve): Drawing {
  const { kind, unknown } = answer
  const [sought, ...more] = unknown

  if (!sought || sought === 'dilation' || more.length > 0 || isInCeilMode(answer)) return []

  return (kind === 'transpose' ? transposedValues : windowBounds)[sought]
}

function linesOf({ input, output, domain, unknown }: ConvSolve): Line[] {
  const given = (name: Exclude<Quantity, 'input'>) => (unknown.includes(name) ? Number.NaN : domain[name][0])

  return output.map((length, axis) => ({
    mark: `_{${axis + 1}}`,
    input: input?.[axis] ?? Number.NaN,
    output: length,
    stride: given('stride'),
    reach: effectiveKernel(given('kernel'), given('dilation')),
    padding: given('padding'),
    outputPadding: given('outputPadding'),
  }))
}

/** A given number, or the letter of what is sought. */
function or(value: number, letter: string): string {
  return Number.isNaN(value) ? letter : String(value)
}

function doubled(padding: number): string {
  return Number.isNaN(padding) ? '2p' : `2\\cdot${padding}`
}

/** The forward rule with everything given filled in. */
function condition(answer: ConvSolve, line: Line): string {
  const { mark, output, padding, outputPadding, stride } = line
  const [input, reach] = [or(line.input, `i${mark}`), or(line.reach, 'k_e')]

  if (answer.kind === 'transpose') {
    const added = outputPadding === 0 ? '' : `+${or(outputPadding, 'q_{op}')}`

    return `${output} &= (${input}-1)\\cdot ${or(stride, 's')}+${reach}-${doubled(padding)}${added}`
  }

  const side = isInCeilMode(answer) ? 'ceil' : 'floor'
  const quotient = `\\frac{${input}+${doubled(padding)}-${reach}}{${or(stride, 's')}}`

  return `${output} &= \\left\\l${side}${quotient}\\right\\r${side}+1`
}

/** Lines that solve for the unknown, each drawn for every axis. */
type Drawing = readonly ((line: Line) => string)[]

/** The closed forms of a window, Dumoulin & Visin 2016, relationship 15, solved for one unknown. */
const windowBounds: Readonly<Record<Solvable, Drawing>> = {
  padding: [
    ({ input: i, output: o, stride: s, reach: k }) =>
      `2p &\\ge (o-1)s+k_e-i = (${o}-1)\\cdot${s}+${k}-${i} = ${(o - 1) * s + k - i}`,
    ({ input: i, output: o, stride: s, reach: k }) =>
      `2p &\\le os+k_e-i-1 = ${o}\\cdot${s}+${k}-${i}-1 = ${o * s + k - i - 1}`,
  ],
  input: [
    ({ mark, output: o, stride: s, reach: k, padding: p }) =>
      `i${mark} &\\ge (o-1)s+k_e-2p = (${o}-1)\\cdot${s}+${k}-2\\cdot${p} = ${(o - 1) * s + k - 2 * p}`,
    ({ mark, output: o, stride: s, reach: k, padding: p }) =>
      `i${mark} &\\le os+k_e-2p-1 = ${o}\\cdot${s}+${k}-2\\cdot${p}-1 = ${o * s + k - 2 * p - 1}`,
  ],
  kernel: [
    ({ input: i, output: o, stride: s, padding: p }) =>
      `k_e &\\ge i+2p-os+1 = ${i}+2\\cdot${p}-${o}\\cdot${s}+1 = ${i + 2 * p - o * s + 1}`,
    ({ input: i, output: o, stride: s, padding: p }) =>
      `k_e &\\le i+2p-(o-1)s = ${i}+2\\cdot${p}-(${o}-1)\\cdot${s} = ${i + 2 * p - (o - 1) * s}`,
  ],
  stride: [
    ({ input: i, output: o, padding: p, reach: k }) => {
      const n = i + 2 * p - k

      return `s &\\ge \\left\\lceil\\frac{n+1}{o}\\right\\rceil = \\left\\lceil\\frac{${n}+1}{${o}}\\right\\rceil = ${Math.ceil((n + 1) / o)}`
    },
    ({ input: i, output: o, padding: p, reach: k }) => {
      const n = i + 2 * p - k

      if (o === 1) return ''

      return `s &\\le \\left\\lfloor\\frac{n}{o-1}\\right\\rfloor = \\left\\lfloor\\frac{${n}}{${o}-1}\\right\\rfloor = ${Math.floor(n / (o - 1))}`
    },
  ],
  outputPadding: [],
}

/** The identity $ o = (i-1)s + k_e - 2p + q_{op} $ solved for one unknown. */
const transposedValues: Readonly<Record<Solvable, Drawing>> = {
  padding: [
    ({ input: i, output: o, stride: s, reach: k, outputPadding: q }) =>
      `2p &= (${i}-1)\\cdot${s}+${k}+${q}-${o} = ${(i - 1) * s + k + q - o}`,
  ],
  input: [
    ({ mark, output: o, stride: s, reach: k, padding: p, outputPadding: q }) =>
      `i${mark} &= \\frac{${o}-${k}+2\\cdot${p}-${q}}{${s}}+1 ${equals((o - k + 2 * p - q) / s + 1)}`,
  ],
  kernel: [
    ({ input: i, output: o, stride: s, padding: p, outputPadding: q }) =>
      `k_e &= ${o}-(${i}-1)\\cdot${s}+2\\cdot${p}-${q} = ${o - (i - 1) * s + 2 * p - q}`,
  ],
  stride: [
    ({ input: i, output: o, reach: k, padding: p, outputPadding: q }) =>
      `(${i}-1)s &= ${o}-${k}+2\\cdot${p}-${q} = ${o - k + 2 * p - q}`,
  ],
  outputPadding: [
    ({ input: i, output: o, stride: s, reach: k, padding: p }) =>
      `q_{op} &= ${o}-(${i}-1)\\cdot${s}-${k}+2\\cdot${p} = ${o - (i - 1) * s - k + 2 * p}`,
  ],
}

function equals(value: number): string {
  return `${Number.isInteger(value) ? '=' : '\\approx'} ${formatRealLatex(value)}`
}

/** A solution as the layer's own calculator shows it; ONNX is asked because it takes an uneven padding everywhere. */
function forwardFormula(answer: ConvSolve, solution: Solution | AsymmetricSolution): string {
  const { kernel, stride, dilation, padding, outputPadding } = solution
  const inputs = answer.input ?? answer.output.map(() => solution.input ?? 1)
  const options = {
    framework: 'onnx',
    input: asTyped(inputs),
    dims: inputs.length,
    kernel: String(kernel),
    stride: String(stride),
    dilation: String(dilation),
    padding: typeof padding === 'number' ? String(padding) : formatPair(padding),
  } as const

  switch (answer.kind) {
    case 'conv':
      return convSizeFormula(convSize(options))
    case 'transpose':
      return convTransposeFormula(convTranspose({ ...options, output_padding: String(outputPadding) }))
    default:
      return convPoolFormula(convPool({ ...options, ceil: isInCeilMode(answer) }))
  }
}
