import type { ConvSolveOptions } from '../solve/problem.ts'
import type { Draw } from './draw.ts'

const kernels = [1, 2, 3, 4, 5, 7, 9, 11] as const

/** Sizes of one square layer whose padding is to be found; somewhere in its domain there is one. */
export function drawUnpadded(kind: ConvSolveOptions['kind'], draw: Draw) {
  const kernel = kernels[draw(kernels.length)] ?? 3
  const stride = 1 + draw(3)
  const padding = draw(Math.floor(kernel / 2) + 1)
  const input = 6 + draw(120)
  const output =
    kind === 'transpose'
      ? (input - 1) * stride + kernel - 2 * padding
      : Math.floor((input + 2 * padding - kernel) / stride) + 1

  return {
    input: String(input),
    output: String(output),
    kernel: String(kernel),
    stride: String(stride),
    padding: undefined,
    dilation: undefined,
    output_padding: kind === 'transpose' ? '0' : undefined,
    ceil: undefined,
  }
}
