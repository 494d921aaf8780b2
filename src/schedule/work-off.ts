/** How something is worked off. */
export interface Work<T> {
  /** Takes up to `limit` that are due, the most urgent first; none when nothing is left. */
  readonly claim: (limit: number) => Promise<readonly T[]>
  /** Never rejects. */
  readonly work: (item: T) => Promise<void>
  readonly isClosing: () => boolean
  /** How many are worked on side by side. */
  readonly lanes: number
  /** Claimed at once: few, so that little waits with its lease running. */
  readonly batch: number
}

/**
 * Works off what is due, in order, until nothing is left. A lane that is done takes the next at once: a slow channel holds
 * up its own lane and nobody else's. What follows from the work is worked off as well.
 */
export async function workOff<T>(work: Work<T>): Promise<void> {
  while (!work.isClosing() && (await runLanes(work)) > 0);
}

/** @returns how many were done. */
async function runLanes<T>({ claim, work, isClosing, lanes, batch }: Work<T>): Promise<number> {
  const waiting: T[] = []
  let refill: Promise<void> | undefined
  let isDry = false
  let done = 0

  const fill = async () => {
    const claimed = await claim(batch)
    waiting.push(...claimed)
    isDry = claimed.length === 0
  }
  const next = async (): Promise<T | undefined> => {
    while (waiting.length === 0 && !isDry && !isClosing()) {
      // All lanes that have nothing wait for one and the same claim.
      refill ??= fill().finally(() => {
        refill = undefined
      })
      await refill
    }

    return isClosing() ? undefined : waiting.shift()
  }
  const lane = async () => {
    for (let item = await next(); item !== undefined; item = await next()) {
      await work(item)
      done += 1
      // Interactions first.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  // Where a claim fails, the other lanes first finish what they have.
  const ends = await Promise.allSettled(Array.from({ length: lanes }, lane))
  const failed = ends.find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason

  return done
}
