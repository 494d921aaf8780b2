import { readWindow, type Window, type WindowOptions } from './layer.ts'

export const poolTypes = ['max', 'avg', 'lp'] as const
export type PoolType = (typeof poolTypes)[number]

/** The options of `/conv pool`, under their slash names; sizes as typed. */
export interface ConvPoolOptions extends WindowOptions {
  readonly type?: PoolType | undefined
  readonly ceil?: boolean | undefined
  readonly count_include_pad?: boolean | undefined
}

/** A pool and the input it meets. */
export interface Pool extends Window {
  readonly type: PoolType
  /** Windows that reach beyond the padded input count too. */
  readonly ceil: boolean
  readonly countIncludePad: boolean
  /** False: the framework's own default. */
  readonly hasOwnStride: boolean
}

/**
 * Reads a pool from typed options; only reads, the geometry is checked by `poolSize`. Without a stride windows lie side
 * by side in PyTorch, Keras and TensorFlow.js, and move by 1 in ONNX and JAX.
 *
 * @throws UserError `input.*`.
 */
export function readPool(options: ConvPoolOptions): Pool {
  const { type = 'max', ceil = false, count_include_pad: countIncludePad = true } = options
  const movesByOne = options.framework === 'onnx' || options.framework === 'jax'
  const { window } = readWindow(options, movesByOne ? '1' : options.kernel)

  return { ...window, type, ceil, countIncludePad, hasOwnStride: options.stride !== undefined }
}
