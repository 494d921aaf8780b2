import { convolutionCost } from './conv/cost.ts'
import { type PaddingRule, ruleOf } from './conv/padding.ts'
import { checkLength, checkOutputSize, checkTransposed, torchSizes } from './conv/transposed-checks.ts'
import { type ConvTransposeOptions, readTransposed, type Transposed } from './conv/transposed-layer.ts'
import { transposedNotes } from './conv/transposed-notes.ts'
import {
  type ResolvedAxis,
  resolvePadding,
  type TransposedAxis,
  transposedLength,
} from './conv/transposed-padding.ts'
import type { Framework } from './framework.ts'
import type { Note } from './note.ts'
import type { Pair } from './sizes.ts'
import { axesOf, effectiveKernel } from './window.ts'

/**
 * The answer of `/conv transpose`. Lists have one entry per spatial axis, slowest axis first; everywhere
 * `output = (input − 1)·stride + effectiveKernel − begin − end + outputPadding`.
 */
export interface ConvTranspose {
  readonly framework: Framework
  readonly dims: number
  readonly input: readonly number[]
  readonly kernel: readonly number[]
  readonly stride: readonly number[]
  readonly dilation: readonly number[]
  readonly groups: number
  /** Elements cut from the full output, whatever rule asked for it. */
  readonly padding: readonly Pair[]
  readonly paddingRule: PaddingRule
  readonly effectiveKernel: readonly number[]
  readonly output: readonly number[]
  readonly inChannels: number | null
  readonly outChannels: number | null
  readonly weightShape: readonly number[] | null
  readonly params: number | null
  readonly macs: string | null
  readonly flops: string | null
  readonly outputPadding: readonly number[]
  /** What PyTorch's output_size may ask for; null elsewhere. */
  readonly outputSizeRange: readonly (readonly [min: number, max: number])[] | null
  readonly equivalent: Equivalent
  /** Whether taps overlap unevenly: k mod s ≠ 0. */
  readonly checkerboard: readonly boolean[]
  readonly notes: readonly Note[]
}

/** The ordinary convolution, stride 1, that computes the same from the input with s − 1 zeros between its elements. */
export interface Equivalent {
  readonly stretchedInput: readonly number[]
  /** Below 0 where it would have to crop. */
  readonly padding: readonly Pair[]
}

/**
 * The output size of a transposed convolution from options as typed.
 *
 * @throws UserError `input.*` or `conv.*`, in the order of `convSize`.
 */
export function convTranspose(options: ConvTransposeOptions): ConvTranspose {
  return transposedSize(readTransposed(options))
}

/**
 * The output size of a transposed convolution, with everything the working needs.
 *
 * @throws UserError `conv.*`.
 */
export function transposedSize(layer: Transposed): ConvTranspose {
  checkTransposed(layer)

  const axes = axesWithOptions(layer)
  checkOutputSize(layer, axes)

  const resolved = axes.map((axis) => ({ axis, ...resolvePadding(layer, axis) }))
  checkLength(layer, resolved)

  const { framework, input, kernel, stride, dilation, groups, inChannels, outChannels } = layer
  const output = resolved.map((each) => transposedLength(each.axis, each))
  const size = {
    framework,
    dims: input.length,
    input,
    kernel,
    stride,
    dilation,
    groups,
    padding: resolved.map(({ padding }) => padding),
    paddingRule: ruleOfTransposed(layer),
    effectiveKernel: axes.map((axis) => effectiveKernel(axis.kernel, axis.dilation)),
    output,
    inChannels,
    outChannels,
    ...convolutionCost({ ...layer, kind: 'transposed', output }),
    outputPadding: resolved.map(({ outputPadding }) => outputPadding),
    outputSizeRange: framework === 'pytorch' ? axes.map(possibleSizes) : null,
    equivalent: {
      stretchedInput: axes.map((axis) => (axis.input - 1) * axis.stride + 1),
      padding: resolved.map(stretchedPadding),
    },
    checkerboard: axes.map((axis) => axis.kernel % axis.stride !== 0),
  }

  return { ...size, notes: transposedNotes(layer, size) }
}

function possibleSizes(axis: TransposedAxis): readonly [number, number] {
  const [least, most] = torchSizes(axis)

  return [Math.max(least, 1), most]
}

/** $ k_e - 1 - p $ on each side (Dumoulin & Visin 2016, relationships 8–14). */
function stretchedPadding({ axis, padding: [begin, end], outputPadding }: ResolvedAxis): Pair {
  const reach = effectiveKernel(axis.kernel, axis.dilation)

  return [reach - 1 - begin, reach - 1 - end + outputPadding]
}

/** Keras, TensorFlow.js and JAX have no numbers: a 0 is their `valid`. */
function ruleOfTransposed({ framework, padding }: Transposed): PaddingRule {
  return framework === 'pytorch' || framework === 'onnx' || padding === 'same' ? ruleOf(padding) : 'valid'
}

function axesWithOptions(layer: Transposed): TransposedAxis[] {
  const { padding, outputPadding, outputSize } = layer

  return axesOf(layer).map((axis, index) => ({
    ...axis,
    padding: typeof padding === 'string' ? padding : (padding[index] ?? [0, 0]),
    outputPadding: outputPadding?.[index] ?? null,
    outputSize: outputSize?.[index] ?? null,
  }))
}
