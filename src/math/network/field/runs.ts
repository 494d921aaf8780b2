/** Elements of one axis: disjoint runs [first, last], ascending. */
export type Runs = readonly (readonly [number, number])[]

/**
 * Runs that are followed one by one. Where more would come about, the gaps between them are filled: the outermost
 * elements, which are what is asked for, stay the same, and the work stays bounded.
 */
export const mostRuns = 256

/** Runs in order, overlapping and touching ones joined, cut to the elements 0 … size − 1 that exist. */
export function existing(runs: readonly (readonly [number, number])[], size: number): Runs {
  const inside = runs
    .map(([first, last]) => [Math.max(first, 0), Math.min(last, size - 1)] as const)
    .filter(([first, last]) => first <= last)

  return joined(inside)
}

export function joined(runs: readonly (readonly [number, number])[]): Runs {
  if (runs.length < 2) return runs

  const result: [number, number][] = []

  for (const [first, last] of runs.toSorted((a, b) => a[0] - b[0])) {
    const previous = result.at(-1)

    if (previous && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last)
    else result.push([first, last])
  }

  return result.length > mostRuns ? filled(result) : result
}

/** The whole stretch from the first element to the last. */
function filled(runs: Runs): Runs {
  const [first, last] = hullOf(runs) ?? [0, -1]

  return [[first, last]]
}

/** First and last element; undefined where there is none. */
export function hullOf(runs: Runs): readonly [number, number] | undefined {
  const first = runs[0]?.[0]
  const last = runs.at(-1)?.[1]

  return first === undefined || last === undefined ? undefined : [first, last]
}
