import { type Framework, storesOutputsFirst } from '../framework.ts'

/** The weights of a convolution or a transposed one. */
export interface Kernel {
  readonly kind: 'conv' | 'transposed'
  readonly kernel: readonly number[]
  readonly inChannels: number
  readonly outChannels: number
  readonly groups: number
}

/**
 * The shape of the weight in the framework's own order. A transposed kernel keeps its inputs where a convolution has its
 * outputs; Keras and TensorFlow.js then store (k…, out, in), JAX stays with (k…, in, out).
 */
export function kernelShape(weights: Kernel, framework: Framework): readonly number[] {
  const { kind, kernel, inChannels, outChannels, groups } = weights

  if (kind === 'conv') {
    const perGroup = inChannels / groups

    return storesOutputsFirst(framework)
      ? [outChannels, perGroup, ...kernel]
      : [...kernel, perGroup, outChannels]
  }

  const perGroup = outChannels / groups

  if (storesOutputsFirst(framework)) return [inChannels, perGroup, ...kernel]

  return framework === 'jax' ? [...kernel, inChannels, perGroup] : [...kernel, perGroup, inChannels]
}
