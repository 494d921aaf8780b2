import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Health {
  /** Resolves when the process can serve, rejects with the reason when it cannot. */
  readonly ready: () => Promise<void>
}

/**
 * Answers `/healthz` (the process lives) and `/readyz` (it can serve) for supervisors.
 *
 * @returns the port it listens on, and how to stop.
 */
export async function openHealthServer(
  { port, host }: { readonly port: number; readonly host: string },
  { ready }: Health,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const send = (status: number, text: string) => {
      response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`)
    }

    if (request.url === '/healthz') return send(200, 'alive')
    if (request.url !== '/readyz') return send(404, 'there are /healthz and /readyz')

    ready().then(
      () => send(200, 'ready'),
      (error: unknown) => send(503, error instanceof Error ? error.message : 'not ready'),
    )
  })

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })

  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
