export interface Standing {
  readonly id: string
  readonly points: number
  readonly attempts: number
  /** When the last point was earned, epoch milliseconds. */
  readonly lastAt: number
}

/**
 * Orders by points, then fewer attempts, then the earlier last point, then id. Equal points share a rank and the next
 * rank counts them all: 1, 1, 3.
 */
export function rankStandings<S extends Standing>(
  standings: readonly S[],
): (S & { readonly rank: number })[] {
  const ordered = standings.toSorted(
    (one, other) =>
      other.points - one.points ||
      one.attempts - other.attempts ||
      one.lastAt - other.lastAt ||
      (one.id < other.id ? -1 : 1),
  )
  let rank = 0
  let points: number | undefined

  return ordered.map((standing, place) => {
    if (standing.points !== points) rank = place + 1
    points = standing.points

    return { ...standing, rank }
  })
}
