import type { Activation, Layer, Pool, Windowed } from '../layer.ts'
import type { Step } from '../trace/step.ts'

/** The number of spatial axes that the layer met. */
export function axesOf(step: Step): number {
  return step.input.shape.length - 1
}

export function channelsIn(step: Step): number {
  return step.input.shape[0] ?? 1
}

export function channelsOut(step: Step): number {
  return step.output.shape[0] ?? 1
}

/** One value per axis; a single one stands for every axis. */
export function each(values: readonly number[], axes: number): readonly number[] {
  const [first = 1] = values

  return values.length === axes ? values : Array.from({ length: axes }, () => first)
}

/** Padding in numbers: one per axis where both sides are alike, else pairs. */
export function paddingNumbers({ resolved }: Step): readonly number[] | readonly (readonly number[])[] {
  const pairs = resolved.padding ?? []
  const isEven = pairs.every(([begin, end]) => begin === end)

  return isEven ? pairs.map(([begin]) => begin) : pairs.map(([begin, end]) => [begin, end])
}

/** All begins, then all ends. */
export function onnxPads({ resolved }: Step): readonly number[] {
  const pairs = resolved.padding ?? []

  return [...pairs.map(([begin]) => begin), ...pairs.map(([, end]) => end)]
}

export function isWindowed(layer: Layer): layer is Windowed {
  return (
    layer.kind === 'conv' ||
    layer.kind === 'conv_transpose' ||
    layer.kind === 'depthwise_conv' ||
    layer.kind === 'separable_conv' ||
    layer.kind === 'unfold'
  )
}

export function isPool(layer: Layer): layer is Pool {
  return layer.kind === 'max_pool' || layer.kind === 'avg_pool' || layer.kind === 'lp_pool'
}

/** `leaky_relu` → `LeakyReLU` and such, as PyTorch and Keras write the names. */
export const activationClasses: Readonly<Record<Activation, string>> = {
  relu: 'ReLU',
  relu6: 'ReLU6',
  leaky_relu: 'LeakyReLU',
  elu: 'ELU',
  selu: 'SELU',
  gelu: 'GELU',
  silu: 'SiLU',
  mish: 'Mish',
  softplus: 'Softplus',
  softsign: 'Softsign',
  tanh: 'Tanh',
  hardtanh: 'Hardtanh',
  hardswish: 'Hardswish',
  sigmoid: 'Sigmoid',
  softmax: 'Softmax',
  prelu: 'PReLU',
}
