import { limits } from '../limits.ts'
import { effectiveKernel } from '../window.ts'
import { excessBounds, inputBounds, isPool } from './bounds.ts'
import { type Problem, type Quantity, unknownsOf } from './problem.ts'
import { intersect, lengthOf, type Range } from './range.ts'

/**
 * Whether values beyond the searched ranges may give the output: false only where none whatever do.
 *
 * Bounds of intervals, so it costs a step for each stride: that a total padding is even, or that a dilation divides, is
 * left out.
 */
export function isWithinReach(problem: Problem): boolean {
  const widest = widen(problem)
  const excessAt = excessRange(widest)
  const last = Math.min(widest.stride[1], largestStride(widest, excessAt(1)[1]))

  for (let stride = widest.stride[0]; stride <= last; stride++) {
    const excess = excessAt(stride)
    const reached = widest.input
      ? intersect(excess, excessBounds(widest, widest.input, stride))
      : inputBounds(widest, stride, excess)

    if (lengthOf(reached) > 0) return true
  }

  return false
}

/** Everything that is sought as far as a layer can have it. */
function widen(problem: Problem): Problem & { readonly padding: Range } {
  const open = new Set<Quantity>(unknownsOf(problem))
  const from = (name: Quantity, least: number, given: Range): Range => {
    return open.has(name) ? [least, limits.window] : given
  }

  return {
    ...problem,
    inputs: [1, limits.input],
    kernel: from('kernel', 1, problem.kernel),
    stride: from('stride', 1, problem.stride),
    dilation: from('dilation', 1, problem.dilation),
    padding: from('padding', 0, problem.padding ?? [0, 0]),
    outputPadding: open.has('outputPadding') ? null : problem.outputPadding,
  }
}

/** A given input is too short for larger strides, or for a transposed convolution too long, whatever the padding. */
function largestStride({ kind, ceil, input, output }: Problem, mostExcess: number): number {
  const bounds = output.map((length, axis) => {
    const given = input?.[axis] ?? 1
    const [whole, steps] =
      kind === 'transpose' ? [length + mostExcess, given - 1] : [given + mostExcess, length - (ceil ? 2 : 1)]

    return steps > 0 ? whole / steps : Number.POSITIVE_INFINITY
  })

  return input ? Math.min(...bounds) : Number.POSITIVE_INFINITY
}

/** The ends of $ P - k_e - q_{op} $ for each stride. */
function excessRange({ kind, kernel, dilation, padding, outputPadding }: ReturnType<typeof widen>) {
  const least = 2 * padding[0] - effectiveKernel(kernel[1], dilation[1])
  const most = 2 * padding[1] - effectiveKernel(kernel[0], dilation[0])
  // A pool's padding is at most half its kernel on each side.
  const end = isPool(kind) ? Math.min(most, 0) : most

  return (stride: number): Range => {
    const [leastExtra, mostExtra] = outputPadding ?? [0, Math.max(stride, dilation[1]) - 1]

    return [least - mostExtra, end - leastExtra]
  }
}
