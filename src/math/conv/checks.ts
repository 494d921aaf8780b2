import { UserError } from '../../errors.ts'
import { frameworkNames } from '../framework.ts'
import { limits } from '../limits.ts'
import { asTyped, formatPair, type Pair } from '../sizes.ts'
import { type Axis, axesOf, effectiveKernel, windowCount } from '../window.ts'
import type { Channels, Convolution, Window } from './layer.ts'
import { namedPadding, numericPadding, supportedNames } from './padding.ts'
import { checkSigns } from './signs.ts'

/** The checks below run in this order, each over all axes, so that one request always gives one and the same refusal. */
export function checkConvolution(layer: Convolution): void {
  checkSigns({
    ...layer,
    padding: typeof layer.padding === 'string' ? [] : layer.padding.flat(),
    channels: [layer.inChannels, layer.outChannels],
  })
  checkGroups(layer)
  checkSupport(layer)
  checkStrideWithDilation(layer)
  checkSameWithStride(layer)
}

/** @throws UserError `conv.groupsNotDividingIn`, `conv.groupsNotDividingOut`. */
export function checkGroups({ groups, inChannels, outChannels }: Omit<Channels, 'bias'>): void {
  if (inChannels !== null && inChannels % groups !== 0) {
    throw new UserError('conv.groupsNotDividingIn', dividing(inChannels, groups))
  }
  if (outChannels !== null && outChannels % groups !== 0) {
    throw new UserError('conv.groupsNotDividingOut', dividing(outChannels, groups))
  }
}

/** The multiples of `groups` on both sides of `channels`. */
function dividing(channels: number, groups: number) {
  const below = Math.floor(channels / groups) * groups
  const nearest = below > 0 ? `${below}, ${below + groups}` : String(groups)

  return { channels, groups, nearest }
}

function checkSupport({ framework, input, padding, paddingMode, groups }: Convolution): void {
  const names = supportedNames(framework, input.length)
  const isSupported =
    typeof padding === 'string'
      ? names.includes(padding)
      : numericPadding.has(framework) || padding.flat().every((amount) => amount === 0)

  if (!isSupported) {
    throw new UserError('conv.paddingUnsupported', {
      framework: frameworkNames[framework],
      padding: tellPadding(padding),
      supported: [...(numericPadding.has(framework) ? ['0, 1, 0-1, …'] : []), ...names].join(', '),
    })
  }
  if (groups > 1 && framework === 'tfjs') {
    throw new UserError('conv.optionUnsupported', { framework: frameworkNames.tfjs, option: 'groups' })
  }
  if (paddingMode !== 'zeros' && framework !== 'pytorch') {
    throw new UserError('conv.optionUnsupported', {
      framework: frameworkNames[framework],
      option: 'padding_mode',
    })
  }
}

/** A padding as it is typed. */
export function tellPadding(padding: Window['padding']): string {
  return typeof padding === 'string' ? padding : asTyped(padding.map(formatPair))
}

/** keras/src/layers/convolutional/base_conv.py; TensorFlow.js measured. The axes need not be the same one. */
export function checkStrideWithDilation(
  { framework, stride, dilation }: Pick<Window, 'framework' | 'stride' | 'dilation'>,
  key: 'conv.strideWithDilation' | 'pool.strideWithDilation' = 'conv.strideWithDilation',
): void {
  const [widest, widestDilation] = [Math.max(...stride), Math.max(...dilation)]

  if ((framework === 'keras' || framework === 'tfjs') && widest > 1 && widestDilation > 1) {
    throw new UserError(key, {
      framework: frameworkNames[framework],
      stride: widest,
      dilation: widestDilation,
    })
  }
}

/** torch/nn/modules/conv.py: "padding='same' is not supported for strided convolutions". */
function checkSameWithStride(layer: Convolution): void {
  const strided = layer.stride.some((stride) => stride > 1)

  if (layer.framework !== 'pytorch' || layer.padding !== 'same' || !strided) return

  throw new UserError('conv.samePaddingWithStride', {
    stride: asTyped(layer.stride),
    padding: asTyped(axesOf(layer).map((axis) => formatPair(samePair(axis)))),
    output: asTyped(axesOf(layer).map((axis) => Math.ceil(axis.input / axis.stride))),
  })
}

/** The padding of the same size: an element more at the beginning changes nothing where the window steps over it. */
function samePair(axis: Axis): Pair {
  const [begin, end] = namedPadding('same', axis)

  return axis.stride > 1 ? [end, end] : [begin, end]
}

/**
 * The least input PyTorch's padding modes accept: `reflect` mirrors without the edge, so it needs one element more than
 * it pads; `circular` may wrap around once.
 */
export function leastInput({ paddingMode }: Convolution, [begin, end]: Pair): number {
  const widest = Math.max(begin, end)

  if (paddingMode === 'reflect') return widest + 1

  return paddingMode === 'circular' ? Math.max(widest, 1) : 1
}

/** @throws UserError `conv.paddingModeLimit`, then `conv.outputNotPositive`, for the axis that is furthest from fitting. */
export function checkFit(layer: Convolution, pairs: readonly Pair[]): void {
  const axes = axesOf(layer).map((axis, index) => ({ axis, pair: pairs[index] ?? ([0, 0] as const) }))
  const limited = axes.find(({ axis, pair }) => axis.input < leastInput(layer, pair))
  const [tight] = axes
    .filter(({ axis, pair }) => windowCount(axis, pair[0] + pair[1]) < 1)
    .toSorted((a, b) => lack(b.axis) - lack(a.axis))

  if (limited) {
    throw new UserError('conv.paddingModeLimit', {
      mode: layer.paddingMode,
      padding: Math.max(...limited.pair),
      input: limited.axis.input,
      limit: limited.axis.input - (layer.paddingMode === 'reflect' ? 1 : 0),
    })
  }
  if (tight) throw outputNotPositive(layer, tight.axis, tight.axis.input + tight.pair[0] + tight.pair[1])
}

function outputNotPositive(layer: Convolution, axis: Axis, padded: number): UserError {
  const reach = effectiveKernel(axis.kernel, axis.dilation)
  const padding = Math.ceil(lack(axis) / 2)

  return new UserError('conv.outputNotPositive', {
    cause: 'window',
    effectiveKernel: reach,
    dilated: axis.dilation > 1 ? 'yes' : 'no',
    padded,
    output: windowCount(axis, padded - axis.input),
    fix: fixFor(layer, axis, padding),
    padding,
    maxKernel: Math.floor((padded - 1) / axis.dilation) + 1,
  })
}

/** Elements the kernel reaches beyond the bare input. */
function lack({ input, kernel, dilation }: Axis): number {
  return effectiveKernel(kernel, dilation) - input
}

function fixFor(layer: Convolution, axis: Axis, padding: number): 'padding' | 'same' | 'kernel' {
  if (!numericPadding.has(layer.framework)) return 'same'

  const fits = padding <= limits.window && axis.input >= leastInput(layer, [padding, padding])

  return fits ? 'padding' : 'kernel'
}
