export interface TurnLimits {
  /** Jobs that run at once. */
  readonly places: number
  /** Jobs that may wait. */
  readonly waiting: number
  /** Jobs of one owner, running and waiting; those without an owner are the program's own and not counted. */
  readonly perOwner: number
}

export interface Turns {
  /**
   * Waits for a place. What it gives must be called when the job is done; undefined where too many wait already.
   *
   * @throws the signal's reason when it aborts first
   */
  enter(owner: string | undefined, signal: AbortSignal): Promise<(() => void) | undefined>
}

interface Waiter {
  readonly owner: string
  readonly startTag: number
  readonly admit: () => void
}

const program = ''

/**
 * Lets jobs in by turns of their owners, however many jobs one of them brings.
 *
 * Start-time fair queueing (Goyal, Vin and Cheng 1996) with jobs of equal weight: a job's tag is the round that is being
 * served when it comes, or the one after its owner's last job, whichever is later; the lowest tag is next.
 */
export function createTurns({ places, waiting, perOwner }: TurnLimits): Turns {
  const queue: Waiter[] = []
  const counts = new Map<string, number>()
  const finishTags = new Map<string, number>()
  let free = places
  let round = 0

  function claimTag(owner: string): number {
    const startTag = Math.max(round, finishTags.get(owner) ?? 0)

    finishTags.set(owner, startTag + 1)
    return startTag
  }

  function count(owner: string, change: 1 | -1): void {
    const jobs = (counts.get(owner) ?? 0) + change

    if (jobs === 0) counts.delete(owner)
    else counts.set(owner, jobs)
  }

  function begin(startTag: number): void {
    free -= 1
    round = Math.max(round, startTag)
    // A tag that is not ahead of the round says nothing any more.
    for (const [owner, tag] of finishTags) if (tag <= round) finishTags.delete(owner)
  }

  function leave(owner: string): void {
    free += 1
    count(owner, -1)

    const next = queue.shift()

    if (!next) {
      // Everybody was served: nobody is ahead of anybody, and nobody is remembered.
      if (free === places) finishTags.clear()
      return
    }

    begin(next.startTag)
    next.admit()
  }

  function wait(owner: string, startTag: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = { owner, startTag, admit }

      function admit() {
        signal.removeEventListener('abort', giveUp)
        resolve()
      }

      function giveUp() {
        queue.splice(queue.indexOf(waiter), 1)
        count(owner, -1)
        reject(signal.reason)
      }

      signal.addEventListener('abort', giveUp)
      insert(queue, waiter)
    })
  }

  return {
    async enter(owner = program, signal) {
      signal.throwIfAborted()

      const isFull = free === 0 && queue.length >= waiting
      if (isFull || (owner !== program && (counts.get(owner) ?? 0) >= perOwner)) return undefined

      const startTag = claimTag(owner)

      count(owner, 1)
      if (free > 0) begin(startTag)
      else await wait(owner, startTag, signal)

      return () => leave(owner)
    },
  }
}

/** Behind all that have the same tag or a lower one. */
function insert(queue: Waiter[], waiter: Waiter): void {
  const at = queue.findIndex(({ startTag }) => startTag > waiter.startTag)

  queue.splice(at < 0 ? queue.length : at, 0, waiter)
}
