import { UserError } from '../../errors.ts'
import type { Convolution } from '../conv/layer.ts'
import { checkSigns } from '../conv/signs.ts'
import { limits } from '../limits.ts'
import { convolutionSize } from '../shape.ts'
import { effectiveKernel } from '../window.ts'

/** `conv(i, k, s = 1, p = 0, d = 1)`: output size of one axis, PyTorch's rules. */
export function convolve(args: readonly number[]): number {
  const [input = 0, kernel = 0, stride = 1, padding = 0, dilation = 1] = within(args)

  return outputOf({ input, kernel, stride, padding, dilation })
}

/**
 * `pool(i, k, s = k, p = 0)`: output size of one axis in floor mode.
 *
 * PyTorch allows a padding of at most half the window: aten/src/ATen/native/Pool.h `pool2d_shape_check`.
 */
export function pool(args: readonly number[]): number {
  const [input = 0, kernel = 0, stride = kernel, padding = 0] = within(args)
  const limit = Math.floor(kernel / 2)

  if (kernel >= 1 && stride >= 1 && padding > limit) {
    throw new UserError('pool.paddingTooLarge', { given: padding, kernel, limit })
  }

  return outputOf({ input, kernel, stride, padding, dilation: 1 })
}

/**
 * `convt(i, k, s = 1, p = 0, op = 0, d = 1)`: output size of one axis of a transposed convolution.
 *
 * $$ o = (i - 1)s + d(k - 1) + 1 - 2p + q_{op} $$
 *
 * torch/nn/modules/conv.py; Dumoulin & Visin 2016, relationship 14.
 */
export function transposeConvolve(args: readonly number[]): number {
  const [input = 0, kernel = 0, stride = 1, padding = 0, outputPadding = 0, dilation = 1] = within(args)
  checkSigns({
    kernel: [kernel],
    stride: [stride],
    dilation: [dilation],
    padding: [padding, outputPadding],
    input: [input],
  })

  if (outputPadding >= Math.max(stride, dilation)) {
    throw new UserError('conv.outputPaddingTooLarge', {
      given: outputPadding,
      limit: Math.max(stride, dilation),
    })
  }

  const unpadded = (input - 1) * stride + effectiveKernel(kernel, dilation) + outputPadding

  if (unpadded - 2 * padding < 1) throw overPadded(unpadded, padding)

  return unpadded - 2 * padding
}

function overPadded(unpadded: number, padding: number): UserError {
  return new UserError('conv.outputNotPositive', {
    cause: 'transposed',
    effectiveKernel: 0,
    dilated: 'no',
    padded: 0,
    output: unpadded - 2 * padding,
    fix: 'lessPadding',
    padding: Math.floor((unpadded - 1) / 2),
    maxKernel: 0,
  })
}

interface Window {
  readonly input: number
  readonly kernel: number
  readonly stride: number
  readonly padding: number
  readonly dilation: number
}

function outputOf({ input, kernel, stride, padding, dilation }: Window): number {
  const layer: Convolution = {
    framework: 'pytorch',
    input: [input],
    kernel: [kernel],
    stride: [stride],
    dilation: [dilation],
    padding: [[padding, padding]],
    paddingMode: 'zeros',
    inChannels: null,
    outChannels: null,
    groups: 1,
    bias: true,
  }

  return convolutionSize(layer).output[0] ?? 0
}

function within(args: readonly number[]): readonly number[] {
  const names = ['input', 'kernel']

  for (const [position, given] of args.entries()) {
    const limit = position === 0 ? limits.input : limits.window

    if (given > limit) {
      throw new UserError('input.tooLarge', { option: names[position] ?? `#${position + 1}`, given, limit })
    }
  }

  return args
}
