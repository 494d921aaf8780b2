import { UserError } from '../../../errors.ts'
import { effectiveKernel } from '../../window.ts'
import type { Layer, Part, Pool, Windowed } from '../layer.ts'
import { applyLayer } from './apply.ts'
import { bare, pointwise, type Setting, type Step, type Value, whole } from './step.ts'
import { type Node, type Work, walkNetwork } from './walk.ts'

/** A size that every usual window fits in; wider ones get one of their own. */
const roomy = 1000

/**
 * Walks a network whose input's size nobody said: how its layers reach over positions, and nothing else.
 *
 * @param axes - spatial axes of the input.
 * @throws UserError `net.inputMissing` at a layer that needs a size, and of `applyLayer` for what never fits.
 */
export function walkSizeless(parts: readonly Part[], axes: number, setting: Setting): readonly Node[] {
  const anything: Value = { shape: [1, ...Array.from({ length: axes }, () => roomy)], isSequence: false }
  const work: Work = {
    layer: (layer, value) => reachOf(layer, value, setting),
    join: (_, [first = anything]) => bare(first, first.shape, pointwise),
  }

  return walkNetwork(parts, anything, work)
}

/** The number of spatial axes that the text shows, or two where it shows none. */
export function axesShown(parts: readonly Part[]): number {
  for (const layer of layersOf(parts)) {
    if ('axes' in layer && layer.axes !== null) return layer.axes
    if ('kernel' in layer && layer.kernel.length > 1) return layer.kernel.length
  }

  return 2
}

/** Each layer once, however often it is repeated. */
function* layersOf(parts: readonly Part[]): Generator<Layer> {
  for (const part of parts) {
    if (part.type === 'layer') yield part.layer
    if (part.type === 'chain') yield* layersOf(part.parts)
    if (part.type === 'block') for (const branch of part.branches) yield* layersOf(branch)
  }
}

function reachOf(layer: Layer, value: Value, setting: Setting): Step {
  switch (layer.kind) {
    case 'linear':
    case 'embedding':
    case 'rnn':
    case 'lstm':
    case 'gru':
    case 'adaptive_avg_pool':
    case 'adaptive_max_pool':
      throw new UserError('net.inputMissing')
    case 'flatten':
    case 'global_avg_pool':
    case 'global_max_pool':
      return bare(value, value.shape, whole)
    case 'upsample':
    case 'pixel_shuffle':
      return bare(value, value.shape, {
        type: 'axes',
        axes: value.shape.slice(1).map(() => ({ type: 'nearest' as const })),
      })
    case 'pad':
    case 'crop':
      return unsized(layer, value, 1, setting)
    case 'activation':
    case 'dropout':
    case 'identity':
    case 'batch_norm':
    case 'instance_norm':
    case 'layer_norm':
    case 'group_norm':
      return bare(value, value.shape, pointwise)
    default:
      return windowReach(layer, value, setting)
  }
}

/** `same` with a stride pads by what the size leaves over. */
function windowReach(layer: Windowed | Pool, value: Value, setting: Setting): Step {
  const isStrided = layer.kind !== 'conv_transpose' && strideOf(layer, setting).some((step) => step > 1)
  const adapts = layer.padding === 'same' || layer.padding === 'same_lower'

  if (adapts && isStrided && setting.framework !== 'pytorch') throw new UserError('net.inputMissing')

  return unsized(layer, value, 'groups' in layer ? (layer.inChannels ?? layer.groups) : 1, setting)
}

function strideOf(layer: Windowed | Pool, { framework }: Setting): readonly number[] {
  const isOne = 'groups' in layer || framework === 'onnx' || framework === 'jax'

  return layer.stride ?? (isOne ? [1] : layer.kernel)
}

/** The layer's step over an input that is large enough for it, as if it had changed no size. */
function unsized(layer: Layer, value: Value, channels: number, setting: Setting): Step {
  const widest =
    'kernel' in layer
      ? Math.max(
          ...layer.kernel.map((kernel, axis) =>
            effectiveKernel(kernel, layer.dilation[axis] ?? layer.dilation[0] ?? 1),
          ),
        )
      : 0
  const cut = 'amount' in layer ? Math.max(...layer.amount.flat().map(Math.abs)) : 0
  const size = Math.max(roomy, widest, 2 * cut + 1)
  const shape = [Math.max(channels, 1), ...value.shape.slice(1).map(() => size)]

  return { ...applyLayer(layer, { shape, isSequence: false }, setting), output: value }
}
