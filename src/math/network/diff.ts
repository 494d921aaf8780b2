import { UserError } from '../../errors.ts'
import type { Framework } from '../framework.ts'
import { type Note, note } from '../note.ts'
import type { NetworkOptions } from './input.ts'
import { isPreset } from './presets.ts'
import { type NetTrace, netTrace } from './trace.ts'

/** The options of `/net diff`; `a` and `b` are texts or presets. */
export interface DiffOptions extends Pick<NetworkOptions, 'input' | 'framework'> {
  readonly a: string
  readonly b: string
  readonly batch?: number | undefined
}

/** One of the two networks, in sum. */
export interface DiffSide {
  readonly normalized: string
  readonly output: readonly number[]
  /** How many. */
  readonly layers: number
  readonly params: number
  /** Decimal digits, because they may exceed 2⁵³. */
  readonly macs: string
  readonly flops: string
  readonly activationBytes: number
  /** Of the last layer; null where it has none, or no single one. */
  readonly receptiveField: readonly number[] | null
  readonly jump: readonly number[] | null
}

/** The answer of `/net diff`. */
export interface NetDiff {
  readonly framework: Framework
  readonly input: readonly number[]
  readonly a: DiffSide
  readonly b: DiffSide
  /** b over a; null where a has none. */
  readonly ratio: {
    readonly params: number | null
    readonly macs: number | null
    readonly activationBytes: number | null
  }
  readonly notes: readonly Note[]
}

/**
 * What two networks cost on the same input.
 *
 * @throws UserError as `netTrace`; `net.inputConflict` and `layers.mixedFrameworks` where the two do not go together.
 */
export function netDiff({ a, b, ...options }: DiffOptions): NetDiff {
  const first = traceSide(a, options)
  const second = traceSide(b, { ...options, input: options.input ?? first.input.join('x') })

  if (first.framework !== second.framework) {
    throw new UserError('layers.mixedFrameworks', {
      torch: first.framework === 'pytorch' ? 'a' : 'b',
      keras: first.framework === 'pytorch' ? 'b' : 'a',
    })
  }

  return {
    framework: first.framework,
    input: first.input,
    a: sideOf(first),
    b: sideOf(second),
    ratio: {
      params: ratio(first.totals.params, second.totals.params),
      macs: ratio(Number(first.totals.macs), Number(second.totals.macs)),
      activationBytes: ratio(first.totals.activationBytes, second.totals.activationBytes),
    },
    notes: [note('net.note.macs')],
  }
}

function traceSide(text: string, options: Omit<DiffOptions, 'a' | 'b'>): NetTrace {
  return netTrace({ ...options, ...(isPreset(text) ? { preset: text } : { layers: text }) })
}

function sideOf({ normalized, output, layers, totals }: NetTrace): DiffSide {
  const field = layers.at(-1)?.rf

  return {
    normalized,
    output,
    layers: layers.length,
    params: totals.params,
    macs: totals.macs,
    flops: totals.flops,
    activationBytes: totals.activationBytes,
    receptiveField: field?.size ?? null,
    jump: field?.jump ?? null,
  }
}

function ratio(first: number, second: number): number | null {
  return first === 0 ? null : second / first
}
