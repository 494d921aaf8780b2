import type { Chore } from './chore.ts'

/** A piece of work, after which whoever waits for something else comes first. */
const pieceMs = 3_000
/** Every midnight of every zone is at a quarter of an hour. What changes in between is moved when it is looked at. */
const quarterMs = 15 * 60_000

/** Moves boards on to the new day, or season, so that nobody who looks at one has to wait for it. */
export const keepBoards: Chore = {
  first: (now) => now,
  async run({ store, now }) {
    const end = performance.now() + pieceMs

    while (await store.keepBoards(now())) if (performance.now() > end) return now()

    return (Math.floor(now() / quarterMs) + 1) * quarterMs
  },
}
