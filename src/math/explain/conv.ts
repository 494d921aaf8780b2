import type { Step } from '../note.ts'
import type { ConvSize } from '../shape.ts'
import {
  type AxisLine,
  axisLines,
  axisStep,
  ceilingLine,
  effectiveKernelLine,
  floorLine,
  isSame,
  numeratorLine,
  perAxis,
  rangeLine,
  samePaddingLine,
} from './axes.ts'
import { type CostStepName, costSteps } from './cost.ts'
import { aligned } from './latex.ts'

export type ConvStepName =
  | 'effectiveKernel'
  | 'samePadding'
  | 'numerator'
  | 'output'
  | 'unused'
  | 'inputRange'
  | CostStepName

interface Line extends AxisLine {
  readonly numerator: number
  readonly unused: number
  readonly range: readonly [number, number]
}

/** The one formula that gives the output, numbers filled in. */
export function convSizeFormula(size: ConvSize): string {
  const lines = axisLines(size)
  const needsKernel = !isSame(size) && lines.some(({ dilation }) => dilation > 1)
  const kernels = needsKernel ? perAxis(lines, effectiveKernelLine) : []

  return aligned([...kernels, ...perAxis(lines, isSame(size) ? ceilingLine : floorLine)])
}

/** The working: spans, padding, numerator, output, what is left over, and the cost where channels are known. */
export function explainConvSize(size: ConvSize): Step<ConvStepName>[] {
  const lines = linesOf(size)

  return [
    axisStep('effectiveKernel', lines, effectiveKernelLine),
    ...(isSame(size) ? [axisStep('samePadding', lines, samePaddingLine)] : []),
    axisStep('numerator', lines, numeratorLine),
    axisStep('output', lines, isSame(size) ? ceilingLine : floorLine),
    axisStep('unused', lines, unusedLine),
    axisStep('inputRange', lines, rangeLine),
    ...costSteps(size, { positions: '{\\textstyle\\prod} o', at: size.output }),
  ]
}

function linesOf(size: ConvSize): Line[] {
  return axisLines(size).map((line, axis) => ({
    ...line,
    numerator: size.numerator[axis] ?? 0,
    unused: size.unused[axis] ?? 0,
    range: size.inputRange[axis] ?? [1, 1],
  }))
}

function unusedLine({ mark, numerator, stride, unused }: Line): string {
  return `u${mark} &= n \\bmod s = ${numerator} \\bmod ${stride} = ${unused}`
}
