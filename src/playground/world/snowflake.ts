/** First millisecond of Discord's ids, 2015-01-01T00:00:00Z. */
const epochMs = 1_420_070_400_000n
/** The 22 bits below the time: worker, process and counter. */
const timeShift = 22n
const counterSize = 1n << timeShift

/**
 * Makes Discord's ids: 42 bits of milliseconds, then a counter. They grow strictly, so that their order is the order of
 * creation even within a millisecond.
 */
export function createSnowflakes(now: () => number): (atMs?: number) => string {
  let last = 0n

  return (atMs) => {
    if (atMs !== undefined) return idAt(atMs)

    const next = BigInt(idAt(now()))
    last = next > last ? next : last + 1n

    return last.toString()
  }
}

/** The first id of a millisecond. */
export function idAt(atMs: number): string {
  return ((BigInt(Math.trunc(atMs)) - epochMs) * counterSize).toString()
}

/** When an id was made, in milliseconds since the Unix epoch. */
export function timeOf(id: string): number {
  return Number((BigInt(id) >> timeShift) + epochMs)
}

/** The shard that serves a server: Discord's formula. */
export function shardOf(guildId: string, shardCount: number): number {
  return Number((BigInt(guildId) >> timeShift) % BigInt(shardCount))
}

/** Orders ids by age: numerically, for they may differ in length. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}
