import type { Chore } from './chore.ts'

/** A piece of work, after which whoever waits for something else comes first. */
const pieceMs = 3_000
const againMs = 10 * 60_000

/** Goes on with those who asked to be forgotten and whose process died meanwhile. */
export const forgetMembers: Chore = {
  first: (now) => now,
  async run({ store, now }) {
    const end = performance.now() + pieceMs

    for (let member = await store.toForget(); member !== undefined; member = await store.toForget()) {
      while (await store.forgetSome(member)) if (performance.now() > end) return now()

      await store.endForgetting(member)
    }

    return now() + againMs
  },
}
