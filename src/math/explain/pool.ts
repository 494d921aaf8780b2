import type { Step } from '../note.ts'
import type { PoolSize } from '../pool.ts'
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
import { aligned } from './latex.ts'

export type PoolStepName =
  | 'effectiveKernel'
  | 'samePadding'
  | 'numerator'
  | 'floorOutput'
  | 'ceilOutput'
  | 'lastWindow'
  | 'output'
  | 'unused'
  | 'overhang'
  | 'inputRange'

interface Line extends AxisLine {
  readonly numerator: number
  readonly floor: number
  readonly ceil: number
  readonly isDropped: boolean
  readonly unused: number
  readonly overhang: number
  readonly range: readonly [number, number]
}

/** The one formula that gives the output, numbers filled in. */
export function convPoolFormula(size: PoolSize): string {
  const lines = linesOf(size)
  const needsKernel = !isSame(size) && lines.some(({ dilation }) => dilation > 1)

  return aligned([
    ...(needsKernel ? perAxis(lines, effectiveKernelLine) : []),
    ...perAxis(lines, (line) => outputLine(size, line)),
    ...(size.droppedLastWindow.includes(true) ? perAxis(lines, droppedLine) : []),
  ])
}

/** The working: both candidates, the test of the last window, and what is left over or reached past. */
export function explainConvPool(size: PoolSize): Step<PoolStepName>[] {
  const lines = linesOf(size)
  const hasChoice = size.ceil && !isSame(size)

  return [
    axisStep('effectiveKernel', lines, effectiveKernelLine),
    ...(isSame(size) ? [axisStep('samePadding', lines, samePaddingLine)] : []),
    axisStep('numerator', lines, numeratorLine),
    ...(isSame(size) ? [axisStep('output', lines, ceilingLine)] : candidateSteps(lines, size.ceil)),
    ...(hasChoice ? [axisStep('overhang', lines, overhangLine)] : [axisStep('unused', lines, unusedLine)]),
    axisStep('inputRange', lines, rangeLine),
  ]
}

/** Both candidates, the test of the last window where it counts, and which of them it is. */
function candidateSteps(lines: readonly Line[], isCeil: boolean): Step<PoolStepName>[] {
  return [
    axisStep('floorOutput', lines, floorCandidate),
    axisStep('ceilOutput', lines, ceilCandidate),
    ...(isCeil ? [axisStep('lastWindow', lines, lastWindowLine)] : []),
    axisStep('output', lines, (line) => resultLine(line, isCeil ? 'ceil' : 'floor')),
  ]
}

function linesOf(size: PoolSize): Line[] {
  return axisLines(size).map((line, axis) => ({
    ...line,
    numerator: size.numerator[axis] ?? 0,
    floor: size.floorOutput[axis] ?? 1,
    ceil: size.ceilOutput[axis] ?? 1,
    isDropped: size.droppedLastWindow[axis] ?? false,
    unused: size.unused[axis] ?? 0,
    overhang: size.overhang[axis] ?? 0,
    range: size.inputRange[axis] ?? [1, 1],
  }))
}

function outputLine(size: PoolSize, line: Line): string {
  if (isSame(size)) return ceilingLine(line)

  // With the last window left out, the formula gives the candidate.
  return size.ceil ? floorLine({ ...line, output: line.ceil }).replaceAll('floor', 'ceil') : floorLine(line)
}

function droppedLine({ mark, isDropped, ceil, stride, input, begin, output }: Line): string {
  if (!isDropped) return `o${mark} &= ${output}`

  return `(${ceil}-1)\\cdot${stride} &\\ge ${input}+${begin} \\;\\Rightarrow\\; o${mark} = ${ceil}-1 = ${output}`
}

function floorCandidate({ mark, numerator, stride, floor }: Line): string {
  return `o${mark}^{\\mathrm{floor}} &= \\left\\lfloor\\frac{n}{s}\\right\\rfloor+1 = \\left\\lfloor\\frac{${numerator}}{${stride}}\\right\\rfloor+1 = ${floor}`
}

function ceilCandidate({ mark, numerator, stride, ceil }: Line): string {
  return `o${mark}^{\\mathrm{ceil}} &= \\left\\lceil\\frac{n}{s}\\right\\rceil+1 = \\left\\lceil\\frac{${numerator}}{${stride}}\\right\\rceil+1 = ${ceil}`
}

function lastWindowLine({ mark, ceil, stride, input, begin, isDropped }: Line): string {
  const start = (ceil - 1) * stride
  const relation = isDropped ? '\\ge' : '<'

  return `(o${mark}-1)s &= (${ceil}-1)\\cdot${stride} = ${start} ${relation} i+p_b = ${input}+${begin} = ${input + begin}`
}

function resultLine({ mark, isDropped, output }: Line, mode: 'ceil' | 'floor'): string {
  return `o${mark} &= o${mark}^{\\mathrm{${mode}}}${isDropped ? '-1' : ''} = ${output}`
}

function unusedLine({ mark, unused, input, begin, end, output, stride, reach }: Line): string {
  return `u${mark} &= i+P-((o-1)s+k_e) = ${input + begin + end}-(${output - 1}\\cdot${stride}+${reach}) = ${unused}`
}

/** h is the only symbol here that no framework has a name for. */
function overhangLine({ mark, overhang, input, begin, end, output, stride, reach }: Line): string {
  return `h${mark} &= \\max((o-1)s+k_e-(i+P),\\,0) = \\max(${output - 1}\\cdot${stride}+${reach}-${input + begin + end},\\,0) = ${overhang}`
}
