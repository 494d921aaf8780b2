export interface Geometry {
  readonly input: number
  readonly kernel: number
  readonly stride: number
  readonly begin: number
  readonly end: number
  readonly dilation: number
  readonly ceil?: boolean
}

/**
 * Counts windows one by one. In ceil mode one more counts that is begun less than a stride too early and before the
 * padding after the input.
 */
export function slideWindow(geometry: Geometry): number {
  const { input, kernel, stride, begin, end, dilation, ceil = false } = geometry
  const last = input + begin + end
  let count = 0
  let start = 0

  while (start + dilation * (kernel - 1) < last) {
    count++
    start += stride
  }

  const missing = start + dilation * (kernel - 1) + 1 - last
  const isBegun = ceil && missing < stride && start < input + begin

  return isBegun ? count + 1 : count
}

/** Length of what the taps of all inputs touch in a transposed convolution, less the padding; tap by tap. */
export function touchOutputs({ input, kernel, stride, begin, end, dilation }: Geometry): number {
  let last = 0

  for (let element = 0; element < input; element++) {
    for (let tap = 0; tap < kernel; tap++) last = Math.max(last, element * stride + tap * dilation)
  }

  return last + 1 - begin - end
}
