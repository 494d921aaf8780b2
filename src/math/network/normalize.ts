import { asTyped, formatPair } from '../sizes.ts'
import { kerasClasses } from './classes/keras.ts'
import { torchClasses } from './classes/torch.ts'
import type { Layer, Part, Pool, Windowed } from './layer.ts'
import { pythonArguments } from './python.ts'

/**
 * The network in the shortest text that reads back as the same one: the notation, and a constructor where the notation
 * has no word for what was pasted.
 *
 * @param flattened - layers that a flatten comes before, which their text did not show.
 */
export function normalizeNetwork(
  parts: readonly Part[],
  input: readonly number[] | null,
  flattened: ReadonlySet<Layer> = new Set(),
): string {
  const text = chainText(parts, flattened)

  return input ? `in ${input.join('x')} > ${text}` : text
}

function chainText(parts: readonly Part[], flattened: ReadonlySet<Layer>): string {
  return parts.map((part) => partText(part, flattened)).join(' > ')
}

function partText(part: Part, flattened: ReadonlySet<Layer>): string {
  switch (part.type) {
    case 'layer':
      return `${flattened.has(part.layer) ? 'flatten > ' : ''}${layerText(part.layer)}`
    case 'chain':
      return `(${chainText(part.parts, flattened)})x${part.times}`
    case 'block': {
      const [first = [], second, ...others] = part.branches
      const isShort = part.join === 'res' && first.length > 0 && second?.length === 0 && others.length === 0
      const branches = isShort ? [first] : part.branches

      return `${part.join}(${branches.map((branch) => chainText(branch, flattened)).join(' | ')})`
    }
  }
}

/** The layer in the notation, else as the constructor that was pasted. */
export function layerText(layer: Layer): string {
  return saysMore(layer) ? constructorText(layer) : words(layer).filter(Boolean).join(' ')
}

function constructorText({ pasted, text }: Layer): string {
  if (!pasted) return text

  const { signature = {} } = classOf(pasted.class, pasted.bound) ?? {}

  return `${pasted.class}(${pythonArguments(pasted.bound, signature)})`
}

function classOf(name: string, bound: object) {
  return [torchClasses, kerasClasses]
    .map((classes) => (Object.hasOwn(classes, name) ? classes[name] : undefined))
    .find(
      (found) => found && Object.keys(found.signature).every((argument) => Object.hasOwn(bound, argument)),
    )
}

/** Arguments that the words below say, or that change nothing. */
const said: ReadonlySet<string> = new Set([
  ...['in_channels', 'out_channels', 'kernel_size', 'stride', 'padding', 'dilation', 'groups', 'bias'],
  ...['output_padding', 'ceil_mode', 'output_size', 'scale_factor', 'upscale_factor', 'num_features'],
  ...['num_groups', 'num_channels', 'in_features', 'out_features', 'num_embeddings', 'embedding_dim'],
  ...['input_size', 'hidden_size', 'p', 'negative_slope', 'alpha', 'inplace'],
  ...['filters', 'strides', 'dilation_rate', 'use_bias', 'depth_multiplier', 'pool_size', 'cropping'],
  ...['size', 'units', 'input_dim', 'output_dim', 'rate', 'return_sequences', 'data_format'],
])

/** Whether a pasted layer says something that the notation has no word for. */
function saysMore(layer: Layer): boolean {
  const { pasted } = layer
  if (!pasted) return false
  if (isBeyondWords(layer)) return true

  const { signature = {} } = classOf(pasted.class, pasted.bound) ?? {}

  return Object.entries(pasted.bound).some(
    ([name, value]) => !said.has(name) && JSON.stringify(value) !== JSON.stringify(signature[name]),
  )
}

function isBeyondWords(layer: Layer): boolean {
  switch (layer.kind) {
    case 'conv':
      return layer.paddingMode !== 'zeros'
    case 'lp_pool':
      return true
    case 'layer_norm':
      return layer.shape !== null || !layer.affine || !layer.bias
    case 'adaptive_avg_pool':
    case 'adaptive_max_pool':
      return layer.outputSize.includes(null)
    case 'upsample':
      return layer.size !== null || layer.mixes
    case 'pad':
    case 'crop':
      return layer.amount.flat().some((side) => side < 0)
    case 'rnn':
    case 'lstm':
    case 'gru':
      return layer.layers > 1 || layer.directions > 1 || !layer.sequences
    case 'dropout':
      return !/^Dropout$/.test(layer.pasted?.class ?? '')
    case 'identity':
      return layer.pasted?.class !== 'Identity'
    default:
      return false
  }
}

