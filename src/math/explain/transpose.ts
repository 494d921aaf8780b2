import type { Step } from '../note.ts'
import type { ConvTranspose } from '../transpose.ts'
import { type AxisLine, axisLines, axisStep, effectiveKernelLine, indexed, perAxis } from './axes.ts'
import { type CostStepName, costSteps } from './cost.ts'
import { aligned } from './latex.ts'

export type TransposeStepName =
  | 'effectiveKernel'
  | 'output'
  | 'stretchedInput'
  | 'stretchedPadding'
  | 'ordinary'
  | 'outputSizeRange'
  | 'checkerboard'
  | CostStepName

interface Line extends AxisLine {
  readonly outputPadding: number
  readonly stretched: number
  readonly around: readonly [number, number]
  readonly sizes: readonly [number, number]
}

/** The one formula that gives the output, numbers filled in. */
export function convTransposeFormula(size: ConvTranspose): string {
  const lines = linesOf(size)
  const kernels = lines.some(({ dilation }) => dilation > 1) ? perAxis(lines, effectiveKernelLine) : []

  return aligned([...kernels, ...perAxis(lines, lengthLine)])
}

/** The working: span, output, the ordinary convolution that does the same, what else could be asked for, the cost. */
export function explainConvTranspose(size: ConvTranspose): Step<TransposeStepName>[] {
  const lines = linesOf(size)

  return [
    axisStep('effectiveKernel', lines, effectiveKernelLine),
    axisStep('output', lines, lengthLine),
    axisStep('stretchedInput', lines, stretchedLine),
    axisStep('stretchedPadding', lines, stretchedPaddingLine),
    axisStep('ordinary', lines, ordinaryLine),
    ...(size.outputSizeRange ? [axisStep('outputSizeRange', lines, sizesLine)] : []),
    axisStep('checkerboard', lines, overlapLine),
    ...costSteps(size, { positions: '{\\textstyle\\prod} i', at: size.input, divided: 'out' }),
  ]
}

function linesOf(size: ConvTranspose): Line[] {
  return axisLines(size).map((line, axis) => ({
    ...line,
    outputPadding: size.outputPadding[axis] ?? 0,
    stretched: size.equivalent.stretchedInput[axis] ?? 1,
    around: size.equivalent.padding[axis] ?? [0, 0],
    sizes: size.outputSizeRange?.[axis] ?? [1, 1],
  }))
}

function lengthLine({ mark, input, stride, reach, begin, end, outputPadding, output }: Line): string {
  const isEven = begin === end
  const [names, cut] = isEven ? ['-2p', `-2\\cdot${begin}`] : ['-p_b-p_e', `-${begin}-${end}`]
  const [added, amount] = outputPadding > 0 ? ['+q_{op}', `+${outputPadding}`] : ['', '']

  return `o${mark} &= (i-1)s+k_e${names}${added} = (${input}-1)\\cdot${stride}+${reach}${cut}${amount} = ${output}`
}

function stretchedLine({ mark, input, stride, stretched }: Line): string {
  return `i'${mark} &= (i-1)s+1 = (${input}-1)\\cdot${stride}+1 = ${stretched}`
}

function stretchedPaddingLine({
  mark,
  reach,
  begin,
  end,
  outputPadding,
  around: [before, after],
}: Line): string {
  if (begin === end && outputPadding === 0) return `p'${mark} &= k_e-1-p = ${reach}-1-${begin} = ${before}`

  const [first, last] = [indexed("p'", 'b', mark), indexed("p'", 'e', mark)]

  return `${first} &= k_e-1-p_b = ${before},\\quad ${last} = k_e-1-p_e+q_{op} = ${after}`
}

function ordinaryLine({ mark, stretched, around: [before, after], reach, output }: Line): string {
  return `o${mark} &= i'+p'_b+p'_e-k_e+1 = ${stretched}+${signed(before)}+${signed(after)}-${reach}+1 = ${output}`
}

/** A negative summand needs its brackets. */
function signed(value: number): string {
  return value < 0 ? `(${value})` : String(value)
}

function sizesLine({ mark, sizes: [least, most] }: Line): string {
  return least === most ? `o${mark} &= ${least}` : `${least} \\le o${mark} &\\le ${most}`
}

function overlapLine({ mark, kernel, stride }: Line): string {
  const rest = kernel % stride

  return `k${mark} \\bmod s${mark} &= ${kernel} \\bmod ${stride} = ${rest}${rest === 0 ? '' : ' \\ne 0'}`
}
