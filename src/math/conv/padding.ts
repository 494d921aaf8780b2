import { type Framework, frameworks } from '../framework.ts'
import type { PaddingName, Pair } from '../sizes.ts'
import { type Axis, effectiveKernel } from '../window.ts'

export type PaddingRule = 'explicit' | 'valid' | 'same' | 'sameLower' | 'causal' | 'full'

type Support = readonly PaddingName[]

/** The names each framework's convolutions take; `full` is a number there, and offered where numbers are. */
const supported: Readonly<Record<Framework, Support>> = {
  pytorch: ['valid', 'same', 'full'],
  keras: ['valid', 'same', 'causal'],
  tfjs: ['valid', 'same', 'causal', 'full'],
  onnx: ['valid', 'same', 'same_lower', 'full'],
  jax: ['valid', 'same', 'same_lower', 'full'],
}

/** The padding names a convolution of this framework takes on so many axes; `causal` is for sequences only. */
export function supportedNames(framework: Framework, axes: number): readonly PaddingName[] {
  return supported[framework].filter((name) => name !== 'causal' || axes === 1)
}

/** Keras layers take names alone. */
export const numericPadding: ReadonlySet<Framework> = new Set(
  frameworks.filter((framework) => framework !== 'keras'),
)

export function ruleOf(padding: PaddingName | readonly Pair[]): PaddingRule {
  if (typeof padding !== 'string') return 'explicit'

  return padding === 'same_lower' ? 'sameLower' : padding
}

/**
 * Begin and end padding of one axis under a named rule, in elements.
 *
 * `same` keeps ⌈i/s⌉ outputs: $ P = \max((o-1)s + k_e - i, 0) $, the odd element at the end (`same_lower`: at the
 * beginning). With stride 1 that is PyTorch's `padding='same'` too, $ P = d(k-1) $ (measured). `causal` pads the past
 * only; `full` is relationship 4 of Dumoulin & Visin 2016. Sources: keras/src/ops/operation_utils.py,
 * onnx/defs/nn/defs.cc, jax/_src/lax/lax.py `padtype_to_pads`, torch/nn/modules/conv.py.
 */
export function namedPadding(name: PaddingName, axis: Axis): Pair {
  const reach = effectiveKernel(axis.kernel, axis.dilation)
  const total = sameTotal(axis)

  switch (name) {
    case 'valid':
      return [0, 0]
    case 'same':
      return [Math.floor(total / 2), Math.ceil(total / 2)]
    case 'same_lower':
      return [Math.ceil(total / 2), Math.floor(total / 2)]
    case 'causal':
      return [reach - 1, 0]
    case 'full':
      return [reach - 1, reach - 1]
  }
}

function sameTotal(axis: Axis): number {
  return Math.max(sameNeed(axis), 0)
}

/** Padding that `same` asks for; negative when the stride skips more than the kernel covers and nothing is needed. */
export function sameNeed({ input, kernel, stride, dilation }: Axis): number {
  const output = Math.ceil(input / stride)

  return (output - 1) * stride + effectiveKernel(kernel, dilation) - input
}
