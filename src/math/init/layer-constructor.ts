import { UserError } from '../../errors.ts'
import { checkGroups } from '../conv/checks.ts'
import { checkSigns } from '../conv/signs.ts'
import { Bound, bindCall, type Signature } from '../network/classes/bound.ts'
import { torchClasses, torchIgnored } from '../network/classes/torch.ts'
import type { Norm, Windowed } from '../network/layer.ts'
import { type Call, readCall } from '../network/parse/call.ts'
import { refuseLayer } from '../network/parse/refusals.ts'
import type { ConvLayer, WeightLayer } from './layer.ts'

const attention = 'MultiheadAttention'
const attentionSignature: Signature = { embed_dim: undefined, num_heads: undefined, dropout: 0, bias: true }

/**
 * Reads a PyTorch constructor, such as `nn.Conv2d(64, 128, 3, bias=False)`.
 *
 * @throws UserError `layers.*`, `init.layerHasNoWeights`, `conv.…NotPositive`, `conv.groupsNotDividing…`.
 */
export function readConstructor(text: string): WeightLayer {
  const call = readCall(text)
  if (call.name === attention) return readAttention(call)

  const found = Object.hasOwn(torchClasses, call.name) ? torchClasses[call.name] : undefined
  // A PReLU's slopes are set, not drawn.
  if (!found || call.name === 'PReLU') throw refuseLayer(call.name, [...Object.keys(torchClasses), attention])

  const layer = found.read(new Bound(call.name, bindCall(call, found.signature, torchIgnored)))

  switch (layer.kind) {
    case 'linear':
      return {
        kind: 'linear',
        inFeatures: layer.inFeatures ?? 1,
        outFeatures: layer.outFeatures,
        bias: layer.bias,
      }
    case 'conv':
    case 'conv_transpose':
      return convolutionOf(layer)
    case 'embedding':
      return { kind: 'embedding', entries: layer.entries, dimension: layer.dimension }
    case 'rnn':
    case 'lstm':
    case 'gru':
      return {
        kind: 'recurrent',
        cell: layer.kind,
        inputSize: layer.inputSize ?? 1,
        hiddenSize: layer.hidden,
        layers: layer.layers,
        directions: layer.directions,
        bias: layer.bias,
      }
    case 'batch_norm':
    case 'instance_norm':
    case 'layer_norm':
    case 'group_norm':
      return normOf(call.name, layer)
    default:
      throw new UserError('init.layerHasNoWeights', { layer: call.name })
  }
}

type Unsourced<L> = L extends unknown ? Omit<L, 'text' | 'pasted'> : never

function convolutionOf(layer: Unsourced<Windowed>): WeightLayer {
  const read: ConvLayer = {
    kind: layer.kind === 'conv' ? 'conv' : 'transposed',
    kernel: layer.kernel,
    stride: layer.stride ?? layer.kernel.map(() => 1),
    inChannels: layer.inChannels ?? 1,
    outChannels: layer.outChannels ?? 1,
    groups: layer.groups,
    bias: layer.bias,
  }
  checkSigns({
    ...read,
    padding: [],
    dilation: [],
    input: [],
    channels: [read.inChannels, read.outChannels],
  })
  checkGroups(read)

  return read
}

/** @throws UserError `init.layerHasNoWeights` where scale and shift are switched off. */
function normOf(name: string, layer: Unsourced<Norm>): WeightLayer {
  if (!layer.affine) throw new UserError('init.layerHasNoWeights', { layer: name })
  if (layer.kind === 'layer_norm') return { kind: 'norm', shape: layer.shape ?? [], bias: layer.bias }

  return { kind: 'norm', shape: [layer.features ?? 1], bias: true }
}

function readAttention(call: Call): WeightLayer {
  const bound = new Bound(attention, bindCall(call, attentionSignature, torchIgnored))
  const dimension = bound.count('embed_dim')

  if (dimension % bound.count('num_heads') !== 0) throw bound.wrong('num_heads')

  return { kind: 'attention', dimension, bias: bound.flag('bias') }
}
