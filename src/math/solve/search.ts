import { UserError } from '../../errors.ts'
import type { Pair } from '../sizes.ts'
import { effectiveKernel } from '../window.ts'
import {
  excessBounds,
  inputBounds,
  isPool,
  kernelRange,
  lengthFor,
  outputPaddingRange,
  paddingRange,
} from './bounds.ts'
import type { Problem } from './problem.ts'
import { lengthOf, type Range } from './range.ts'

/** A set of values that gives every axis its output. */
export interface Found {
  readonly inputs: readonly number[]
  readonly kernel: number
  readonly stride: number
  readonly dilation: number
  readonly padding: Pair
  readonly outputPadding: number
}

/** Values of everything but padding and input. */
interface Shape extends Omit<Found, 'inputs' | 'padding'> {
  /** `excessBounds` of a given input; nothing is known of a sought one. */
  readonly excess: Range
}

/** Which total paddings are tried: even ones split equally, odd ones with one element more at the end. */
export type Split = 'even' | 'odd'

/** Combinations that are tried at most; a second of work. */
const mostCombinations = 1_000_000

/** @throws UserError `solve.searchTooLarge`. */
export function checkSearchSize(problem: Problem): void {
  const count = countCombinations(problem)

  if (count > mostCombinations) {
    throw new UserError('solve.searchTooLarge', { count, limit: mostCombinations })
  }
}

/** A sought input has up to a stride's worth of values for each combination of the others. */
function countCombinations(problem: Problem): number {
  const { kernel, stride, dilation, input, kind, inputs } = problem
  const coarse = [kernel, stride, dilation].map(lengthOf).reduce((product, length) => product * length, 1)
  const perStride = (step: number) => {
    return input === null && kind !== 'transpose' ? Math.min(step, lengthOf(inputs)) : 1
  }

  if (coarse > mostCombinations) return coarse

  return sumOver(dilation, (spacing) => {
    const kernels = sumOver(kernel, (each) => lengthOf(paddingRange(problem, each, spacing)))
    const strides = sumOver(stride, (step) => {
      return lengthOf(outputPaddingRange(problem, step, spacing)) * perStride(step)
    })

    return kernels * strides
  })
}

function sumOver([min, max]: Range, value: (each: number) => number): number {
  let sum = 0

  for (let each = min; each <= max; each++) sum += value(each)

  return sum
}

/** Every solution, each checked by the forward rule. Only what the closed forms leave is tried. */
export function* solutions(problem: Problem, split: Split): Generator<Found> {
  for (const shape of shapes(problem)) {
    for (const candidate of candidates(problem, shape, split)) {
      if (fits(problem, candidate)) yield candidate
    }
  }
}

/** Kernels, strides, dilations and output paddings, as far as some padding may suit them. */
function* shapes(problem: Problem): Generator<Shape> {
  for (let stride = problem.stride[0]; stride <= problem.stride[1]; stride++) {
    const excess = problem.input ? excessBounds(problem, problem.input, stride) : anything

    if (lengthOf(excess) > 0) yield* shapesAt(problem, stride, excess)
  }
}

const anything: Range = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]

function* shapesAt(problem: Problem, stride: number, excess: Range): Generator<Shape> {
  for (let dilation = problem.dilation[0]; dilation <= problem.dilation[1]; dilation++) {
    const [least, most] = outputPaddingRange(problem, stride, dilation)

    for (let outputPadding = least; outputPadding <= most; outputPadding++) {
      const [from, to] = kernelRange(problem, excess, dilation, outputPadding)

      for (let kernel = from; kernel <= to; kernel++) {
        yield { kernel, stride, dilation, outputPadding, excess }
      }
    }
  }
}

/** What remains to be chosen, by the closed forms. */
function candidates(problem: Problem, shape: Shape, split: Split): Generator<Found> {
  return problem.input ? paddingsFor(problem, problem.input, shape, split) : inputsFor(problem, shape, split)
}

function* paddingsFor(
  problem: Problem,
  inputs: readonly number[],
  shape: Shape,
  split: Split,
): Generator<Found> {
  const { kernel, dilation, outputPadding, excess } = shape
  const odd = split === 'odd' ? 1 : 0
  const reach = effectiveKernel(kernel, dilation) + outputPadding - odd
  const [least, most] = paddingRange(problem, kernel, dilation)
  const first = Math.max(Math.ceil((excess[0] + reach) / 2), least)
  const last = Math.min(Math.floor((excess[1] + reach) / 2), most - odd)

  for (let begin = first; begin <= last; begin++) yield { ...shape, inputs, padding: [begin, begin + odd] }
}

function* inputsFor(problem: Problem, shape: Shape, split: Split): Generator<Found> {
  const { kernel, stride, dilation, outputPadding } = shape
  const odd = split === 'odd' ? 1 : 0
  const reach = effectiveKernel(kernel, dilation) + outputPadding - odd
  const [least, most] = paddingRange(problem, kernel, dilation)

  for (let begin = least; begin + odd <= most; begin++) {
    const excess = 2 * begin - reach
    const [from, to] = inputBounds(problem, stride, [excess, excess])

    for (let input = from; input <= to; input++) {
      yield { ...shape, inputs: problem.output.map(() => input), padding: [begin, begin + odd] }
    }
  }
}

/** PyTorch's AvgPool3d wants an input of at least its kernel. */
function fits(
  problem: Problem,
  { inputs, padding, outputPadding, kernel, stride, dilation }: Found,
): boolean {
  const { output, kind } = problem
  const least = kind === 'avg_pool' && output.length === 3 ? kernel : 1

  return inputs.every((input, axis) => {
    const given = { input, kernel, stride, dilation }

    return input >= least && lengthFor(problem, given, padding, outputPadding) === output[axis]
  })
}

/** Trailing elements of each padded input that no window reaches; none of a transposed convolution. */
export function unusedOf({ kind, output }: Problem, found: Found): number[] {
  const { inputs, padding, kernel, stride, dilation } = found
  const reach = effectiveKernel(kernel, dilation)

  return inputs.map((input, axis) => {
    const last = ((output[axis] ?? 1) - 1) * stride + reach
    const left = Math.max(input + padding[0] + padding[1] - last, 0)

    return kind === 'conv' || isPool(kind) ? left : 0
  })
}
