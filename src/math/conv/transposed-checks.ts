import { UserError } from '../../errors.ts'
import { type Framework, frameworkNames } from '../framework.ts'
import type { PaddingName } from '../sizes.ts'
import { checkGroups, checkStrideWithDilation, tellPadding } from './checks.ts'
import { checkSigns } from './signs.ts'
import type { Transposed } from './transposed-layer.ts'
import { fullOutput, type ResolvedAxis, type TransposedAxis, transposedLength } from './transposed-padding.ts'

interface Support {
  readonly padding: readonly PaddingName[]
  /** `symmetric`: the same on both sides; `none`: only 0. */
  readonly numbers: 'any' | 'symmetric' | 'none'
  readonly lacks: readonly ('output_padding' | 'output_size' | 'groups' | 'dilation')[]
}

/** Measured where the engine runs, read from the source elsewhere. */
const support: Readonly<Record<Framework, Support>> = {
  pytorch: { padding: [], numbers: 'symmetric', lacks: [] },
  onnx: { padding: ['valid', 'same', 'same_lower'], numbers: 'any', lacks: [] },
  keras: { padding: ['valid', 'same'], numbers: 'none', lacks: ['output_size', 'groups'] },
  tfjs: {
    padding: ['valid', 'same'],
    numbers: 'none',
    lacks: ['output_padding', 'output_size', 'groups', 'dilation'],
  },
  jax: { padding: ['valid', 'same'], numbers: 'none', lacks: ['output_padding', 'output_size', 'groups'] },
}

/** The checks before any padding is worked out, in the order of the house. */
export function checkTransposed(layer: Transposed): void {
  checkSigns({
    ...layer,
    padding: [
      typeof layer.padding === 'string' ? [] : layer.padding.flat(),
      layer.outputPadding ?? [],
    ].flat(),
    channels: [layer.inChannels, layer.outChannels],
  })
  checkGroups(layer)
  checkPadding(layer)
  checkOptions(layer)
  checkStrideWithDilation(layer)
  checkOutputPadding(layer)
}

function checkPadding({ framework, padding }: Transposed): void {
  const { padding: names, numbers } = support[framework]
  const isSupported =
    typeof padding === 'string'
      ? names.includes(padding)
      : padding.every(
          ([begin, end]) => numbers === 'any' || (begin === end && (numbers !== 'none' || end === 0)),
        )

  if (isSupported) return

  throw new UserError('conv.paddingUnsupported', {
    framework: frameworkNames[framework],
    padding: tellPadding(padding),
    supported: [...examples[numbers], ...names].join(', '),
  })
}

const examples = { any: ['0, 1, 0-1, …'], symmetric: ['0, 1, 1x2, …'], none: [] } as const

function checkOptions(layer: Transposed): void {
  const { framework, outputPadding, outputSize, groups, dilation } = layer
  const used = {
    output_padding: outputPadding !== null,
    output_size: outputSize !== null,
    groups: groups > 1,
    dilation: dilation.some((step) => step > 1),
  }
  const lacking = support[framework].lacks.find((option) => used[option])

  if (lacking) {
    throw new UserError('conv.optionUnsupported', { framework: frameworkNames[framework], option: lacking })
  }
}

/** torch/nn/modules/conv.py, onnx/defs/nn/defs.cc; Keras asks for less than the stride. */
function checkOutputPadding({ framework, stride, dilation, outputPadding }: Transposed): void {
  for (const [axis, given] of (outputPadding ?? []).entries()) {
    const step = stride[axis] ?? 1
    const limit = framework === 'keras' ? step : Math.max(step, dilation[axis] ?? 1)

    if (given >= limit) {
      throw new UserError('conv.outputPaddingTooLarge', {
        given,
        limit,
        bound: framework === 'keras' ? 'stride' : 'either',
      })
    }
  }
}

/** The lengths PyTorch reaches by output padding on one axis: a stride's worth, from below 1 where much is cut. */
export function torchSizes(axis: TransposedAxis): readonly [number, number] {
  const [begin, end] = typeof axis.padding === 'string' ? [0, 0] : axis.padding
  const least = fullOutput(axis) - begin - end

  return [least, least + axis.stride - 1]
}

/** ONNX cuts as much as it must, and adds at most a stride less one beside the output padding. */
function onnxSizes(axis: TransposedAxis): readonly [number, number] {
  return [1, fullOutput(axis) + Math.max(axis.stride - 1, axis.outputPadding ?? 0)]
}

/** @throws UserError `conv.outputSizeOutOfRange`. */
export function checkOutputSize({ framework }: Transposed, axes: readonly TransposedAxis[]): void {
  for (const axis of axes) {
    const [least, most] = framework === 'onnx' ? onnxSizes(axis) : torchSizes(axis)

    if (axis.outputSize !== null && (axis.outputSize < least || axis.outputSize > most)) {
      throw new UserError('conv.outputSizeOutOfRange', {
        given: axis.outputSize,
        possible: most < 1 ? 'no' : 'yes',
        least: Math.max(least, 1),
        most,
      })
    }
  }
}

/** @throws UserError `conv.outputNotPositive` for the axis that is furthest from having an element. */
export function checkLength({ padding }: Transposed, resolved: readonly ResolvedAxis[]): void {
  const [worst] = resolved
    .map((each) => ({ ...each, output: transposedLength(each.axis, each) }))
    .toSorted((a, b) => a.output - b.output)

  if (!worst || worst.output >= 1) return

  throw new UserError('conv.outputNotPositive', {
    cause: 'transposed',
    effectiveKernel: 0,
    dilated: 'no',
    padded: 0,
    output: worst.output,
    // Named paddings come to nothing only in Keras, where an output padding of 0 was asked for.
    fix: typeof padding === 'string' ? 'valid' : 'lessPadding',
    padding: Math.floor((fullOutput(worst.axis) + worst.outputPadding - 1) / 2),
    maxKernel: 0,
  })
}
