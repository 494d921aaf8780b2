import { UserError } from '../../errors.ts'
import { type Framework, frameworkNames, storesOutputsFirst } from '../framework.ts'
import { constant, type Distribution, normal, orthogonal, uniform } from './distribution.ts'
import { frameworkFans, matrix, weightShape } from './fans.ts'
import { gateCounts, type RecurrentLayer, type WeightLayer } from './layer.ts'
import { type Drawn, familyOf, plain } from './schemes.ts'

/** One tensor of a layer, as the layer initialises it by itself. */
export interface Tensor {
  /** PyTorch's name for it. */
  readonly name: string
  readonly shape: readonly number[]
  readonly drawn: Drawn
}

/**
 * What a layer does when it is left alone; the first tensor is the weight.
 *
 * PyTorch, measured: torch/nn/modules `reset_parameters`. Others: the layers' default initialisers in
 * keras/src/layers, tfjs-layers/src/layers and flax/linen.
 *
 * @throws UserError `init.*`.
 */
export function defaultTensors(layer: WeightLayer, framework: Framework): readonly Tensor[] {
  return storesOutputsFirst(framework) ? torchTensors(layer) : otherTensors(layer, framework)
}

/**
 * The default of a weight of which only the shape is known: that of the dense and convolution layers. In each framework
 * it is a scheme under another name: Glorot, LeCun, and PyTorch's kaiming_uniform with a = √5, a gain of √(1/3).
 */
export function defaultWeight(shape: readonly number[], framework: Framework): Drawn {
  const { fanIn, fanOut } = frameworkFans(shape, framework)

  if (storesOutputsFirst(framework)) {
    return { weights: symmetric(1 / Math.sqrt(fanIn)), mode: 'fan_in', fan: fanIn, gain: Math.sqrt(1 / 3) }
  }
  if (framework === 'jax') {
    return { weights: familyOf(framework, 'normal', 1 / fanIn), mode: 'fan_in', fan: fanIn, gain: 1 }
  }

  const fan = (fanIn + fanOut) / 2
  const family = framework === 'keras' ? 'uniform' : 'normal'

  return { weights: familyOf(framework, family, 1 / fan), mode: 'fan_avg', fan, gain: 1 }
}

function symmetric(bound: number): Distribution {
  return uniform(-bound, bound)
}

function torchTensors(layer: WeightLayer): readonly Tensor[] {
  const shape = weightShape(layer, 'pytorch')

  switch (layer.kind) {
    case 'embedding':
      return [{ name: 'weight', shape, drawn: plain(normal(0, 1)) }]
    case 'recurrent':
      return torchRecurrent(layer)
    case 'attention':
      return torchAttention(layer.dimension, layer.bias)
    case 'norm':
      return [{ name: 'weight', shape, drawn: plain(constant(1)) }, ...biasOf(layer, shape, constant(0))]
    default: {
      const drawn = defaultWeight(shape, 'pytorch')

      return [{ name: 'weight', shape, drawn }, ...biasOf(layer, [outputsOf(layer)], drawn.weights)]
    }
  }
}

function biasOf(
  layer: { bias: boolean },
  shape: readonly number[],
  weights: Distribution,
): readonly Tensor[] {
  return layer.bias ? [{ name: 'bias', shape, drawn: plain(weights) }] : []
}

function outputsOf(
  layer: Extract<WeightLayer, { kind: 'linear' | 'conv' | 'transposed' | 'depthwise' }>,
): number {
  if (layer.kind === 'linear') return layer.outFeatures

  return layer.kind === 'depthwise' ? layer.channels * layer.multiplier : layer.outChannels
}

/** Every tensor of every layer and direction is U(±1/√hidden). */
function torchRecurrent(layer: RecurrentLayer): readonly Tensor[] {
  const { hiddenSize, inputSize, layers, directions, bias } = layer
  const rows = gateCounts[layer.cell] * hiddenSize
  const drawn = plain(symmetric(1 / Math.sqrt(hiddenSize)))

  return Array.from({ length: layers * directions }, (_, index) => {
    const level = Math.floor(index / directions)
    const suffix = `l${level}${index % directions === 1 ? '_reverse' : ''}`
    const columns = level === 0 ? inputSize : directions * hiddenSize

    return [
      { name: `weight_ih_${suffix}`, shape: [rows, columns], drawn },
      { name: `weight_hh_${suffix}`, shape: [rows, hiddenSize], drawn },
      ...(bias
        ? [`bias_ih_${suffix}`, `bias_hh_${suffix}`].map((name) => ({ name, shape: [rows], drawn }))
        : []),
    ]
  }).flat()
}

function torchAttention(dimension: number, bias: boolean): readonly Tensor[] {
  const projection = [3 * dimension, dimension]
  const { fanIn, fanOut } = frameworkFans(projection, 'pytorch')
  const zero = plain(constant(0))

  return [
    {
      name: 'in_proj_weight',
      shape: projection,
      drawn: plain(familyOf('pytorch', 'uniform', 2 / (fanIn + fanOut))),
    },
    ...(bias ? [{ name: 'in_proj_bias', shape: [3 * dimension], drawn: zero }] : []),
    {
      name: 'out_proj.weight',
      shape: [dimension, dimension],
      drawn: plain(symmetric(1 / Math.sqrt(dimension))),
    },
    ...(bias ? [{ name: 'out_proj.bias', shape: [dimension], drawn: zero }] : []),
  ]
}

function otherTensors(layer: WeightLayer, framework: Framework): readonly Tensor[] {
  const shape = weightShape(layer, framework)

  switch (layer.kind) {
    case 'embedding':
      return [{ name: 'weight', shape, drawn: plain(embeddingWeights(layer.dimension, framework)) }]
    case 'recurrent':
      return otherRecurrent(layer, framework)
    case 'attention':
      throw new UserError('init.schemeUnsupported', {
        scheme: 'default (MultiheadAttention)',
        framework: frameworkNames[framework],
      })
    case 'norm':
      return [{ name: 'weight', shape, drawn: plain(constant(1)) }, ...biasOf(layer, shape, constant(0))]
    default:
      return [
        { name: 'weight', shape, drawn: defaultWeight(shape, framework) },
        ...biasOf(layer, [outputsOf(layer)], constant(0)),
      ]
  }
}

/** Keras and TensorFlow.js: U(±0.05); Flax: N(0, 1/dimension), untruncated. */
function embeddingWeights(dimension: number, framework: Framework): Distribution {
  return framework === 'jax' ? normal(0, 1 / Math.sqrt(dimension)) : symmetric(0.05)
}

/** One layer, one direction: stacks are several layers in these frameworks. */
function otherRecurrent(layer: RecurrentLayer, framework: Framework): readonly Tensor[] {
  const outputs = gateCounts[layer.cell] * layer.hiddenSize
  const input = matrix(layer.inputSize, outputs, framework)
  // keras/src/layers/rnn/gru.py: with `reset_after`, its default, the two products have a bias each.
  const biasShape = layer.cell === 'gru' && framework === 'keras' ? [2, outputs] : [outputs]

  return [
    { name: 'weight_ih_l0', shape: input, drawn: defaultWeight(input, framework) },
    {
      name: 'weight_hh_l0',
      shape: matrix(layer.hiddenSize, outputs, framework),
      drawn: plain(orthogonal(1, layer.hiddenSize, outputs)),
    },
    ...(layer.bias ? [{ name: 'bias_ih_l0', shape: biasShape, drawn: plain(constant(0)) }] : []),
  ]
}
