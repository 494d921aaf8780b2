import { Worker } from 'node:worker_threads'

/** Requests a second that Discord allows a bot, callbacks of interactions not counted. */
export const allowedPerSecond = 50

/** What the thread tells of; instants are epoch milliseconds, finely. */
export type Told =
  | { readonly kind: 'open'; readonly port: number }
  | { readonly kind: 'arrival'; readonly channelId: string; readonly at: number }
  | { readonly kind: 'callback'; readonly id: string; readonly at: number }
  | { readonly kind: 'refused' }

export interface SimulatedDiscord {
  readonly apiUrl: string
  /** Channels in the order in which their messages arrived, and when. */
  readonly arrivals: readonly { readonly channelId: string; readonly at: number }[]
  /** Callbacks of interactions by id, and when they arrived. */
  readonly callbacks: ReadonlyMap<string, number>
  /** Requests refused for coming too fast. */
  readonly refused: number
  close(): Promise<void>
}

/**
 * As much of Discord's REST as a burst of posts needs: it counts requests over the last second and refuses the 51st, and
 * takes its time over each like the real one.
 *
 * @param latencyMs the least and the most that an answer takes.
 */
export async function openDiscord(latencyMs: readonly [number, number]): Promise<SimulatedDiscord> {
  const arrivals: { channelId: string; at: number }[] = []
  const callbacks = new Map<string, number>()
  const { promise: port, resolve: opened } = Promise.withResolvers<number>()
  const worker = new Worker(new URL('./discord-worker.ts', import.meta.url), {
    workerData: { allowedPerSecond, latencyMs },
  })
  let refused = 0

  worker.on('message', (told: Told) => {
    if (told.kind === 'open') opened(told.port)
    else if (told.kind === 'arrival') arrivals.push(told)
    else if (told.kind === 'callback') callbacks.set(told.id, told.at)
    else refused += 1
  })

  return {
    apiUrl: `http://127.0.0.1:${await port}/api`,
    arrivals,
    callbacks,
    get refused() {
      return refused
    },
    close: async () => void (await worker.terminate()),
  }
}
