import type { PaddingName, Pair } from '../sizes.ts'
import { type Axis, effectiveKernel } from '../window.ts'
import type { Transposed } from './transposed-layer.ts'

/** What one axis of a transposed convolution comes to, whatever rule asked for it. */
export interface Resolved {
  /** Elements cut from the full output before and after. */
  readonly padding: Pair
  /** Elements added at the end. */
  readonly outputPadding: number
}

/** One axis with the options that are meant for it. */
export interface TransposedAxis extends Axis {
  readonly padding: PaddingName | Pair
  readonly outputPadding: number | null
  readonly outputSize: number | null
}

/** What every tap of every input element reaches: $ (i-1)s + k_e $. */
export function fullOutput({ input, kernel, stride, dilation }: Axis): number {
  return (input - 1) * stride + effectiveKernel(kernel, dilation)
}

export interface ResolvedAxis extends Resolved {
  readonly axis: TransposedAxis
}

/**
 * Output length of one axis, in elements; below 1 when more is cut than there is.
 *
 * $$ o = (i-1)s + k_e - p_b - p_e + q_{op} $$
 *
 * Dumoulin & Visin 2016, relationship 14, with the output padding that every framework adds.
 */
export function transposedLength(axis: Axis, { padding: [begin, end], outputPadding }: Resolved): number {
  return fullOutput(axis) - begin - end + outputPadding
}

/** The layer's padding by its framework's rule. */
export function resolvePadding({ framework }: Transposed, axis: TransposedAxis): Resolved {
  switch (framework) {
    case 'pytorch':
      return resolveTorch(axis)
    case 'onnx':
      return axis.outputSize === null ? resolveOnnx(axis) : resolveOnnxSize(axis, axis.outputSize)
    default:
      return axis.padding === 'same' ? resolveSame(axis) : resolveValid(axis)
  }
}

/** torch/nn/modules/conv.py `_output_padding`: a wanted size is reached by output padding. */
function resolveTorch(axis: TransposedAxis): Resolved {
  const padding = pairOf(axis)
  const least = transposedLength(axis, { padding, outputPadding: 0 })

  return {
    padding,
    outputPadding: axis.outputSize === null ? (axis.outputPadding ?? 0) : axis.outputSize - least,
  }
}

/**
 * ONNX without output_shape. auto_pad aims at i·s and cuts what is beyond, but adds nothing where the full output is
 * shorter: the operator's text says i·s, ONNX Runtime gives the smaller of the two (measured).
 */
function resolveOnnx(axis: TransposedAxis): Resolved {
  const outputPadding = axis.outputPadding ?? 0

  if (axis.padding !== 'same' && axis.padding !== 'same_lower')
    return { padding: pairOf(axis), outputPadding }

  const surplus = fullOutput(axis) + outputPadding - axis.input * axis.stride

  return { padding: split(Math.max(surplus, 0), axis.padding === 'same'), outputPadding }
}

/** ONNX with output_shape: pads are ignored and worked out; what is missing is added at the end. */
function resolveOnnxSize(axis: TransposedAxis, size: number): Resolved {
  const outputPadding = axis.outputPadding ?? 0
  const surplus = fullOutput(axis) + outputPadding - size

  return surplus >= 0
    ? { padding: split(surplus, axis.padding === 'same'), outputPadding }
    : { padding: [0, 0], outputPadding: outputPadding - surplus }
}

/** onnx/defs/nn/defs.cc ConvTranspose: only SAME_UPPER puts the odd element at the end. */
function split(total: number, oddAtEnd: boolean): Pair {
  const [less, more] = [Math.floor(total / 2), Math.ceil(total / 2)]

  return oddAtEnd ? [less, more] : [more, less]
}

/** Without output padding the output is as long as a window of at least one stride: $ (i-1)s + \max(k_e, s) $. */
function resolveValid({ kernel, stride, dilation, outputPadding }: TransposedAxis): Resolved {
  const missing = Math.max(stride - effectiveKernel(kernel, dilation), 0)

  return { padding: [0, 0], outputPadding: outputPadding ?? missing }
}

/**
 * `same` of Keras, TensorFlow.js and JAX: i·s; with an output padding, which only Keras has,
 * $ (i-1)s + (k_e \bmod 2) + q_{op} $. Padding is stated there as that of the stretched input, at most k_e − 1 before it.
 *
 * keras/src/backend/common/backend_utils.py, jax/_src/lax/convolution.py `_conv_transpose_padding`.
 */
function resolveSame({ kernel, stride, dilation, outputPadding }: TransposedAxis): Resolved {
  const reach = effectiveKernel(kernel, dilation)
  const total = outputPadding === null ? stride + reach - 2 : reach + (reach % 2) - 2 + outputPadding
  const before = Math.min(Math.ceil(total / 2), reach - 1)
  const end = reach - 1 - (total - before)

  return { padding: [reach - 1 - before, Math.max(end, 0)], outputPadding: Math.max(-end, 0) }
}

function pairOf({ padding }: TransposedAxis): Pair {
  return typeof padding === 'string' ? [0, 0] : padding
}
