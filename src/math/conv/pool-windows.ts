import type { Pair } from '../sizes.ts'
import { type Axis, effectiveKernel, windowCount } from '../window.ts'

/** How one axis of a pool counts its windows. */
export interface PoolWindows {
  /** Windows that fit, and windows that are begun, before the rule of the last one. */
  readonly floor: number
  readonly ceil: number
  /** Whether the last window would have begun in the padding after the input. */
  readonly isDropped: boolean
  readonly output: number
}

/**
 * Windows of a pool on one axis; below 1 when none fits. In ceil mode
 *
 * $$ o = \left\lceil \frac{n}{s} \right\rceil + 1, \quad \text{less one if } (o-1)s \ge i + p_b $$
 *
 * where n may be negative. pytorch/pytorch:aten/src/ATen/native/Pool.h `pooling_output_shape_pad_lr`;
 * onnx/defs/nn/defs.cc.
 */
export function countPoolWindows(axis: Axis, [begin, end]: Pair, isCeil: boolean): PoolWindows {
  const floor = windowCount(axis, begin + end)
  const ceil = Math.ceil(numeratorOf(axis, begin + end) / axis.stride) + 1
  const isDropped = isCeil && (ceil - 1) * axis.stride >= axis.input + begin

  return { floor, ceil, isDropped, output: isCeil ? ceil - (isDropped ? 1 : 0) : floor }
}

/** $ n = i + P - k_e $; below 0 when the window is larger than the padded input. */
export function numeratorOf(axis: Axis, padding: number): number {
  return axis.input + padding - effectiveKernel(axis.kernel, axis.dilation)
}

/** Where the last window ends, in elements of the padded input. */
export function lastReach(axis: Axis, output: number): number {
  return (output - 1) * axis.stride + effectiveKernel(axis.kernel, axis.dilation)
}

/**
 * The least input that has `output` windows in ceil mode: the last one must be begun, $ n > (o-2)s $, and must begin
 * before the padding after the input, $ (o-1)s < i + p_b $.
 */
export function leastCeilInput(axis: Axis, [begin, end]: Pair, output: number): number {
  const begun = (output - 2) * axis.stride + 1 + effectiveKernel(axis.kernel, axis.dilation) - begin - end

  return Math.max(begun, (output - 1) * axis.stride + 1 - begin)
}
