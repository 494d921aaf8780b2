import type { Message } from '../message.ts'

/** Discord counts every edit; a person does not read faster. */
const pauseMs = 1_000

export interface ProgressEdits {
  /** Shows a message, unless one was shown a moment ago or is on its way. */
  show(message: Message): void
  /** Shows nothing any more; waits for the edit that is on its way, which the reply must not overtake. */
  stop(): Promise<void>
}

/**
 * Edits that say how far a reply has come, at most one in a second, the first a second after the start.
 *
 * @param edit - of the deferred reply; its failures cost nothing but the news.
 * @param now - milliseconds that only ever grow.
 */
export function openProgress(
  edit: (message: Message) => Promise<void>,
  { now, onFailure }: { readonly now: () => number; readonly onFailure: (error: unknown) => void },
): ProgressEdits {
  let shownAt = now()
  let underWay: Promise<void> | undefined
  let isOver = false

  return {
    show(message) {
      if (isOver || underWay || now() - shownAt < pauseMs) return

      shownAt = now()
      underWay = edit(message)
        .catch(onFailure)
        .finally(() => {
          underWay = undefined
        })
    },
    async stop() {
      isOver = true
      await underWay
    },
  }
}
