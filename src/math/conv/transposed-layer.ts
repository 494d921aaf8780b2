import { UserError } from '../../errors.ts'
import { limits } from '../limits.ts'
import { readSize, spread, type TypedSize } from '../sizes.ts'
import {
  type ChannelOptions,
  type Channels,
  readChannels,
  readWindow,
  type Window,
  type WindowOptions,
} from './layer.ts'

/** The options of `/conv transpose`, under their slash names; sizes as typed. */
export interface ConvTransposeOptions extends WindowOptions, ChannelOptions {
  readonly output_padding?: string | undefined
  /** PyTorch's output_size, ONNX's output_shape. */
  readonly output_size?: string | undefined
}

/** A transposed convolution and the input it meets. */
export interface Transposed extends Window, Channels {
  /** Null: the framework's own default, which is not 0 in Keras. */
  readonly outputPadding: readonly number[] | null
  readonly outputSize: readonly number[] | null
}

/** The longest output there can be. */
const longest = limits.input * limits.window

/**
 * Reads a transposed convolution from typed options; only reads, the geometry is checked by `transposedSize`.
 *
 * @throws UserError `input.*`; `input.conflictingOptions` where PyTorch would work one option out from the other.
 */
export function readTransposed(options: ConvTransposeOptions): Transposed {
  const padding = readIfGiven('output_padding', options.output_padding, limits.window)
  const size = readIfGiven('output_size', options.output_size, longest)
  const { window, axes } = readWindow(
    options,
    '1',
    [padding, size].filter((typed) => typed !== null),
  )

  if (padding && size && window.framework === 'pytorch') {
    throw new UserError('input.conflictingOptions', { first: padding.option, second: size.option })
  }

  return {
    ...window,
    ...readChannels(options),
    outputPadding: padding && spread(padding, axes),
    outputSize: size && spread(size, axes),
  }
}

function readIfGiven(option: string, text: string | undefined, limit: number): TypedSize | null {
  return text === undefined ? null : readSize(option, text, limit)
}
