import { UserError } from '../../errors.ts'
import type { Framework } from '../framework.ts'
import { limits } from '../limits.ts'
import {
  countAxes,
  type PaddingName,
  type Pair,
  readPadding,
  readSize,
  spread,
  type Typed,
  type TypedPadding,
} from '../sizes.ts'

export const paddingModes = ['zeros', 'reflect', 'replicate', 'circular'] as const
/** What PyTorch fills the padding with. */
export type PaddingMode = (typeof paddingModes)[number]

/** The options of `/conv size`, under their slash names; sizes as typed. */
export interface ConvSizeOptions {
  readonly input: string
  readonly kernel: string
  readonly stride?: string | undefined
  readonly padding?: string | undefined
  readonly dilation?: string | undefined
  readonly in?: number | undefined
  readonly out?: number | undefined
  readonly groups?: number | undefined
  readonly bias?: boolean | undefined
  readonly dims?: number | undefined
  readonly framework?: Framework | undefined
  readonly padding_mode?: PaddingMode | undefined
}

/** A convolution and the input it meets; sizes have one entry per spatial axis, slowest first. */
export interface Convolution {
  readonly framework: Framework
  readonly input: readonly number[]
  readonly kernel: readonly number[]
  readonly stride: readonly number[]
  readonly dilation: readonly number[]
  readonly padding: PaddingName | readonly Pair[]
  readonly paddingMode: PaddingMode
  readonly inChannels: number | null
  readonly outChannels: number | null
  readonly groups: number
  readonly bias: boolean
}

/**
 * Reads a convolution from typed options; only reads, the geometry is checked by `convolutionSize`.
 *
 * @throws UserError `input.*`.
 */
export function readConvolution(options: ConvSizeOptions): Convolution {
  const framework = options.framework ?? 'pytorch'
  const input = readSize('input', options.input, limits.input)
  const kernel = readSize('kernel', options.kernel, limits.window)
  const stride = readSize('stride', options.stride ?? '1', limits.window)
  const padding = readPadding(options.padding ?? defaultPadding(framework))
  const dilation = readSize('dilation', options.dilation ?? '1', limits.window)
  const axes = countAxes(options.dims, [input, kernel, stride, dilation, ...paddingSizes(padding)])

  const layer: Convolution = {
    framework,
    input: spread(input, axes),
    kernel: spread(kernel, axes),
    stride: spread(stride, axes),
    dilation: spread(dilation, axes),
    padding: typeof padding === 'string' ? padding : spread(padding, axes),
    paddingMode: options.padding_mode ?? 'zeros',
    inChannels: options.in ?? null,
    outChannels: options.out ?? null,
    groups: options.groups ?? 1,
    bias: options.bias ?? true,
  }
  checkChannelLimits(layer)

  return layer
}

function defaultPadding(framework: Framework): string {
  return framework === 'pytorch' || framework === 'onnx' ? '0' : 'valid'
}

function paddingSizes(padding: TypedPadding): Typed<unknown>[] {
  return typeof padding === 'string' ? [] : [padding]
}

function checkChannelLimits({ inChannels, outChannels, groups }: Convolution): void {
  for (const [option, given] of Object.entries({ in: inChannels, out: outChannels, groups })) {
    if (given !== null && given > limits.channels) {
      throw new UserError('input.tooLarge', { option, given, limit: limits.channels })
    }
  }
}
