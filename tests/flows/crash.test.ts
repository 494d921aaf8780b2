import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, it, type TestContext } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import type { BotProcessOptions } from '../support/bot-process.ts'
import { serverDefaults, testDatabase } from '../support/database.ts'
import { dailyAt, newSchedule } from '../support/new-schedule.ts'
import { openPlayground, type TestPlayground } from '../support/playground.ts'
import { isThorough } from '../support/thorough.ts'

const channel = 'daily-questions'

interface Ground {
  readonly playground: TestPlayground
  start(): ChildProcess
  posts(): number
  /** How many of the slots are on record as sent. */
  sent(): Promise<number>
}

/** A playground, a database file with schedules that are due, and bot processes to kill. */
async function ground(
  { onTestFinished }: TestContext,
  schedules: number,
  { nonceMemoryMs, leaseMs }: { nonceMemoryMs: number; leaseMs: number },
): Promise<Ground> {
  const playground = await openPlayground({ nonceMemoryMs })
  const file = join(await mkdtemp(join(tmpdir(), 'fan-in-')), 'fan-in.db')
  const { url: databaseUrl, drop } = await testDatabase(`sqlite:${file}`)
  const store = await openStore(databaseUrl, serverDefaults)
  const due = Math.floor(Date.now() / 60_000) * 60_000 - 60_000
  const children: ChildProcess[] = []

  onTestFinished(async () => {
    for (const child of children) child.kill('SIGKILL')
    await store.close()
    await playground.close()
    await drop()
  })

  for (let index = 0; index < schedules; index++) {
    await store.createSchedule(
      newSchedule(`schedule-${index}`, {
        channelId: playground.channel(channel),
        cron: dailyAt(due),
        createdAt: due,
        nextRunAt: due,
      }),
    )
  }

  const options: BotProcessOptions = {
    apiUrl: playground.apiUrl,
    cdnUrl: playground.cdnUrl,
    token: playground.token,
    databaseUrl,
    leaseMs,
  }

  return {
    playground,
    start: () => {
      const child = spawn(process.execPath, ['tests/support/bot-process.ts', JSON.stringify(options)], {
        stdio: ['ignore', 'inherit', 'inherit'],
      })
      children.push(child)

      return child
    },
    sent: async () => {
      const ids = Array.from({ length: schedules }, (_, index) => `schedule-${index}`)
      const slots = await Promise.all(ids.map((id) => store.slots(id, 5)))

      return slots.flat().filter(({ state }) => state === 'sent').length
    },
    posts: () =>
      [...(playground.world.messages.get(playground.channel(channel))?.values() ?? [])].filter(
        ({ message }) => message.author.bot,
      ).length,
  }
}

/** For a busy machine. */
const patienceMs = 90_000

async function until(isDone: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + patienceMs

  while (!(await isDone())) {
    if (Date.now() > end) throw new Error(`not done after ${patienceMs} ms`)
    await wait(25)
  }
}

// Most of their time is waiting for programs to start and for leases to run out: side by side.
describe
  .runIf(isThorough)
  .concurrent('a bot killed between sending a post and hearing that it arrived', () => {
    const memories = [
      ['after Discord forgot the nonce', 0],
      ['while Discord remembers the nonce', 180_000],
    ] as const

    it.for(memories)(
      'leaves one visible post, seen to at once by the next process, %s',
      { timeout: 120_000 },
      async ([, nonceMemoryMs], context) => {
        const { expect } = context
        const { playground, start, posts, sent } = await ground(context, 1, {
          nonceMemoryMs,
          leaseMs: 120_000,
        })
        playground.faults.add({ effect: { kind: 'hold' }, operation: 'create_message' })

        const first = start()
        await playground.waitForMessage(channel, ({ author }) => author.bot === true, patienceMs)
        const beforeKill = await sent()
        first.kill('SIGKILL')
        await once(first, 'exit')
        playground.faults.clear()
        start()
        await until(async () => (await sent()) === 1)

        expect(beforeKill).toBe(0)
        expect(posts()).toBe(1)
      },
    )
  })

describe.runIf(isThorough).concurrent('two processes on one database', () => {
  it('post every slot once', async (context) => {
    const { expect } = context
    const { start, posts, sent } = await ground(context, 12, { nonceMemoryMs: 0, leaseMs: 60_000 })

    start()
    start()
    await until(async () => (await sent()) === 12)
    await wait(300)

    expect(posts()).toBe(12)
  }, 120_000)
})

describe.runIf(isThorough).concurrent('a bot told to stop while messages are held up', () => {
  it('ends in good order within ten seconds; another process delivers each of them once', async (context) => {
    const { expect } = context
    const { playground, start, posts, sent } = await ground(context, 4, {
      nonceMemoryMs: 0,
      leaseMs: 120_000,
    })
    // The first arrives without being answered; the others wait behind it, for their channel takes one at a time.
    playground.faults.add({ effect: { kind: 'hold' }, operation: 'create_message' })

    const stopping = start()
    await playground.waitForMessage(channel, ({ author }) => author.bot === true, patienceMs)
    const toldAt = performance.now()
    stopping.kill('SIGTERM')
    const [code] = await once(stopping, 'exit')
    const endedAfterMs = performance.now() - toldAt
    playground.faults.clear()
    start()
    await until(async () => (await sent()) === 4)

    expect(code).toBe(0)
    expect(endedAfterMs).toBeLessThan(10_000)
    expect(posts()).toBe(4)
  }, 120_000)
})
