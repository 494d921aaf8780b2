import type { Found } from './search.ts'

/** A solution with what it leaves over per axis. */
export interface Ranked extends Found {
  readonly unused: readonly number[]
}

/** What solutions are ranked by, the most telling first; less is better. */
const criteria: readonly ((solution: Ranked) => number)[] = [
  ({ unused }) => (unused.every((elements) => elements === 0) ? 0 : 1),
  ({ kernel }) => (kernel % 2 === 1 ? 0 : 1),
  ({ dilation }) => (dilation === 1 ? 0 : 1),
  ({ kernel }) => kernel,
  ({ stride }) => stride,
  ({ padding }) => padding[0],
  ({ dilation }) => dilation,
  ({ outputPadding }) => outputPadding,
  ({ inputs }) => inputs[0] ?? 0,
]

/** No unused elements, an odd kernel, no dilation, then the smallest kernel, stride and padding. */
export function compareSolutions(a: Ranked, b: Ranked): number {
  for (const criterion of criteria) {
    const difference = criterion(a) - criterion(b)

    if (difference !== 0) return difference
  }

  return 0
}

/** The best `limit` of many, in order, without keeping the many. */
export function bestOf<T>(limit: number, compare: (a: T, b: T) => number) {
  let held: T[] = []
  /** None that is worse can be among the best any more. */
  let bar: T | undefined
  const cut = () => held.sort(compare).slice(0, limit)

  return {
    add(item: T): void {
      if (bar !== undefined && compare(item, bar) >= 0) return

      held.push(item)
      if (held.length < 2 * limit) return

      held = cut()
      bar = held.at(-1)
    },
    list: (): readonly T[] => cut(),
  }
}
