import type { Fault, PlacedFault } from './page-api.ts'

/** What goes wrong with REST requests, on purpose. */
export interface Faults {
  readonly placed: readonly PlacedFault[]
  /** @returns the fault's id. */
  add(fault: Fault): number
  /** Ends a fault; requests it holds are answered. */
  remove(id: number): void
  clear(): void
  /** The fault that hits a request, if any; counts it. */
  take(operation: string | null, channel: string | null): PlacedFault | undefined
  /** Resolves when a fault is removed. */
  released(id: number): Promise<void>
}

/** @param seed of the chances of faults with a probability. */
export function createFaults(seed: number): Faults {
  const placed = new Map<number, { fault: PlacedFault; release: () => void; gone: Promise<void> }>()
  const chance = createRandom(seed)
  let count = 0

  const remove = (id: number): void => {
    placed.get(id)?.release()
    placed.delete(id)
  }

  return {
    get placed() {
      return [...placed.values()].map(({ fault }) => fault)
    },
    add: (fault) => {
      count += 1
      const { promise, resolve } = Promise.withResolvers<void>()
      const left = fault.times === undefined ? 1 : fault.times

      placed.set(count, { fault: { ...fault, id: count, left, hits: 0 }, release: resolve, gone: promise })

      return count
    },
    remove,
    clear: () => {
      for (const id of placed.keys()) remove(id)
    },
    take: (operation, channel) => {
      for (const entry of placed.values()) {
        const { fault } = entry
        const matches =
          fault.left !== 0 &&
          (fault.operation === undefined || fault.operation === operation) &&
          (fault.channel === undefined || fault.channel === channel)

        if (!matches || chance() >= (fault.probability ?? 1)) continue

        entry.fault = { ...fault, hits: fault.hits + 1, left: fault.left === null ? null : fault.left - 1 }

        return entry.fault
      }

      return undefined
    },
    released: (id) => placed.get(id)?.gone ?? Promise.resolve(),
  }
}

/** Mulberry32: small, seeded, good enough to decide which request fails. Numbers in [0, 1). */
function createRandom(seed: number): () => number {
  let state = seed >>> 0

  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)

    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed

    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
