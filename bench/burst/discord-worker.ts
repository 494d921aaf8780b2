/** Discord in a thread of its own: what holds up the bot must not hold up the one who counts its requests. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import type { Told } from './discord.ts'

const { allowedPerSecond, latencyMs } = workerData as {
  allowedPerSecond: number
  latencyMs: readonly [number, number]
}
const lastSecond: number[] = []
let messages = 0

function tell(told: Told): void {
  parentPort?.postMessage(told)
}

function isTooFast(at: number): boolean {
  while (lastSecond.length > 0 && at - (lastSecond[0] ?? 0) >= 1_000) lastSecond.shift()
  if (lastSecond.length >= allowedPerSecond) return true
  lastSecond.push(at)
  return false
}

function someLatency(): number {
  const [least, most] = latencyMs

  return least + Math.random() * (most - least)
}

const server = createServer((request, response) => {
  const at = performance.timeOrigin + performance.now()
  const url = request.url ?? ''
  const interactionId = /\/interactions\/([^/]+)\//.exec(url)?.[1]
  const channelId = /\/channels\/([^/]+)\/messages/.exec(url)?.[1] ?? ''
  const answer = (status: number, body?: object, headers = {}) => {
    response.writeHead(status, { ...(body && { 'content-type': 'application/json' }), ...headers })
    response.end(body && JSON.stringify(body))
  }

  request.resume()
  if (interactionId !== undefined) {
    tell({ kind: 'callback', id: interactionId, at })
    answer(204)
  } else if (isTooFast(at)) {
    tell({ kind: 'refused' })
    answer(
      429,
      { message: 'Too fast', retry_after: 0.2, global: true },
      { 'retry-after': '0.2', 'x-ratelimit-global': 'true' },
    )
  } else {
    messages += 1
    const id = String(messages)
    tell({ kind: 'arrival', channelId, at })
    setTimeout(() => answer(200, { id }), someLatency())
  }
})

server.listen(0, '127.0.0.1', () => tell({ kind: 'open', port: (server.address() as AddressInfo).port }))
