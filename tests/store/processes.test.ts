import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { boardOf } from '../contract/ground.ts'
import { serverDefaults } from '../support/database.ts'

function freshFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fan-in-'))
  onTestFinished(() => rmSync(folder, { recursive: true, maxRetries: 5 }))

  return join(folder, 'fan-in.db')
}

/** A process that writes without pause; `said` are the members it acknowledged. */
function startWriter(
  file: string,
  name: string,
): { child: ChildProcess; said: string[]; lines(count: number): Promise<void> } {
  const child = spawn(process.execPath, ['tests/support/writer-process.ts', `sqlite:${file}`, name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  lines.on('line', (line) => said.push(line))
  onTestFinished(() => void child.kill('SIGKILL'))

  return {
    child,
    said,
    lines: async (count) => {
      while (said.length < count) await once(lines, 'line')
    },
  }
}

describe('processes on one SQLite file', () => {
  it('start together on a file that does not exist yet, and all write', async () => {
    const file = freshFile()
    const writers = ['a', 'b', 'c', 'd'].map((name) => startWriter(file, name))

    await Promise.all(writers.map((writer) => writer.lines(10)))

    expect(writers.map(({ child }) => child.exitCode)).toEqual([null, null, null, null])
  }, 60_000)

  it('killed while writing lose nothing that was acknowledged', async () => {
    const file = freshFile()

    const writer = startWriter(file, 'a')
    await writer.lines(100)
    writer.child.kill('SIGKILL')
    await once(writer.child, 'exit')
    const store = await openStore(`sqlite:${file}`, serverDefaults)
    const attempts = await store.attemptsOn('a')
    const size = await store.boardSize(boardOf())
    await store.close()

    const kept = new Set(attempts.map(({ memberId }) => memberId))
    expect(writer.said.length).toBeGreaterThanOrEqual(100)
    expect(writer.said.filter((member) => !kept.has(member))).toEqual([])
    expect(size).toBe(attempts.length)
    expect(new DatabaseSync(file).prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' })
  }, 60_000)
})
