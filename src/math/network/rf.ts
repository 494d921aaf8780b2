import { UserError } from '../../errors.ts'
import type { Framework } from '../framework.ts'
import { limits } from '../limits.ts'
import { type Note, note } from '../note.ts'
import { readSize, spread } from '../sizes.ts'
import { Backward, type Interval, middleOf, spatial } from './field/center.ts'
import { type NetworkOptions, type Read, readOptions } from './input.ts'
import { type Outline, outlineRows } from './row.ts'
import { axesShown, walkSizeless } from './trace/sizeless.ts'
import type { Node } from './trace/walk.ts'
import { walk } from './trace.ts'

/** The options of `/net rf`. */
export interface RfOptions extends NetworkOptions {
  /** An output element, one index per axis, counted from 0. */
  readonly at?: string | undefined
}

/** The answer of `/net rf`. */
export interface NetRf {
  readonly framework: Framework
  readonly input: readonly number[] | null
  readonly output: readonly number[] | null
  readonly layers: readonly Outline[]
  /** Null without the input's size. */
  readonly at: Seen | null
  readonly notes: readonly Note[]
}

/** What one element sees; lists have one entry per spatial axis of the network's input. */
export interface Seen {
  /** The layer whose element it is: the last one that does not see everything. */
  readonly layer: number
  readonly index: readonly number[]
  /** By the recurrence, which may leave the input; where it does not hold, the same as `clipped`. */
  readonly interval: readonly Interval[]
  /** The elements that exist and can influence it; null where it sees nothing but padding. */
  readonly clipped: readonly Interval[] | null
  /** How much of the interval lies outside the input, 0 to 1. */
  readonly paddingShare: readonly number[]
}

/**
 * Receptive fields of a network, layer by layer, and the interval that one output element sees.
 *
 * @throws UserError as `netTrace`; `net.inputMissing` only where a layer needs a size; `net.noSpatialAxes`,
 * `net.indexOutOfRange`.
 */
export function netRf(options: RfOptions): NetRf {
  const read = readOptions(options)
  const { framework, input } = read
  if (input?.length === 1) throw new UserError('net.noSpatialAxes', { features: input[0] ?? 1 })

  const axes = input ? input.length - 1 : axesShown(read.network.parts)
  const nodes = input ? walk(read, input, true) : walkUnsized(read, axes)
  const layers = outlineRows(nodes, framework, axes, input !== null)

  return {
    framework,
    input,
    output: layers.at(-1)?.output ?? null,
    layers,
    at: input && seenAt(nodes, layers, input, options.at),
    notes: notesOf(layers),
  }
}

function walkUnsized({ network, framework }: Read, axes: number): readonly Node[] {
  const nodes = walkSizeless(network.parts, axes, { framework, isLoose: true })
  if (nodes.length === 0) throw new UserError('layers.empty')

  return nodes
}

function seenAt(
  nodes: readonly Node[],
  layers: readonly Outline[],
  input: readonly number[],
  typed: string | undefined,
): Seen | null {
  const layer = layers.findLastIndex(({ rf }) => rf && !rf.whole)
  const shape = nodes[layer]?.step.output.shape
  if (shape === undefined) return null

  const index = typed === undefined ? middleOf(shape) : readIndex(typed, spatial(shape))
  const clipped = new Backward(nodes).intervalOf(layer, index)
  const interval = recurrence(layers[layer], index) ?? clipped

  return {
    layer,
    index,
    interval: interval ?? [],
    clipped,
    paddingShare: spatial(input).map((size, axis) => outside(interval?.[axis], size)),
  }
}

/** @throws UserError `input.*`, `net.indexOutOfRange`. */
function readIndex(typed: string, sizes: readonly number[]): readonly number[] {
  const index = spread(readSize('at', typed, limits.elements), sizes.length)
  const isInside = index.every((element, axis) => element >= 0 && element < (sizes[axis] ?? 0))

  if (!isInside) throw new UserError('net.indexOutOfRange', { given: index.join('×'), size: sizes.join('×') })

  return index
}

/** $ [-P + xj,\; -P + xj + r - 1] $; null where the same numbers do not hold everywhere. */
function recurrence(row: Outline | undefined, index: readonly number[]): readonly Interval[] | null {
  const { size, jump, padding } = row?.rf ?? {}
  if (!size || !jump || !padding) return null

  return size.map((width, axis) => {
    const first = (index[axis] ?? 0) * (jump[axis] ?? 1) - (padding[axis] ?? 0)

    return [first, first + width - 1]
  })
}

function outside(interval: Interval | undefined, size: number): number {
  if (interval === undefined) return 1

  const [first, last] = interval
  const width = last - first + 1
  const inside = Math.max(Math.min(last, size - 1) - Math.max(first, 0) + 1, 0)

  return (width - inside) / width
}

function notesOf(layers: readonly Outline[]): Note[] {
  const isUnaligned = layers.some(({ rf }) => rf?.unaligned)

  return [...(isUnaligned ? [note('net.note.unaligned')] : []), note('net.note.effective')]
}

/** The last layer whose field has one size everywhere. */
export function deepestField({ layers }: NetRf): Outline | undefined {
  return layers.findLast(({ rf }) => rf?.size)
}

/** The size of its field; empty where there is none. */
export function netField(answer: NetRf): readonly number[] {
  return deepestField(answer)?.rf?.size ?? []
}
