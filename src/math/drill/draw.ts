import { hash } from '../../hash.ts'

/** A whole number 0…count−1. */
export type Draw = (count: number) => number

/** The same numbers in the same order for the same seed, on every machine. */
export function drawsOf(seed: string): Draw {
  let drawn = 0

  return (count) => hash(`${seed}:${drawn++}`) % count
}

export function drawOne<T>(draw: Draw, items: readonly [T, ...T[]]): T {
  return items[draw(items.length)] ?? items[0]
}
