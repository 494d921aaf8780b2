/** Choices that a seed repeats. */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** From `low` to `high`, both included. */
  integer(low: number, high: number): number
  pick<T>(items: readonly T[]): T
}

/** A linear congruential generator (Knuth's MMIX constants), its upper bits. */
export function seededRandom(seed: number): Random {
  let state = BigInt.asUintN(64, BigInt(seed) * 0x9e_37_79_b9_7f_4a_7c_15n + 1n)

  const next = () => {
    state = BigInt.asUintN(64, state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n)

    return Number(state >> 32n) / 2 ** 32
  }
  const integer = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))

  return {
    next,
    integer,
    pick: (items) => {
      const item = items[integer(0, items.length - 1)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
  }
}
