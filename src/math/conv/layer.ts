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

/** The options of every layer with a sliding window, under their slash names; sizes as typed. */
export interface WindowOptions {
  readonly input: string
  readonly kernel: string
  readonly stride?: string | undefined
  readonly padding?: string | undefined
  readonly dilation?: string | undefined
  readonly dims?: number | undefined
  readonly framework?: Framework | undefined
}

export interface ChannelOptions {
  readonly in?: number | undefined
  readonly out?: number | undefined
  readonly groups?: number | undefined
  readonly bias?: boolean | undefined
}

/** The options of `/conv size`. */
export interface ConvSizeOptions extends WindowOptions, ChannelOptions {
  readonly padding_mode?: PaddingMode | undefined
}

/** A sliding window and the input it meets; sizes have one entry per spatial axis, slowest first. */
export interface Window {
  readonly framework: Framework
  readonly input: readonly number[]
  readonly kernel: readonly number[]
  readonly stride: readonly number[]
  readonly dilation: readonly number[]
  readonly padding: PaddingName | readonly Pair[]
}

export interface Channels {
  readonly inChannels: number | null
  readonly outChannels: number | null
  readonly groups: number
  readonly bias: boolean
}

export interface Convolution extends Window, Channels {
  readonly paddingMode: PaddingMode
}

/**
 * Reads a convolution from typed options; only reads, the geometry is checked by `convolutionSize`.
 *
 * @throws UserError `input.*`.
 */
export function readConvolution(options: ConvSizeOptions): Convolution {
  return {
    ...readWindow(options, '1').window,
    ...readChannels(options),
    paddingMode: options.padding_mode ?? 'zeros',
  }
}

/**
 * Reads the sizes of a sliding window, and how many axes they have together with `more`.
 *
 * @param stride - as if typed, where none was.
 * @throws UserError `input.*`.
 */
export function readWindow(options: WindowOptions, stride: string, more: readonly Typed<unknown>[] = []) {
  const framework = options.framework ?? 'pytorch'
  const input = readSize('input', options.input, limits.input)
  const kernel = readSize('kernel', options.kernel, limits.window)
  const step = readSize('stride', options.stride ?? stride, limits.window)
  const padding = readPadding(options.padding ?? defaultPadding(framework))
  const dilation = readSize('dilation', options.dilation ?? '1', limits.window)
  const axes = countAxes(options.dims, [input, kernel, step, dilation, ...paddingSizes(padding), ...more])

  const window: Window = {
    framework,
    input: spread(input, axes),
    kernel: spread(kernel, axes),
    stride: spread(step, axes),
    dilation: spread(dilation, axes),
    padding: typeof padding === 'string' ? padding : spread(padding, axes),
  }

  return { window, axes }
}

/** @throws UserError `input.tooLarge`. */
export function readChannels(options: ChannelOptions): Channels {
  for (const option of ['in', 'out', 'groups'] as const) {
    const given = options[option]

    if (given !== undefined && given > limits.channels) {
      throw new UserError('input.tooLarge', { option, given, limit: limits.channels })
    }
  }

  return {
    inChannels: options.in ?? null,
    outChannels: options.out ?? null,
    groups: options.groups ?? 1,
    bias: options.bias ?? true,
  }
}

function defaultPadding(framework: Framework): string {
  return framework === 'pytorch' || framework === 'onnx' ? '0' : 'valid'
}

function paddingSizes(padding: TypedPadding): Typed<unknown>[] {
  return typeof padding === 'string' ? [] : [padding]
}
