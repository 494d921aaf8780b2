import { type Note, note } from '../note.ts'
import type { ConvTranspose } from '../transpose.ts'
import { axesOf } from '../window.ts'
import type { Transposed } from './transposed-layer.ts'
import { fullOutput } from './transposed-padding.ts'

type Measured = Omit<ConvTranspose, 'notes'>

/** Conventions, limits of the engines and traps that an output size does not show. */
export function transposedNotes(layer: Transposed, size: Measured): Note[] {
  return [
    ...unevenNotes(size),
    ...(layer.framework === 'keras' ? kerasNotes(layer, size) : []),
    ...(layer.framework === 'onnx' ? onnxNotes(layer, size) : []),
    ...(size.checkerboard.includes(true) ? [note('conv.note.checkerboard')] : []),
    ...recipeNotes(layer, size),
    ...(size.macs === null ? [] : [note('conv.note.macsTransposed')]),
  ]
}

function unevenNotes({ padding }: Measured): Note[] {
  const [begin, end] = padding.find((pair) => pair[0] !== pair[1]) ?? [0, 0]

  return begin === end ? [] : [note('conv.note.cutsUnevenly', { begin, end })]
}

/** In Keras an output padding of 0 is not the same as none. */
function kerasNotes({ outputPadding, stride }: Transposed, { input, output }: Measured): Note[] {
  if (outputPadding === null) return []

  const usual = input.map((length, axis) => length * (stride[axis] ?? 1))
  const differs = output.some((length, axis) => length !== usual[axis])

  return differs ? [note('conv.note.kerasOutputPadding')] : []
}

/** What ONNX Runtime does beside the operator's text, each measured. */
function onnxNotes(layer: Transposed, size: Measured): Note[] {
  const { padding, outputSize, outputPadding, stride } = layer
  const isAutomatic = padding === 'same' || padding === 'same_lower'
  const isShort = axesOf(layer).some((axis, index) => {
    return fullOutput(axis) + (outputPadding?.[index] ?? 0) < axis.input * axis.stride
  })
  const isIgnored =
    outputSize !== null && typeof padding !== 'string' && padding.flat().some((each) => each > 0)

  return [
    ...(isAutomatic && isShort && outputSize === null
      ? [note('conv.note.onnxShort', { output: size.output.join(' × ') })]
      : []),
    ...(isIgnored ? [note('conv.note.onnxIgnoresPads')] : []),
    ...(outputPadding?.some((each, axis) => each >= (stride[axis] ?? 1))
      ? [note('conv.note.onnxOutputPadding')]
      : []),
  ]
}

/** For those who want exactly ×s and asked for something near it. */
function recipeNotes({ framework, outputSize }: Transposed, size: Measured): Note[] {
  const { stride: strides, input, output, dilation } = size
  const [stride = 1] = strides
  const isOne = strides.every((step) => step === stride) && dilation.every((step) => step === 1)
  const misses = output.some((length, axis) => length !== (input[axis] ?? 1) * stride)

  if (stride < 2 || !isOne || !misses || outputSize !== null) return []
  if (framework !== 'pytorch' && framework !== 'onnx') return []

  // k − 2p = s: the smallest kernel without padding, and one of about two strides with the padding that fits it.
  const wide = 2 * stride - (stride % 2)

  return [note('conv.note.recipe', { stride, wide, padding: (wide - stride) / 2 })]
}
