import { UserError } from '../../errors.ts'
import { product } from '../conv/cost.ts'
import { kernelShape } from '../conv/kernel-shape.ts'
import { type Framework, storesOutputsFirst } from '../framework.ts'
import { limits } from '../limits.ts'
import { type ConvLayer, gateCounts, type WeightLayer } from './layer.ts'
import { tooLarge } from './too-large.ts'

export interface Fans {
  readonly fanIn: number
  readonly fanOut: number
}

/** The shape of the weight that is initialised, in the framework's own order; of several tensors the first. */
export function weightShape(layer: WeightLayer, framework: Framework): readonly number[] {
  const outputsFirst = storesOutputsFirst(framework)

  switch (layer.kind) {
    case 'linear':
      return matrix(layer.inFeatures, layer.outFeatures, framework)
    case 'conv':
    case 'transposed':
      return kernelShape(layer, framework)
    case 'depthwise':
      return outputsFirst
        ? [layer.channels * layer.multiplier, 1, ...layer.kernel]
        : [...layer.kernel, layer.channels, layer.multiplier]
    case 'embedding':
      return [layer.entries, layer.dimension]
    case 'recurrent':
      return matrix(layer.inputSize, gateCounts[layer.cell] * layer.hiddenSize, framework)
    case 'attention':
      return [3 * layer.dimension, layer.dimension]
    case 'norm':
      return layer.shape
  }
}

/** A dense weight in the framework's own order. */
export function matrix(inputs: number, outputs: number, framework: Framework): readonly number[] {
  return storesOutputsFirst(framework) ? [outputs, inputs] : [inputs, outputs]
}

/**
 * Fan-in and fan-out as the framework computes them from a weight's shape alone.
 *
 * PyTorch: size(1) and size(0) times the product of the trailing axes, never divided by the groups (torch/nn/init.py
 * `_calculate_fan_in_and_fan_out`). Keras, TensorFlow.js, JAX: the last two axes times the product of the leading ones;
 * a vector counts for both except in JAX (keras/src/initializers/random_initializers.py `compute_fans`,
 * jax/_src/nn/initializers.py `_compute_fans`).
 *
 * @throws UserError `init.needsTwoDimensions`, `init.tooLarge`.
 */
export function frameworkFans(shape: readonly number[], framework: Framework): Fans {
  const [only] = shape

  if (shape.length === 1 && only !== undefined && (framework === 'keras' || framework === 'tfjs')) {
    return { fanIn: only, fanOut: only }
  }
  if (shape.length < 2) throw new UserError('init.needsTwoDimensions', { shape: `(${shape.join(', ')})` })
  if (product(shape) > BigInt(limits.elements)) {
    throw tooLarge('elements', String(product(shape)), limits.elements)
  }

  const field = receptiveFieldSize(shape, framework)
  const [inputs = 1, outputs = 1] = storesOutputsFirst(framework) ? [shape[1], shape[0]] : shape.slice(-2)

  return { fanIn: inputs * field, fanOut: outputs * field }
}

/** Taps of the kernel: the product of the axes that are neither inputs nor outputs. */
export function receptiveFieldSize(shape: readonly number[], framework: Framework): number {
  const kernel = storesOutputsFirst(framework) ? shape.slice(2) : shape.slice(0, -2)

  return Number(product(kernel))
}

/**
 * How many weights really meet in one output, and how many outputs one input really reaches; null where the question
 * has no single answer. Of a strided transposed convolution an output meets about one tap in ∏s.
 */
export function trueFans(layer: WeightLayer): Fans | null {
  switch (layer.kind) {
    case 'linear':
      return { fanIn: layer.inFeatures, fanOut: layer.outFeatures }
    case 'conv':
    case 'transposed':
      return convFans(layer)
    case 'depthwise': {
      const taps = Number(product(layer.kernel))

      return { fanIn: taps, fanOut: layer.multiplier * taps }
    }
    case 'recurrent':
      return { fanIn: layer.inputSize, fanOut: gateCounts[layer.cell] * layer.hiddenSize }
    default:
      return null
  }
}

function convFans({ kind, kernel, stride, inChannels, outChannels, groups }: ConvLayer): Fans {
  const taps = Number(product(kernel))
  const perOutput = kind === 'transposed' ? taps / Number(product(stride)) : taps

  return { fanIn: (inChannels / groups) * perOutput, fanOut: (outChannels / groups) * taps }
}
