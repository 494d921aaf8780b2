import { type Node, networkInput } from '../trace/walk.ts'
import { type Effort, type Support, supportBefore } from './backward.ts'
import { filled, hullOf, joined } from './runs.ts'

export type Interval = readonly [first: number, last: number]

/** An output element and the input elements that can influence it. */
export interface Center {
  readonly index: readonly number[]
  readonly interval: readonly Interval[]
}

/** Runs of elements per axis that are followed one by one. */
const mostRuns = 256
/** Runs in all, beyond which only the outermost elements are followed: keeps the work for any text below a second. */
const mostEffort = 2_000_000

/** Follows output elements of a network back to the input elements that can influence them. */
export class Backward {
  readonly #nodes: readonly Node[]
  readonly #effort: Effort = { most: mostRuns, spent: 0 }
  /** What came of a single waiting support, which later rows often come to again. */
  readonly #known = new Map<string, readonly Interval[] | null>()

  constructor(nodes: readonly Node[]) {
    this.#nodes = nodes
  }

  /**
   * The input elements, per axis from first to last, that can influence one output element of a node: followed back
   * layer by layer along every path. Null where it sees nothing but padding.
   */
  intervalOf(at: number, index: readonly number[]): readonly Interval[] | null {
    const waiting = new Map<number, Support>([[at, index.map((element) => [[element, element]])]])
    const passed: string[] = []
    let found: readonly Interval[] | null | undefined

    for (let current = at; current >= 0 && found === undefined; current--) {
      const support = waiting.get(current)

      if (support) {
        const key = waiting.size === 1 ? `${current}:${support.join(';')}` : undefined
        found = key === undefined ? undefined : this.#known.get(key)
        if (key !== undefined) passed.push(key)
        this.#step(current, support, waiting)
      }
    }

    const result = found === undefined ? hullsOf(waiting.get(networkInput)) : found
    for (const key of passed) this.#known.set(key, result)

    return result
  }

  #step(current: number, support: Support, waiting: Map<number, Support>): void {
    const node = this.#nodes[current]
    waiting.delete(current)
    if (!node) return

    const before = node.join === null ? this.#before(node, support) : support
    if (before.some((runs) => runs.length === 0)) return

    for (const source of node.sources) waiting.set(source, union(waiting.get(source), before))
  }

  #before({ step, arrived }: Node, support: Support): Support {
    if (this.#effort.spent > mostEffort) this.#effort.most = 1

    return supportBefore(
      step.reach,
      support,
      spatial(arrived.shape),
      spatial(step.output.shape),
      this.#effort,
    )
  }
}

function hullsOf(support: Support | undefined): readonly Interval[] | null {
  const hulls = support?.map(hullOf)

  return hulls?.every((hull) => hull !== undefined) ? hulls : null
}

function union(one: Support | undefined, other: Support): Support {
  if (one === undefined) return other

  return other.map((runs, axis) => filled(joined([...(one[axis] ?? []), ...runs]), mostRuns))
}

export function spatial(shape: readonly number[]): readonly number[] {
  return shape.slice(1)
}

/** The element in the middle, floor(size/2) on each axis. */
export function middleOf(shape: readonly number[]): readonly number[] {
  return spatial(shape).map((size) => Math.floor(size / 2))
}

/** The middle of every node's output; a node that moves nothing has its source's. */
export function centersOf(nodes: readonly Node[]): readonly (Center | null)[] {
  const backward = new Backward(nodes)
  const centers: (Center | null)[] = []

  for (const [at, { step, sources, join }] of nodes.entries()) {
    const [source = networkInput] = sources
    const isSame = join === null && step.reach.type === 'pointwise' && source >= 0

    if (isSame) centers.push(centers[source] ?? null)
    else {
      const index = middleOf(step.output.shape)
      const interval = backward.intervalOf(at, index)
      centers.push(interval && { index, interval })
    }
  }

  return centers
}
