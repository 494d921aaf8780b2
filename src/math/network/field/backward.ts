import type { AxisReach, Reach, WindowReach } from '../trace/step.ts'
import { existing, hullOf, mostRuns, type Runs } from './runs.ts'

/** Elements per spatial axis; none where any axis has none. */
export type Support = readonly Runs[]

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
): Support {
  switch (reach.type) {
    case 'pointwise':
      return support
    case 'whole':
      return input.map((size) => [[0, size - 1]])
    case 'unfold':
      return windowsOf(support[0] ?? [], reach.grid).map((runs, axis) =>
        axisBefore(reach.axes[axis] ?? unmoved, runs, input[axis] ?? 1, 1),
      )
    case 'axes':
      return reach.axes.map((axis, index) =>
        axisBefore(axis, support[index] ?? [], input[index] ?? 1, output[index] ?? 1),
      )
  }
}

const unmoved: AxisReach = { type: 'window', kernel: 1, stride: 1, dilation: 1, begin: 0 }

function axisBefore(reach: AxisReach, runs: Runs, input: number, output: number): Runs {
  switch (reach.type) {
    case 'window':
      return existing(
        runs.flatMap((run) => windowBefore(reach, run)),
        input,
      )
    case 'transposed':
      return existing(
        runs.flatMap((run) => transposedBefore(reach, run)),
        input,
      )
    case 'nearest':
      return existing(
        runs.flatMap((run) => nearestBefore(run, input, output)),
        input,
      )
    case 'adaptive':
      return existing(
        runs.map(([first, last]) => [scaled(first, input, output), -scaled(-(last + 1), input, output) - 1]),
        input,
      )
  }
}

/** Where the output is shorter, inputs between those that are read are not. */
function nearestBefore([first, last]: Run, input: number, output: number): readonly Run[] {
  const count = last - first + 1
  if (input <= output || count > mostRuns)
    return [[scaled(first, input, output), scaled(last, input, output)]]

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
function windowBefore({ kernel, stride, dilation, begin }: WindowReach, [first, last]: Run): readonly Run[] {
  const reached = (kernel - 1) * dilation
  const whole: Run = [first * stride - begin, last * stride - begin + reached]
  const count = last - first + 1
  const isGapless =
    dilation === 1
      ? kernel >= stride || count === 1
      : kernel === 1
        ? stride === 1 || count === 1
        : stride === 1 && count >= dilation

  if (isGapless) return [whole]
  if (dilation === 1 || kernel === 1) {
    if (count > mostRuns) return [whole]

    return Array.from({ length: count }, (_, index) => {
      const at = (first + index) * stride - begin

      return [at, at + kernel - 1] as const
    })
  }
  if (stride === 1)
    return kernel > mostRuns
      ? [whole]
      : taps(kernel, (tap) => [whole[0] + tap * dilation, last - begin + tap * dilation])
  if (count * kernel > mostRuns) return [whole]

  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const at = (first + index) * stride - begin

    return taps(kernel, (tap) => [at + tap * dilation, at + tap * dilation])
  })
}

/** Output x reads the inputs t with x + p = t·s + m·d for a tap m. */
function transposedBefore(
  { kernel, stride, dilation, begin }: WindowReach,
  [first, last]: Run,
): readonly Run[] {
  const from = (tap: number) => Math.ceil((first + begin - tap * dilation) / stride)
  const to = (tap: number) => Math.floor((last + begin - tap * dilation) / stride)

  // Neighbouring taps read neighbouring inputs or the same.
  if (dilation === 1 || kernel > mostRuns) return [[from(kernel - 1), to(0)]]

  return taps(kernel, (tap) => [from(tap), to(tap)])
}

function taps(kernel: number, run: (tap: number) => Run): Run[] {
  return Array.from({ length: kernel }, (_, tap) => run(tap)).filter(([first, last]) => first <= last)
}

/** The windows of a grid, counted in one row, as what they are on each axis. */
function windowsOf(runs: Runs, grid: readonly number[]): Support {
  const hull = hullOf(runs)
  if (hull === undefined) return grid.map(() => [])

  let [first, last] = hull
  const sizes = grid.map((_, axis) => grid.slice(axis + 1).reduce((total, size) => total * size, 1))
  let isSplit = false

  return grid.map((size, axis) => {
    if (isSplit) return [[0, size - 1]]

    const rest = sizes[axis] ?? 1
    const [from, to] = [Math.floor(first / rest), Math.floor(last / rest)]
    first -= from * rest
    last -= to * rest
    isSplit = from !== to

    return [[from, to]]
  })
}
