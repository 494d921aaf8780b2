import type { Server } from 'node:http'
import type { WebSocketServer } from 'ws'
import { isFromHere } from './local-only.ts'
import type { Playground } from './playground.ts'

/** Leads WebSockets to where they belong: the bot's to the gateway, the page's to the people. */
export function acceptUpgrades(
  server: Server,
  { gateway, world }: Playground,
  pageSockets: WebSocketServer,
): void {
  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const person = url.searchParams.get('person') ?? ''

    if (url.pathname === '/gateway' || url.pathname === '/gateway/') {
      gateway.sockets.handleUpgrade(request, socket, head, (ws) =>
        gateway.sockets.emit('connection', ws, request),
      )
    } else if (
      url.pathname === '/playground/events' &&
      world.people.has(person) &&
      isFromHere(request.headers)
    ) {
      pageSockets.handleUpgrade(request, socket, head, (ws) =>
        pageSockets.emit('connection', ws, request, person),
      )
    } else {
      socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n')
    }
  })
}
