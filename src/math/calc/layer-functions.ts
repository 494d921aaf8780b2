import { UserError } from '../../errors.ts'
import { limits } from '../limits.ts'
import { poolSize } from '../pool.ts'
import { convolutionSize } from '../shape.ts'
import { transposedSize } from '../transpose.ts'

const oneAxis = { framework: 'pytorch' } as const
const oneLayer = { ...oneAxis, inChannels: null, outChannels: null, groups: 1, bias: true } as const

/** `conv(i, k, s = 1, p = 0, d = 1)`: output size of one axis, PyTorch's rules. */
export function convolve(args: readonly number[]): number {
  const [input = 0, kernel = 0, stride = 1, padding = 0, dilation = 1] = within(args)
  const { output } = convolutionSize({
    ...oneLayer,
    ...axis(input, kernel, stride, padding, dilation),
    paddingMode: 'zeros',
  })

  return output[0] ?? 0
}

/** `pool(i, k, s = k, p = 0)`: output size of one axis in floor mode, PyTorch's rules. */
export function pool(args: readonly number[]): number {
  const [input = 0, kernel = 0, stride = kernel, padding = 0] = within(args)
  const { output } = poolSize({
    ...oneAxis,
    ...axis(input, kernel, stride, padding, 1),
    type: 'max',
    ceil: false,
    countIncludePad: true,
    hasOwnStride: true,
  })

  return output[0] ?? 0
}

/** `convt(i, k, s = 1, p = 0, op = 0, d = 1)`: output size of one axis of a transposed convolution, PyTorch's rules. */
export function transposeConvolve(args: readonly number[]): number {
  const [input = 0, kernel = 0, stride = 1, padding = 0, outputPadding = 0, dilation = 1] = within(args)
  const { output } = transposedSize({
    ...oneLayer,
    ...axis(input, kernel, stride, padding, dilation),
    outputPadding: [outputPadding],
    outputSize: null,
  })

  return output[0] ?? 0
}

function axis(input: number, kernel: number, stride: number, padding: number, dilation: number) {
  return {
    input: [input],
    kernel: [kernel],
    stride: [stride],
    dilation: [dilation],
    padding: [[padding, padding] as const],
  }
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
