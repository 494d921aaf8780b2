import { countPoolWindows } from '../conv/pool-windows.ts'
import { transposedLength } from '../conv/transposed-padding.ts'
import type { Pair } from '../sizes.ts'
import { type Axis, effectiveKernel, windowCount } from '../window.ts'
import type { Problem, SolveKind } from './problem.ts'
import { intersect, type Range } from './range.ts'

type Rule = Pick<Problem, 'kind' | 'ceil'>

export function isPool(kind: SolveKind): boolean {
  return kind === 'max_pool' || kind === 'avg_pool'
}

/** The forward rule of one axis, by which every solution is checked. */
export function lengthFor({ kind, ceil }: Rule, axis: Axis, padding: Pair, outputPadding: number): number {
  if (isPool(kind)) return countPoolWindows(axis, padding, ceil).output
  if (kind === 'conv') return windowCount(axis, padding[0] + padding[1])

  return transposedLength(axis, { padding, outputPadding })
}

/**
 * The numerators n = i + P − k_e that give a number of windows: $ (o-1)s \le n \le os - 1 $. In ceil mode
 * $ (o-2)s < n \le os $, a little more than what gives it, because the last window may be left out.
 */
function numerators({ ceil }: Rule, output: number, stride: number): Range {
  return ceil ? [(output - 2) * stride + 1, output * stride] : [(output - 1) * stride, output * stride - 1]
}

/**
 * By how much the total padding must exceed kernel and output padding, $ P - k_e - q_{op} $, on all axes at once.
 * Crossed ends: no kernel and no padding give these sizes at this stride.
 */
export function excessBounds(problem: Problem, inputs: readonly number[], stride: number): Range {
  const bounds = problem.output.map((output, axis): Range => {
    const input = inputs[axis] ?? 1
    const [least, most] = numerators(problem, output, stride)
    const exact = (input - 1) * stride - output

    return problem.kind === 'transpose' ? [exact, exact] : [least - input, most - input]
  })

  // A pool's padding is at most half its kernel on each side.
  return isPool(problem.kind) ? intersect(...bounds, [Number.NEGATIVE_INFINITY, 0]) : intersect(...bounds)
}

/** The inputs that suit all axes, for a total padding that exceeds kernel and output padding by one of `excess`. */
export function inputBounds(problem: Problem, stride: number, [leastExcess, mostExcess]: Range): Range {
  const { kind, output, inputs } = problem
  const [least, most] = intersect(
    ...output.map((each): Range => (kind === 'transpose' ? [each, each] : numerators(problem, each, stride))),
  )

  if (least > most) return [least, most]
  if (kind !== 'transpose') return intersect(inputs, [least - mostExcess, most - leastExcess])

  return intersect(inputs, [
    Math.ceil((least + leastExcess) / stride) + 1,
    Math.floor((most + mostExcess) / stride) + 1,
  ])
}

/**
 * The kernels that some padding may suit: as the total padding, excess + k_e + q_op, lies between its own ends, so does
 * k_e.
 */
export function kernelRange(
  { kernel, padding }: Problem,
  excess: Range,
  dilation: number,
  outputPadding: number,
): Range {
  const [least, most] = padding ?? [0, Number.POSITIVE_INFINITY]
  const shortest = 2 * least - excess[1] - outputPadding
  const longest = 2 * most + 1 - excess[0] - outputPadding

  return intersect(kernel, [
    Math.ceil((shortest - 1) / dilation) + 1,
    Math.floor((longest - 1) / dilation) + 1,
  ])
}

/** The paddings that are tried with one kernel; of a pool at most half of it, which every version and axis count takes. */
export function paddingRange({ kind, padding }: Problem, kernel: number, dilation: number): Range {
  if (isPool(kind)) return intersect(padding ?? [0, Math.floor(kernel / 2)], [0, Math.floor(kernel / 2)])

  return padding ?? [0, effectiveKernel(kernel, dilation) - 1]
}

/** The output paddings that PyTorch takes with one stride and dilation. */
export function outputPaddingRange({ outputPadding }: Problem, stride: number, dilation: number): Range {
  const allowed: Range = [0, Math.max(stride, dilation) - 1]

  return outputPadding ? intersect(outputPadding, allowed) : allowed
}
