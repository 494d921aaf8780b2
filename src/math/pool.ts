import { checkCount, product } from './conv/cost.ts'
import { namedPadding, type PaddingRule, ruleOf } from './conv/padding.ts'
import { checkPool, checkPoolFit } from './conv/pool-checks.ts'
import { type ConvPoolOptions, type Pool, type PoolType, readPool } from './conv/pool-layer.ts'
import { poolNotes } from './conv/pool-notes.ts'
import {
  countPoolWindows,
  lastReach,
  leastCeilInput,
  numeratorOf,
  type PoolWindows,
} from './conv/pool-windows.ts'
import type { Framework } from './framework.ts'
import type { Note } from './note.ts'
import type { Pair } from './sizes.ts'
import { type Axis, axesOf, effectiveKernel } from './window.ts'

/** The answer of `/conv pool`. Lists have one entry per spatial axis, slowest axis first. */
export interface PoolSize {
  readonly framework: Framework
  readonly type: PoolType
  readonly dims: number
  readonly input: readonly number[]
  readonly kernel: readonly number[]
  readonly stride: readonly number[]
  readonly dilation: readonly number[]
  readonly ceil: boolean
  /** Resolved, whatever rule asked for it. */
  readonly padding: readonly Pair[]
  readonly paddingRule: PaddingRule
  readonly effectiveKernel: readonly number[]
  /** i + p_b + p_e − k_e. */
  readonly numerator: readonly number[]
  readonly output: readonly number[]
  /** Both candidates, before the rule of the last window. */
  readonly floorOutput: readonly number[]
  readonly ceilOutput: readonly number[]
  /** Whether the last window would have begun in the padding after the input. */
  readonly droppedLastWindow: readonly boolean[]
  /** How far the last window reaches past the padded input. */
  readonly overhang: readonly number[]
  /** Trailing elements of the padded input that no window reaches. */
  readonly unused: readonly number[]
  /** Every input that gives the same output under the same options. */
  readonly inputRange: readonly (readonly [min: number, max: number])[]
  readonly notes: readonly Note[]
}

/**
 * The output size of a pool from options as typed.
 *
 * @throws UserError `input.*`, `conv.*` or `pool.*`, in the order of `convSize`.
 */
export function convPool(options: ConvPoolOptions): PoolSize {
  return poolSize(readPool(options))
}

/**
 * The output size of a pool, with everything the working needs.
 *
 * @throws UserError `conv.*` or `pool.*`.
 */
export function poolSize(pool: Pool): PoolSize {
  checkPool(pool)

  const axes = axesOf(pool)
  const padding = axes.map((axis, index) => resolve(pool.padding, axis, index))
  if (!adapts(pool)) checkPoolFit(pool, padding)

  const windows = axes.map((axis, index) => countWindows(pool, axis, padding[index] ?? [0, 0]))
  checkCount('output', product(windows.map(({ output }) => output)))
  checkCount('input', product(pool.input))

  const beyond = axes.map((axis, index) => {
    return lastReach(axis, windows[index]?.output ?? 1) - axis.input - sum(padding[index])
  })
  const { framework, type, input, kernel, stride, dilation, ceil } = pool
  const size = {
    framework,
    type,
    dims: input.length,
    input,
    kernel,
    stride,
    dilation,
    ceil,
    padding,
    paddingRule: ruleOf(pool.padding),
    effectiveKernel: axes.map((axis) => effectiveKernel(axis.kernel, axis.dilation)),
    numerator: axes.map((axis, index) => numeratorOf(axis, sum(padding[index]))),
    output: windows.map(({ output }) => output),
    floorOutput: windows.map(({ floor }) => floor),
    ceilOutput: windows.map((each) => each.ceil),
    droppedLastWindow: windows.map(({ isDropped }) => isDropped),
    overhang: beyond.map((elements) => Math.max(elements, 0)),
    unused: beyond.map((elements) => Math.max(-elements, 0)),
    inputRange: axes.map((axis, index) => inputRange(pool, axis, padding[index] ?? [0, 0])),
  }

  return { ...size, notes: poolNotes(pool, size) }
}

function resolve(padding: Pool['padding'], axis: Axis, index: number): Pair {
  return typeof padding === 'string' ? namedPadding(padding, axis) : (padding[index] ?? [0, 0])
}

/** `same` has ⌈i/s⌉ windows in either mode: its padding is made for them. */
function countWindows(pool: Pool, axis: Axis, pair: Pair): PoolWindows {
  const windows = countPoolWindows(axis, pair, pool.ceil)

  return adapts(pool)
    ? { ...windows, isDropped: false, output: Math.ceil(axis.input / axis.stride) }
    : windows
}

function adapts({ padding }: Pool): boolean {
  return padding === 'same' || padding === 'same_lower'
}

function sum([begin, end]: Pair = [0, 0]): number {
  return begin + end
}

function inputRange(pool: Pool, axis: Axis, pair: Pair): readonly [number, number] {
  const { output } = countWindows(pool, axis, pair)
  // AvgPool3d refuses inputs below its kernel.
  const smallest =
    pool.framework === 'pytorch' && pool.type === 'avg' && pool.input.length === 3 ? axis.kernel : 1

  if (pool.ceil && !adapts(pool)) {
    const least = leastCeilInput(axis, pair, output)

    return [Math.max(least, smallest), leastCeilInput(axis, pair, output + 1) - 1]
  }

  const needed = adapts(pool) ? 1 : effectiveKernel(axis.kernel, axis.dilation) - sum(pair)
  const least = (output - 1) * axis.stride + needed

  return [Math.max(least, smallest), least + axis.stride - 1]
}
