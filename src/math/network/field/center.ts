import { type Node, networkInput } from '../trace/walk.ts'
import { type Support, supportBefore } from './backward.ts'
import { hullOf, joined } from './runs.ts'

export type Interval = readonly [first: number, last: number]

/** An output element and the input elements that can influence it. */
export interface Center {
  readonly index: readonly number[]
  readonly interval: readonly Interval[]
}

/**
 * The input elements, per axis from first to last, that can influence one output element of a node: followed back layer
 * by layer along every path. Null where it sees nothing but padding.
 */
export function intervalOf(
  nodes: readonly Node[],
  at: number,
  index: readonly number[],
): readonly Interval[] | null {
  const waiting = new Map<number, Support>([[at, index.map((element) => [[element, element]])]])

  for (let current = at; current >= 0; current--) {
    const support = waiting.get(current)
    const node = nodes[current]

    if (support && node) {
      waiting.delete(current)
      const before = node.join === null ? beforeLayer(node, support) : support
      if (before.every((runs) => runs.length > 0)) {
        for (const source of node.sources) waiting.set(source, union(waiting.get(source), before))
      }
    }
  }

  const hulls = waiting.get(networkInput)?.map(hullOf)

  return hulls?.every((hull) => hull !== undefined) ? hulls : null
}

function beforeLayer({ step, arrived }: Node, support: Support): Support {
  return supportBefore(step.reach, support, spatial(arrived.shape), spatial(step.output.shape))
}

function union(one: Support | undefined, other: Support): Support {
  if (one === undefined) return other

  return other.map((runs, axis) => joined([...(one[axis] ?? []), ...runs]))
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
  const centers: (Center | null)[] = []

  for (const [at, { step, sources, join }] of nodes.entries()) {
    const [source = networkInput] = sources
    const isSame = join === null && step.reach.type === 'pointwise' && source >= 0

    if (isSame) centers.push(centers[source] ?? null)
    else {
      const index = middleOf(step.output.shape)
      const interval = intervalOf(nodes, at, index)
      centers.push(interval && { index, interval })
    }
  }

  return centers
}
