import { UserError } from '../../../errors.ts'
import { product } from '../../conv/cost.ts'
import { checkSigns } from '../../conv/signs.ts'
import { type ConvSize, convolutionSize } from '../../shape.ts'
import { transposedSize } from '../../transpose.ts'
import type { Windowed } from '../layer.ts'
import { bare, checkChannels, perAxis, type Setting, type Step, spatialOf, type Value } from './step.ts'

/** Applies a layer whose kernel slides over the spatial axes. */
export function applyWindowed(layer: Windowed, value: Value, setting: Setting): Step {
  const { channels, spatial } = spatialOf(value, layer.axes)
  checkSigns({ ...signed, channels: [layer.inChannels, layer.outChannels] })
  checkChannels(layer.inChannels, channels)

  switch (layer.kind) {
    case 'conv':
      return conv(layer, value, channels, spatial, setting)
    case 'conv_transpose':
      return transposed(layer, value, channels, spatial, setting)
    case 'unfold':
      return unfold(layer, value, channels, spatial, setting)
    default:
      return depthwise(layer, value, channels, spatial, setting)
  }
}

const signed = { kernel: [], stride: [], dilation: [], padding: [], input: [] }

function conv(
  layer: Windowed,
  value: Value,
  inChannels: number,
  spatial: readonly number[],
  setting: Setting,
): Step {
  const outChannels = outputsOf(layer, inChannels, setting)
  const size = convolutionSize({
    ...windowOf(layer, spatial, setting),
    inChannels,
    outChannels,
    groups: layer.groups,
    bias: layer.bias,
    paddingMode: layer.paddingMode,
  })

  return {
    ...bare(value, [outChannels, ...size.output], windowReach('window', size)),
    trainable: BigInt(size.params ?? 0),
    macs: BigInt(size.macs ?? 0),
    hasBias: layer.bias,
    resolved: { stride: size.stride, padding: size.padding },
  }
}

function transposed(
  layer: Windowed,
  value: Value,
  inChannels: number,
  spatial: readonly number[],
  setting: Setting,
): Step {
  const outChannels = outputsOf(layer, inChannels, setting)
  const size = transposedSize({
    ...windowOf(layer, spatial, setting),
    inChannels,
    outChannels,
    groups: layer.groups,
    bias: layer.bias,
    outputPadding: layer.outputPadding && perAxis(layer.outputPadding, spatial.length),
    outputSize: null,
  })

  return {
    ...bare(value, [outChannels, ...size.output], windowReach('transposed', size)),
    trainable: BigInt(size.params ?? 0),
    macs: BigInt(size.macs ?? 0),
    hasBias: layer.bias,
    resolved: { stride: size.stride, padding: size.padding, outputPadding: size.outputPadding },
  }
}

/** Depthwise, and with a 1×1 convolution after it separable, which has one bias in all. */
function depthwise(
  layer: Windowed,
  value: Value,
  channels: number,
  spatial: readonly number[],
  setting: Setting,
): Step {
  checkSigns({ ...signed, channels: [layer.multiplier] })
  const size = convolutionSize({ ...windowOf(layer, spatial, setting), ...uncounted, paddingMode: 'zeros' })
  const between = BigInt(channels) * BigInt(layer.multiplier)
  const isSeparable = layer.kind === 'separable_conv'
  const outChannels = isSeparable ? outputsOf(layer, channels, setting) : channels * layer.multiplier
  const weights = between * product(size.kernel) + (isSeparable ? between * BigInt(outChannels) : 0n)

  return {
    ...bare(value, [outChannels, ...size.output], windowReach('window', size)),
    trainable: weights + BigInt(layer.bias ? outChannels : 0),
    macs: weights * product(size.output),
    hasBias: layer.bias,
    resolved: { stride: size.stride, padding: size.padding },
  }
}

const uncounted = { inChannels: null, outChannels: null, groups: 1, bias: false } as const

function unfold(
  layer: Windowed,
  value: Value,
  channels: number,
  spatial: readonly number[],
  setting: Setting,
): Step {
  if (setting.framework === 'pytorch') spatialOf(value, 2)

  const size = convolutionSize({ ...windowOf(layer, spatial, setting), ...uncounted, paddingMode: 'zeros' })
  const shape = [channels * Number(product(size.kernel)), Number(product(size.output))]
  const reach = windowReach('window', size)

  return {
    ...bare(value, shape, { ...reach, type: 'unfold', grid: size.output }),
    resolved: { stride: size.stride, padding: size.padding },
  }
}

function outputsOf({ outChannels, text }: Windowed, channels: number, { isLoose }: Setting): number {
  if (outChannels !== null) return outChannels
  if (isLoose) return channels

  throw new UserError('layers.missingArgument', { layer: text.slice(0, 40), argument: 'out' })
}

function windowOf(layer: Windowed, spatial: readonly number[], { framework }: Setting) {
  const axes = spatial.length

  return {
    framework,
    input: spatial,
    kernel: perAxis(layer.kernel, axes),
    stride: perAxis(layer.stride ?? [1], axes),
    dilation: perAxis(layer.dilation, axes),
    padding: typeof layer.padding === 'string' ? layer.padding : perAxis(layer.padding, axes),
  }
}

type Measured = Pick<ConvSize, 'kernel' | 'stride' | 'dilation' | 'padding'>

export function windowReach(type: 'window' | 'transposed', { kernel, stride, dilation, padding }: Measured) {
  return {
    type: 'axes',
    axes: kernel.map((size, axis) => ({
      type,
      kernel: size,
      stride: stride[axis] ?? 1,
      dilation: dilation[axis] ?? 1,
      begin: padding[axis]?.[0] ?? 0,
    })),
  } as const
}
