import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { openPlayground } from '../support/playground.ts'
import { isThorough } from '../support/thorough.ts'

const closers: (() => unknown)[] = []

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

interface Run {
  readonly child: ChildProcess
  /** Everything written so far. */
  output(): string
  /** The exit status. */
  readonly ended: Promise<number | null>
}

/** The program as its user starts it, with an environment of its own. */
function run(args: readonly string[], env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, ['bin/fan-in.js', ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (data) => {
    output += data
  })
  child.stderr.on('data', (data) => {
    output += data
  })
  closers.push(() => child.kill('SIGKILL'))

  return { child, output: () => output, ended: once(child, 'exit').then(([code]) => code as number | null) }
}

describe('the program', () => {
  it('connects to whatever speaks Discord’s API, answers, and stops in good order', async () => {
    const playground = await openPlayground()
    closers.push(() => playground.close())
    const ready = playground.waitForRequest('bulk_set_application_commands', 30_000)
    const { child, output, ended } = run([], {
      DISCORD_TOKEN: 'x',
      DISCORD_API_URL: playground.apiUrl,
      DATABASE_URL: `sqlite:${join(await mkdtemp(join(tmpdir(), 'fan-in-')), 'data', 'fan-in.db')}`,
    })

    await Promise.race([ready, ended.then(() => Promise.reject(new Error(`it ended:\n${output()}`)))])
    const answer = await playground.as('noor').command('status')
    child.kill('SIGTERM')

    expect(answer.text).toContain('up and well')
    expect(await ended).toBe(0)
    expect(output()).not.toContain('"level":50')
    expect(output()).not.toContain('playground')
  }, 60_000)

  it('tells everything wrong with the environment at once, and starts nothing', async () => {
    const { output, ended } = run([], { PLAYGROUND_PORT: 'x', ROLE: 'king', FAN_IN_X: '1' })

    expect(await ended).toBe(1)
    expect(output()).toMatch(/PLAYGROUND_PORT must/)
    expect(output()).toMatch(/ROLE must/)
    expect(output()).toMatch(/FAN_IN_X is not/)
  })

  it('explains a bank that is not there', async () => {
    const { output, ended } = run([], { BANK_DIR: 'nowhere' })

    expect(await ended).toBe(1)
    expect(output()).toBe('The bank in nowhere cannot be read (ENOENT). BANK_DIR names its folder.\n')
  })

  it.runIf(isThorough)(
    'explains a token that Discord refuses',
    async () => {
      const playground = await openPlayground({ token: 'the-right-one' })
      closers.push(() => playground.close())
      const { output, ended } = run([], {
        DISCORD_TOKEN: 'wrong',
        DISCORD_API_URL: playground.apiUrl,
        DATABASE_URL: 'sqlite::memory:',
      })

      expect(await ended).toBe(1)
      expect(output()).toContain('Discord does not know this token')
      expect(output()).not.toContain('    at ')
    },
    60_000,
  )

  it.each([
    [
      'Discord',
      { DISCORD_API_URL: 'http://127.0.0.1:9/api', DATABASE_URL: 'sqlite::memory:' },
      /Nothing answers at .*:9/,
    ],
    [
      'the database',
      { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' },
      /database cannot be used: .*ECONNREFUSED/,
    ],
  ])(
    'explains that %s is not there',
    async (_what, env, words) => {
      const { output, ended } = run([], { DISCORD_TOKEN: 'x', ...env })

      expect(await ended).toBe(1)
      expect(output()).toMatch(words)
      expect(output()).not.toContain('    at ')
    },
    60_000,
  )
})
