/**
 * Edits (insert, delete, replace) that turn `a` into `b`, at most `limit + 1`: beyond the limit the exact number does
 * not matter and the work stops.
 *
 * Levenshtein 1966, computed row by row.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1

  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)

  for (let row = 1; row <= a.length; row++) {
    const current = [row]

    for (let column = 1; column <= b.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }

    if (Math.min(...current) > limit) return limit + 1
    previous = current
  }

  return Math.min(previous[b.length] ?? 0, limit + 1)
}

/** The word closest to what was typed, for “did you mean”; undefined when none is near. */
export function nearest(typed: string, words: readonly string[]): string | undefined {
  const wanted = typed.slice(0, 60).toLowerCase()
  const limit = Math.max(2, Math.floor(wanted.length / 3))
  const ranked = words
    .map((word) => ({ word, distance: editDistance(wanted, word.toLowerCase(), limit) }))
    .sort((a, b) => a.distance - b.distance)

  return ranked[0] && ranked[0].distance <= limit ? ranked[0].word : undefined
}
