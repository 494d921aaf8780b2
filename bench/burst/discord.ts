import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Requests a second that Discord allows a bot, callbacks of interactions not counted. */
export const allowedPerSecond = 50

export interface SimulatedDiscord {
  readonly apiUrl: string
  /** Channels in the order in which their messages arrived, and when (ms of `performance.now`). */
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
 */
export async function openDiscord(latencyMs: () => number): Promise<SimulatedDiscord> {
  const arrivals: { channelId: string; at: number }[] = []
  const callbacks = new Map<string, number>()
  const lastSecond: number[] = []
  let refused = 0

  const isTooFast = (at: number): boolean => {
    while (lastSecond.length > 0 && at - (lastSecond[0] ?? 0) >= 1_000) lastSecond.shift()
    if (lastSecond.length >= allowedPerSecond) return true
    lastSecond.push(at)
    return false
  }
  const server = createServer((request, response) => {
    const at = performance.now()
    const url = request.url ?? ''
    const interactionId = /\/interactions\/([^/]+)\//.exec(url)?.[1]
    const channelId = /\/channels\/([^/]+)\/messages/.exec(url)?.[1] ?? ''
    const answer = (status: number, body?: object, headers = {}) => {
      response.writeHead(status, { ...(body && { 'content-type': 'application/json' }), ...headers })
      response.end(body && JSON.stringify(body))
    }

    request.resume()
    if (interactionId !== undefined) {
      callbacks.set(interactionId, at)
      answer(204)
    } else if (isTooFast(at)) {
      refused += 1
      answer(
        429,
        { message: 'Too fast', retry_after: 0.2, global: true },
        { 'retry-after': '0.2', 'x-ratelimit-global': 'true' },
      )
    } else {
      arrivals.push({ channelId, at })
      setTimeout(() => answer(200, { id: String(arrivals.length) }), latencyMs())
    }
  })

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
    arrivals,
    callbacks,
    get refused() {
      return refused
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
