import { UserError } from '../../../errors.ts'
import { product } from '../../conv/cost.ts'
import { limits } from '../../limits.ts'
import type { Layer, Plain } from '../layer.ts'
import { wrongArgument } from '../parse/refusals.ts'
import { applyEmbedding, applyLinear, applyRecurrent } from './dense.ts'
import { applyNorm } from './norms.ts'
import { applyAdaptive, applyGlobal, applyPool } from './pools.ts'
import { applyFlatten, applyPad, applyPixelShuffle, applyUpsample } from './resize.ts'
import { bare, pointwise, type Setting, type Step, type Value } from './step.ts'
import { applyWindowed } from './windows.ts'

/**
 * Applies one layer to a value: the shape that comes out, and what it costs.
 *
 * @throws UserError `conv.*`, `pool.*`, `net.*`, `layers.missingArgument`, `layers.wrongArgument`.
 */
export function applyLayer(layer: Layer, value: Value, setting: Setting): Step {
  const step = apply(layer, read(layer, value, setting), setting)
  checkCount('params', step.trainable + step.statistics)
  checkCount('output', product(step.output.shape))

  return step
}

function checkCount(quantity: 'params' | 'output', count: bigint): void {
  if (count > BigInt(limits.elements)) {
    throw new UserError('conv.tooLarge', { quantity, count: String(count), limit: limits.elements })
  }
}

function apply(layer: Layer, value: Value, setting: Setting): Step {
  switch (layer.kind) {
    case 'conv':
    case 'conv_transpose':
    case 'depthwise_conv':
    case 'separable_conv':
    case 'unfold':
      return applyWindowed(layer, value, setting)
    case 'max_pool':
    case 'avg_pool':
    case 'lp_pool':
      return applyPool(layer, value, setting)
    case 'adaptive_avg_pool':
    case 'adaptive_max_pool':
      return applyAdaptive(layer, value, setting)
    case 'global_avg_pool':
    case 'global_max_pool':
      return applyGlobal(layer, value)
    case 'upsample':
      return applyUpsample(layer, value)
    case 'pixel_shuffle':
      return applyPixelShuffle(layer, value)
    case 'pad':
    case 'crop':
      return applyPad(layer, value, setting)
    case 'flatten':
      return applyFlatten(layer, value)
    case 'linear':
      return applyLinear(layer, value, setting)
    case 'embedding':
      return applyEmbedding(layer, value)
    case 'rnn':
    case 'lstm':
    case 'gru':
      return applyRecurrent(layer, value, setting)
    case 'batch_norm':
    case 'instance_norm':
    case 'layer_norm':
    case 'group_norm':
      return applyNorm(layer, value, setting)
    default:
      return applyPlain(layer, value, setting)
  }
}

type Simple = Extract<Plain, { kind: 'activation' | 'dropout' | 'identity' }>

function applyPlain(layer: Simple, value: Value, setting: Setting): Step {
  if (layer.kind === 'dropout' && !(layer.rate >= 0 && layer.rate <= 1)) {
    throw wrongArgument(layer.text, 'p', layer.rate, '0 … 1')
  }

  const step = bare(value, value.shape, pointwise)

  return layer.kind === 'activation' && layer.name === 'prelu'
    ? { ...step, trainable: preluSlopes(layer.pasted && layer.param, value, setting) }
    : step
}

/** PyTorch: one slope, or one per channel; Keras and TensorFlow.js: one per element. */
function preluSlopes(count: number | null, { shape }: Value, { framework }: Setting): bigint {
  if (framework === 'keras' || framework === 'tfjs') return product(shape)

  const slopes = count !== null && Number.isInteger(count) && count > 0 ? count : 1
  const [channels = 1] = shape

  if (slopes !== 1 && slopes !== channels) {
    throw new UserError('net.channelsMismatch', { expected: slopes, given: channels })
  }

  return BigInt(slopes)
}

/** Where channels come last, a convolution finds a sequence's features as its channels. */
function read(layer: Layer, value: Value, { framework }: Setting): Value {
  const keepsChannelsFirst = framework === 'pytorch' || framework === 'onnx'
  if (!value.isSequence || keepsChannelsFirst || !isSpatial(layer)) return value

  return { shape: [...value.shape.slice(-1), ...value.shape.slice(0, -1)], isSequence: false }
}

const spatialKinds: ReadonlySet<Layer['kind']> = new Set<Layer['kind']>([
  'conv',
  'conv_transpose',
  'depthwise_conv',
  'separable_conv',
  'max_pool',
  'avg_pool',
  'global_avg_pool',
  'global_max_pool',
  'upsample',
  'pad',
  'crop',
])

function isSpatial({ kind }: Layer): boolean {
  return spatialKinds.has(kind)
}
