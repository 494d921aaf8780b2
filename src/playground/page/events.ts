import type { Id, PageEvent } from '../page-api.ts'

/** Milliseconds before the first new try; doubled each time. */
const firstPauseMs = 500
const longestPauseMs = 5_000

/** Told what happens, in order. */
export interface Listener {
  onEvent(event: PageEvent): void
  onConnection(isOpen: boolean): void
}

/** Listens to a person's news and connects again for as long as it takes. Gives a function that stops it. */
export function listen(person: Id, { onEvent, onConnection }: Listener): () => void {
  let socket: WebSocket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let pauseMs = firstPauseMs
  let isStopped = false

  const connect = () => {
    socket = new WebSocket(eventsUrl(person))
    socket.onopen = () => {
      pauseMs = firstPauseMs
      onConnection(true)
    }
    socket.onmessage = ({ data }) => onEvent(JSON.parse(String(data)))
    socket.onclose = () => {
      if (isStopped) return

      onConnection(false)
      timer = setTimeout(connect, pauseMs)
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    }
  }

  connect()

  return () => {
    isStopped = true
    clearTimeout(timer)
    socket?.close()
  }
}

function eventsUrl(person: Id): string {
  const url = new URL('/playground/events', location.href)

  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  url.searchParams.set('person', person)

  return url.href
}
