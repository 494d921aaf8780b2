import { keptAfterLeavingDays } from '../store/membership.ts'
import { type Retained, retentionDays } from '../store/retaining.ts'
import { type Chore, nextDaily } from './chore.ts'

/** In the small hours of Europe and Africa, early morning in Asia, evening in America: nowhere at 09:00. */
const timeOfDay = (3 * 60 + 40) * 60_000
const dayMs = 86_400_000
/** A piece of work, after which whoever waits for something else comes first. */
const pieceMs = 3_000

/** Deletes what is older than docs/privacy.md says, and what belongs to servers that were left, once a day. */
export const clearOld: Chore = {
  first: (now) => now,
  async run({ store, now }) {
    const end = performance.now() + pieceMs

    for (const what of Object.keys(retentionDays) as Retained[]) {
      while ((await store.removeOld(what, now())) > 0) if (performance.now() > end) return now()
    }

    const until = now() - keptAfterLeavingDays * dayMs
    for (const id of await store.leftServers(until)) {
      while (await store.removeServer(id, until)) if (performance.now() > end) return now()
    }

    return nextDaily(now(), timeOfDay)
  },
}
