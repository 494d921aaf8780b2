import { checkConvolution, checkFit, leastInput } from './conv/checks.ts'
import { convolutionCost } from './conv/cost.ts'
import { type Convolution, type ConvSizeOptions, readConvolution } from './conv/layer.ts'
import { convolutionNotes } from './conv/notes.ts'
import { namedPadding, type PaddingRule, ruleOf } from './conv/padding.ts'
import type { Framework } from './framework.ts'
import type { Note } from './note.ts'
import type { Pair } from './sizes.ts'
import { type Axis, axesOf, effectiveKernel, windowCount } from './window.ts'

/** The answer of `/conv size`. Lists have one entry per spatial axis, slowest axis first. */
export interface ConvSize {
  readonly framework: Framework
  readonly dims: number
  readonly input: readonly number[]
  readonly kernel: readonly number[]
  readonly stride: readonly number[]
  readonly dilation: readonly number[]
  readonly groups: number
  /** Resolved, whatever rule asked for it. */
  readonly padding: readonly Pair[]
  readonly paddingRule: PaddingRule
  readonly effectiveKernel: readonly number[]
  /** i + p_b + p_e − k_e. */
  readonly numerator: readonly number[]
  readonly output: readonly number[]
  /** Trailing elements of the padded input that no window reaches. */
  readonly unused: readonly number[]
  /** Every input that gives the same output under the same options. */
  readonly inputRange: readonly (readonly [min: number, max: number])[]
  readonly inChannels: number | null
  readonly outChannels: number | null
  readonly weightShape: readonly number[] | null
  readonly params: number | null
  readonly macs: string | null
  readonly flops: string | null
  readonly notes: readonly Note[]
}

/**
 * The output size of a convolution from options as typed.
 *
 * @throws UserError `input.*` or `conv.*`, the first that holds in the order reading, signs, divisibility, what the
 * framework lacks, fit, size.
 */
export function convSize(options: ConvSizeOptions): ConvSize {
  return convolutionSize(readConvolution(options))
}

/**
 * The output size of a convolution, with everything the working needs.
 *
 * @throws UserError `conv.*`.
 */
export function convolutionSize(layer: Convolution): ConvSize {
  checkConvolution(layer)

  const { framework, input, kernel, stride, dilation, groups, inChannels, outChannels } = layer
  const axes = axesOf(layer)
  const padding = axes.map((axis, index) => resolve(layer.padding, axis, index))
  checkFit(layer, padding)

  const reach = axes.map((axis) => effectiveKernel(axis.kernel, axis.dilation))
  const numerator = axes.map((axis, index) => axis.input + sum(padding[index]) - (reach[index] ?? 0))
  const output = axes.map((axis, index) => windowCount(axis, sum(padding[index])))
  const size = {
    framework,
    dims: input.length,
    input,
    kernel,
    stride,
    dilation,
    groups,
    padding,
    paddingRule: ruleOf(layer.padding),
    effectiveKernel: reach,
    numerator,
    output,
    unused: axes.map((axis, index) => (numerator[index] ?? 0) % axis.stride),
    inputRange: axes.map((axis, index) => inputRange(layer, axis, padding[index] ?? [0, 0])),
    inChannels,
    outChannels,
    ...convolutionCost({ ...layer, kind: 'conv', output }),
  }

  return { ...size, notes: convolutionNotes(size, axes) }
}

function resolve(padding: Convolution['padding'], axis: Axis, index: number): Pair {
  return typeof padding === 'string' ? namedPadding(padding, axis) : (padding[index] ?? [0, 0])
}

function sum([begin, end]: Pair = [0, 0]): number {
  return begin + end
}

/**
 * The inputs with the same output: $ [(o-1)s + k_e - P,\; os + k_e - P - 1] $ for a padding that stays, and
 * $ [(o-1)s + 1,\; os] $ where `same` adapts the padding to the input.
 */
function inputRange(layer: Convolution, axis: Axis, pair: Pair): readonly [number, number] {
  const adapts = layer.padding === 'same' || layer.padding === 'same_lower'
  const least = (windowCount(axis, sum(pair)) - 1) * axis.stride
  const needed = adapts ? 1 : effectiveKernel(axis.kernel, axis.dilation) - sum(pair)

  return [Math.max(least + needed, leastInput(layer, pair)), least + needed + axis.stride - 1]
}
