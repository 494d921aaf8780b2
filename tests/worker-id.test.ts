import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { isKnownDead, workerId } from '../src/worker-id.ts'

/** What another process calls itself, and how to kill it. */
async function neighbour() {
  const script =
    "import('./src/worker-id.ts').then(({ workerId }) => console.log(workerId())); setInterval(() => {}, 1e6)"
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout, 'data')

  return {
    id: String(line).trim(),
    kill: async () => {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

/** The same worker with one of its parts (view, process id, start) changed. */
function changed(worker: string, part: number, value: string): string {
  return worker.split('.').with(part, value).join('.')
}

describe.runIf(process.platform === 'linux')('a worker', () => {
  it('is known to be dead once its process was killed, not before', async () => {
    const { id, kill } = await neighbour()

    const before = isKnownDead(id)
    await kill()

    expect([before, isKnownDead(id)]).toEqual([false, true])
  }, 30_000)

  it('is known to be dead where its process id belongs to another process by now', () => {
    expect(isKnownDead(changed(workerId(), 2, '1'))).toBe(true)
    expect(isKnownDead(workerId())).toBe(false)
  })

  it('is not judged from another host or container', async () => {
    const { id, kill } = await neighbour()
    await kill()

    expect(isKnownDead(changed(id, 0, 'elsewhere'))).toBe(false)
  }, 30_000)

  it.each(['', 'worker', '6d0f6a40-0000-4000-8000-000000000000', 'a.b.c.d'])(
    'is not judged by a name that says nothing: %j',
    (name) => {
      expect(isKnownDead(name)).toBe(false)
      expect(isKnownDead(changed(workerId(), 1, '-1'))).toBe(false)
    },
  )

  it('has another name with each start', () => {
    expect(workerId()).not.toBe(workerId())
  })
})
