import { afterEach, describe, expect, it } from 'vitest'
import { openHealthServer } from '../../src/ops/health.ts'

const open: { close(): Promise<void> }[] = []
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())))

async function ask(ready: () => Promise<void>, path: string): Promise<[number, string]> {
  const server = await openHealthServer({ port: 0, host: '127.0.0.1' }, { ready })
  open.push(server)
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`)

  return [response.status, (await response.text()).trim()]
}

const fine = () => Promise.resolve()
const broken = () => Promise.reject(new Error('the database is away'))

describe('the health server', () => {
  it.each([
    ['/healthz', fine, 200, 'alive'],
    ['/healthz', broken, 200, 'alive'],
    ['/readyz', fine, 200, 'ready'],
    ['/readyz', broken, 503, 'the database is away'],
    ['/', fine, 404, 'there are /healthz and /readyz'],
  ] as const)('answers %s', async (path, ready, status, text) => {
    expect(await ask(ready, path)).toEqual([status, text])
  })
})