function words(layer: Layer): readonly string[] {
  switch (layer.kind) {
    case 'conv':
      return windowWords('conv', layer)
    case 'conv_transpose':
      return windowWords('convT', layer)
    case 'depthwise_conv':
      return windowWords('dw', layer)
    case 'separable_conv':
      return windowWords('sep', layer)
    case 'unfold':
      return windowWords('unfold', layer)
    case 'max_pool':
      return windowWords('maxpool', layer)
    case 'avg_pool':
    case 'lp_pool':
      return windowWords('avgpool', layer)
    case 'adaptive_avg_pool':
      return [`adaptiveavgpool${digit(layer)}`, asTyped(layer.outputSize.map(Number))]
    case 'adaptive_max_pool':
      return [`adaptivemaxpool${digit(layer)}`, asTyped(layer.outputSize.map(Number))]
    case 'global_avg_pool':
      return [`gap${digit(layer)}`]
    case 'global_max_pool':
      return [`gmp${digit(layer)}`]
    case 'upsample':
      return [`upsample${digit(layer)}`, asTyped(layer.scale)]
    case 'pixel_shuffle':
      return ['shuffle', String(layer.factor)]
    case 'pad':
    case 'crop':
      return [`${layer.kind}${digit(layer)}`, asTyped(layer.amount.map(formatPair))]
    default:
      return otherWords(layer)
  }
}

type Windowless = Exclude<Layer, Windowed | Pool | { kind: 'upsample' | 'pixel_shuffle' | 'pad' | 'crop' }>

function otherWords(layer: Windowless): readonly string[] {
  switch (layer.kind) {
    case 'linear':
      return ['fc', String(layer.outFeatures), layer.bias ? '' : 'nobias']
    case 'batch_norm':
      return [`bn${digit(layer)}`]
    case 'instance_norm':
      return [`inorm${digit(layer)}`]
    case 'layer_norm':
      return ['ln']
    case 'group_norm':
      return ['gn', String(layer.groups)]
    case 'rnn':
    case 'lstm':
    case 'gru':
      return [layer.kind, String(layer.hidden), layer.bias ? '' : 'nobias']
    case 'embedding':
      return ['embedding', String(layer.entries), String(layer.dimension)]
    case 'activation':
      return [layer.name, layer.param === null || isUsualParam(layer) ? '' : String(layer.param)]
    case 'dropout':
      return ['dropout', layer.rate === 0.5 ? '' : String(layer.rate)]
    case 'identity':
      return ['id']
    default:
      return [layer.kind]
  }
}

/** A pasted parameter that is its class's default is the notation's default too. */
function isUsualParam({ pasted, param }: Extract<Layer, { kind: 'activation' }>): boolean {
  const { signature = {} } = pasted ? (classOf(pasted.class, pasted.bound) ?? {}) : {}

  return Object.values(signature).includes(param)
}

function digit({ axes }: { readonly axes: number | null }): string {
  return axes === null ? '' : `${axes}d`
}

function windowWords(name: string, layer: Windowed | Pool): readonly string[] {
  return [
    `${name}${digit(layer)}`,
    asTyped(layer.kernel),
    'outChannels' in layer && layer.outChannels !== null ? String(layer.outChannels) : '',
    strideWord(layer),
    paddingWord(layer),
    layer.dilation.every((step) => step === 1) ? '' : `d${asTyped(layer.dilation)}`,
    ...('groups' in layer ? weightWords(layer) : []),
    'ceil' in layer && layer.ceil ? 'ceil' : '',
  ]
}

function strideWord(layer: Windowed | Pool): string {
  if (layer.stride === null) return ''

  const isUsual = 'groups' in layer && layer.stride.every((step) => step === 1)

  return isUsual ? '' : `s${asTyped(layer.stride)}`
}

function paddingWord({ padding, pasted }: Windowed | Pool): string {
  // Keras's `valid` is what the notation means by saying nothing.
  if (padding === 'valid' && pasted && 'strides' in pasted.bound) return ''
  if (typeof padding === 'string') return padding

  return padding.flat().every((side) => side === 0) ? '' : `p${asTyped(padding.map(formatPair))}`
}

function weightWords(layer: Windowed): readonly string[] {
  const { groups, outputPadding, multiplier, bias, kind, pasted } = layer
  // In Keras an output padding of 0 is not the same as none.
  const isNone =
    outputPadding === null ||
    (outputPadding.every((size) => size === 0) && pasted !== null && 'stride' in pasted.bound)

  return [
    groups > 1 ? `g${groups}` : '',
    isNone ? '' : `op${asTyped(outputPadding)}`,
    multiplier > 1 ? `m${multiplier}` : '',
    bias || kind === 'unfold' ? '' : 'nobias',
  ]
}
