import { UserError } from '../../../errors.ts'
import { product } from '../../conv/cost.ts'
import type { Norm } from '../layer.ts'
import { bare, checkChannels, pointwise, type Setting, type Step, spatialOf, type Value } from './step.ts'

/** Normalisations keep the shape; their arithmetic counts no MAC. */
export function applyNorm(layer: Norm, value: Value, setting: Setting): Step {
  switch (layer.kind) {
    case 'layer_norm':
      return layerNorm(layer, value, setting)
    case 'group_norm':
      return groupNorm(layer, value)
    default:
      return channelNorm(layer, value, setting)
  }
}

type Kind<K extends Norm['kind']> = Extract<Norm, { kind: K }>

function channelNorm(
  layer: Kind<'batch_norm' | 'instance_norm'>,
  value: Value,
  { framework }: Setting,
): Step {
  const spatial = value.shape.length - 1
  // BatchNorm1d takes bare features too.
  const fits = layer.axes === null || layer.axes === spatial || (layer.axes === 1 && spatial === 0)
  const keepsLast = value.isSequence && framework !== 'pytorch' && framework !== 'onnx'
  const channels = value.shape.at(keepsLast ? -1 : 0) ?? 1

  if (!fits) throw new UserError('net.axesMismatch', { expected: layer.axes ?? 1, given: spatial })
  if (layer.kind === 'instance_norm') spatialOf(value, layer.axes)
  checkChannels(layer.features, channels)

  return {
    ...bare(value, value.shape, pointwise),
    trainable: layer.affine ? 2n * BigInt(channels) : 0n,
    statistics: layer.tracks ? 2n * BigInt(channels) : 0n,
    hasBias: layer.affine,
    resolved: { features: channels },
  }
}

function layerNorm(layer: Kind<'layer_norm'>, value: Value, { framework }: Setting): Step {
  const normalised = layer.shape ?? usualAxes(value, framework)
  const arriving = value.shape.slice(-normalised.length)

  if (layer.shape && String(arriving) !== String(normalised)) {
    throw new UserError('net.featuresMismatch', {
      expected: normalised.join('×'),
      given: value.shape.join('×'),
      fix: 'none',
    })
  }

  const elements = product(normalised)

  return {
    ...bare(value, value.shape, pointwise),
    trainable: elements * (BigInt(layer.affine) + BigInt(layer.bias)),
    hasBias: layer.bias,
  }
}

/** PyTorch normalises whatever its shape names, here all; the others the channels, which are their last axis. */
function usualAxes({ shape, isSequence }: Value, framework: Setting['framework']): readonly number[] {
  if (framework === 'pytorch' || framework === 'onnx') return shape

  return isSequence ? shape.slice(-1) : shape.slice(0, 1)
}

function groupNorm({ groups, features, affine }: Kind<'group_norm'>, value: Value): Step {
  const channels = value.shape[0] ?? 1
  checkChannels(features, channels)

  if (groups < 1) throw new UserError('conv.groupsNotPositive', { given: groups })
  if (channels % groups !== 0) throw new UserError('net.groupNormChannels', { channels, groups })

  return {
    ...bare(value, value.shape, pointwise),
    trainable: affine ? 2n * BigInt(channels) : 0n,
    hasBias: affine,
    resolved: { features: channels },
  }
}
