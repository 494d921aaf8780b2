/** One spatial axis of a layer with a sliding window, in elements. */
export interface Axis {
  readonly input: number
  readonly kernel: number
  readonly stride: number
  readonly dilation: number
}

type AxisLists = { readonly [Name in keyof Axis]: readonly number[] }

/** A layer's axes one by one. */
export function axesOf({ input, kernel, stride, dilation }: AxisLists): Axis[] {
  return input.map((length, index) => ({
    input: length,
    kernel: kernel[index] ?? 1,
    stride: stride[index] ?? 1,
    dilation: dilation[index] ?? 1,
  }))
}

/**
 * Elements a dilated kernel spans.
 *
 * $$ k_e = d(k - 1) + 1 $$
 *
 * Dumoulin & Visin 2016, "A guide to convolution arithmetic for deep learning", section 5.1.
 */
export function effectiveKernel(kernel: number, dilation: number): number {
  return dilation * (kernel - 1) + 1
}

/**
 * Positions of a window on one padded axis; below 1 when it fits nowhere. The floor is the mathematical one: division
 * that truncates towards zero would find a position for a window up to one stride too long.
 *
 * $$ o = \left\lfloor \frac{i + p_b + p_e - k_e}{s} \right\rfloor + 1 $$
 *
 * Dumoulin & Visin 2016, relationship 15.
 */
export function windowCount(axis: Axis, padding: number): number {
  const numerator = axis.input + padding - effectiveKernel(axis.kernel, axis.dilation)

  return Math.floor(numerator / axis.stride) + 1
}
