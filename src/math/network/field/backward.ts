import type { AxisReach, Reach, WindowReach } from '../trace/step.ts'
import { existing, filled, joined, type Runs } from './runs.ts'

/** Elements per spatial axis; none where any axis has none. */
export type Support = readonly Runs[]

/** Keeps the work bounded. */
export interface Effort {
  /** Runs that are followed one by one; where more would come about, the gaps between them are filled. */
  most: number
  /** Runs followed so far. */
  spent: number
}

/**
 * The input elements of a layer that can influence these elements of its output, cut to elements that exist.
 *
 * @param input - spatial sizes before the layer.
 * @param output - spatial sizes after it.
 */
export function supportBefore(
  reach: Reach,
  support: Support,
  input: readonly number[],
  output: readonly number[],
  effort: Effort,
): Support {
  switch (reach.type) {
    case 'pointwise':
      return support
    case 'whole':
      return input.map((size) => [[0, size - 1]])
    case 'unfold':
      return windowsOf(support[0] ?? [], reach.grid).map((runs, axis) =>
        axisBefore(reach.axes[axis] ?? unmoved, runs, input[axis] ?? 1, 1, effort),
      )
    case 'axes':
      return reach.axes.map((axis, index) =>
        axisBefore(axis, support[index] ?? [], input[index] ?? 1, output[index] ?? 1, effort),
      )
  }
}

const unmoved: AxisReach = { type: 'window', kernel: 1, stride: 1, dilation: 1, begin: 0 }

function axisBefore(reach: AxisReach, runs: Runs, input: number, output: number, effort: Effort): Runs {
  const before = runs.flatMap((run) => runBefore(reach, run, input, output, effort.most))
  effort.spent += before.length

  return filled(existing(before, input), effort.most)
}

function runBefore(reach: AxisReach, run: Run, input: number, output: number, most: number): readonly Run[] {
  switch (reach.type) {
    case 'window':
      return windowBefore(reach, run, most)
    case 'transposed':
      return transposedBefore(reach, run, most)
    case 'nearest':
      return nearestBefore(run, input, output, most)
    case 'adaptive':
      return [[scaled(run[0], input, output), -scaled(-(run[1] + 1), input, output) - 1]]
  }
}

/** Where the output is shorter, inputs between those that are read are not. */
function nearestBefore([first, last]: Run, input: number, output: number, most: number): readonly Run[] {
  const count = last - first + 1
  if (input <= output || count > most) return [[scaled(first, input, output), scaled(last, input, output)]]

  return Array.from({ length: count }, (_, index) => {
    const at = scaled(first + index, input, output)

    return [at, at] as const
  })
}

/** ⌊x·i/o⌋, exact where the product leaves the exact doubles. */
function scaled(x: number, input: number, output: number): number {
  if (Number.isSafeInteger(x * input)) return Math.floor((x * input) / output)

  const [dividend, divisor] = [BigInt(x) * BigInt(input), BigInt(output)]
  const isRounded = dividend < 0n && dividend % divisor !== 0n

  return Number(dividend / divisor - (isRounded ? 1n : 0n))
}

type Run = readonly [number, number]

/** Output x reads x·s − p + m·d for every tap m. */
function windowBefore(
  { kernel, stride, dilation, begin }: WindowReach,
  [first, last]: Run,
  most: number,
): readonly Run[] {
  const whole: Run = [first * stride - begin, last * stride - begin + (kernel - 1) * dilation]
  const count = last - first + 1
  // Taps of one position that leave no gap are as good as one.
  const isDense = dilation === 1 || kernel === 1
  const isGapless = isDense ? count === 1 || kernel >= stride : stride === 1 && count >= dilation

  if (isGapless) return [whole]
  if (!isDense && stride === 1 && kernel <= most) {
    return taps(kernel, (tap) => [first - begin + tap * dilation, last - begin + tap * dilation])
  }
  if (count * (isDense ? 1 : kernel) > most) return [whole]

  return Array.from({ length: count }, (_, index) => (first + index) * stride - begin).flatMap(
    (at): readonly Run[] =>
      isDense ? [[at, at + kernel - 1]] : taps(kernel, (tap) => [at + tap * dilation, at + tap * dilation]),
  )
}

/** Output x reads the inputs t with x + p = t·s + m·d for a tap m. */
function transposedBefore(
  { kernel, stride, dilation, begin }: WindowReach,
  [first, last]: Run,
  most: number,
): readonly Run[] {
  const from = (tap: number) => Math.ceil((first + begin - tap * dilation) / stride)
  const to = (tap: number) => Math.floor((last + begin - tap * dilation) / stride)

  // Neighbouring taps read neighbouring inputs or the same.
  if (dilation === 1 || kernel > most) return [[from(kernel - 1), to(0)]]

  return taps(kernel, (tap) => [from(tap), to(tap)])
}

function taps(kernel: number, run: (tap: number) => Run): Run[] {
  return Array.from({ length: kernel }, (_, tap) => run(tap)).filter(([first, last]) => first <= last)
}

/** The windows of a grid, counted in one row, as what they are on each axis. */
function windowsOf(runs: Runs, grid: readonly number[]): Support {
  const each = runs.map((run) => windowsOfRun(run, grid))

  return grid.map((_, axis) => joined(each.flatMap((support) => support[axis] ?? [])))
}

function windowsOfRun([from, to]: Run, grid: readonly number[]): Support {
  let [first, last] = [from, to]
  const sizes = grid.map((_, axis) => grid.slice(axis + 1).reduce((total, size) => total * size, 1))
  let isSplit = false

  return grid.map((size, axis) => {
    if (isSplit) return [[0, size - 1]]

    const rest = sizes[axis] ?? 1
    const [begin, end] = [Math.floor(first / rest), Math.floor(last / rest)]
    first -= begin * rest
    last -= end * rest
    isSplit = begin !== end

    return [[begin, end]]
  })
}
