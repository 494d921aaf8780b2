import { UserError } from '../../../errors.ts'
import type { Framework } from '../../framework.ts'
import type { Note } from '../../note.ts'

/** What flows between layers: one example, without the batch. */
export interface Value {
  /** Channels first, or one number of features. */
  readonly shape: readonly number[]
  /** After embeddings and recurrent layers: steps first, features last. */
  readonly isSequence: boolean
}

export interface Setting {
  readonly framework: Framework
  /** Whether a convolution may leave out its output channels, because only positions matter. */
  readonly isLoose: boolean
}

/** One layer applied to one value. Counts are exact. */
export interface Step {
  /** As the layer read it, which for a sequence before a convolution is not as it came. */
  readonly input: Value
  readonly output: Value
  /** Trainable elements. */
  readonly trainable: bigint
  /** Running means and variances. */
  readonly statistics: bigint
  readonly macs: bigint
  readonly hasBias: boolean
  readonly reach: Reach
  /** What the layer's own options came to, for its constructor. */
  readonly resolved: Resolved
  readonly notes: readonly Note[]
}

export interface Resolved {
  readonly stride?: readonly number[]
  readonly padding?: readonly (readonly [number, number])[]
  readonly outputPadding?: readonly number[]
  readonly features?: number
}

/** Which inputs an output element depends on. */
export type Reach =
  | { readonly type: 'pointwise' }
  /** Everything; what axes the output has is another matter. */
  | { readonly type: 'whole' }
  | { readonly type: 'axes'; readonly axes: readonly AxisReach[] }
  /** All windows of a grid in one row, the last axis fastest. */
  | { readonly type: 'unfold'; readonly axes: readonly WindowReach[]; readonly grid: readonly number[] }

export type AxisReach = WindowReach | OtherReach

export interface WindowReach {
  readonly type: 'window' | 'transposed'
  readonly kernel: number
  readonly stride: number
  readonly dilation: number
  /** Padding before the input; of a transposed layer, elements cut from the beginning of its output. */
  readonly begin: number
}

/** Output x of o reads ⌊x·i/o⌋ (`nearest`) or [⌊x·i/o⌋, ⌈(x+1)·i/o⌉) (`adaptive`). */
export interface OtherReach {
  readonly type: 'nearest' | 'adaptive'
}

export const pointwise: Reach = { type: 'pointwise' }
export const whole: Reach = { type: 'whole' }

/** A layer without weights or arithmetic that counts. */
export function bare(input: Value, shape: readonly number[], reach: Reach): Step {
  return {
    input,
    output: { shape, isSequence: input.isSequence },
    trainable: 0n,
    statistics: 0n,
    macs: 0n,
    hasBias: false,
    reach,
    resolved: {},
    notes: [],
  }
}

/** One value per axis; a single one is repeated. @throws UserError `net.axesMismatch`. */
export function perAxis<T>(values: readonly T[], axes: number): readonly T[] {
  const [first] = values

  if (values.length === axes) return values
  if (values.length !== 1 || first === undefined) {
    throw new UserError('net.axesMismatch', { expected: values.length, given: axes })
  }

  return Array.from({ length: axes }, () => first)
}

/**
 * The channels and spatial axes that a layer finds.
 *
 * @throws UserError `net.noSpatialAxes`, `net.axesMismatch`.
 */
export function spatialOf({ shape }: Value, axes: number | null) {
  const [channels = 1, ...spatial] = shape

  if (spatial.length === 0) throw new UserError('net.noSpatialAxes', { features: channels })
  if (axes !== null && axes !== spatial.length) {
    throw new UserError('net.axesMismatch', { expected: axes, given: spatial.length })
  }

  return { channels, spatial }
}

/** @throws UserError `net.channelsMismatch` unless what a constructor names is what arrives. */
export function checkChannels(expected: number | null, given: number): void {
  if (expected !== null && expected !== given)
    throw new UserError('net.channelsMismatch', { expected, given })
}

/** @throws UserError `conv.outputNotPositive` for an axis that would have no element. */
export function checkPositive(spatial: readonly number[]): void {
  const output = Math.min(...spatial)

  if (output < 1) {
    throw new UserError('conv.outputNotPositive', {
      cause: 'other',
      effectiveKernel: 0,
      dilated: 'no',
      padded: 0,
      output,
      fix: 'none',
      padding: 0,
      maxKernel: 0,
    })
  }
}
