/** Elements of one axis: disjoint runs [first, last], ascending. */
export type Runs = readonly (readonly [number, number])[]

/** Runs in order, overlapping and touching ones joined, cut to the elements 0 … size − 1 that exist. */
export function existing(runs: Runs, size: number): Runs {
  const [only] = runs
  // What nearly every layer of every network comes to.
  if (only && runs.length === 1) return inside(only, size)

  return joined(runs.flatMap((run) => inside(run, size)))
}

function inside([first, last]: readonly [number, number], size: number): Runs {
  const [from, to] = [Math.max(first, 0), Math.min(last, size - 1)]

  return from <= to ? [[from, to]] : []
}

export function joined(runs: Runs): Runs {
  if (runs.length < 2) return runs

  const result: [number, number][] = []

  for (const [first, last] of runs.toSorted((a, b) => a[0] - b[0])) {
    const previous = result.at(-1)

    if (previous && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last)
    else result.push([first, last])
  }

  return result
}

/** The whole stretch from the first element to the last, where there are more runs than `most`. */
export function filled(runs: Runs, most: number): Runs {
  const hull = runs.length > most ? hullOf(runs) : undefined

  return hull ? [hull] : runs
}

/** First and last element; undefined where there is none. */
export function hullOf(runs: Runs): readonly [number, number] | undefined {
  const first = runs[0]?.[0]
  const last = runs.at(-1)?.[1]

  return first === undefined || last === undefined ? undefined : [first, last]
}
