import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'
import { blankRenderer } from '../support/blank-renderer.ts'
import { isThorough } from '../support/thorough.ts'

const channel = 'daily-questions'

let test: TestApp

beforeAll(async () => {
  test = await openTestApp({
    at: '2026-03-02T08:00:00Z',
    questions: ['convolution/stem-size', 'initialisation/xavier-uniform', 'history/degradation'],
    renderer: blankRenderer,
  })
  const ada = test.playground.as('ada').in(channel)
  await ada.command('schedule create', { channel: test.playground.channel(channel), when: 'every day 09:00' })
})
afterAll(() => test.close())

const guildId = () => [...test.playground.world.guilds.keys()][0] ?? ''

/** The newest requests about the channel, of those after a number. */
function requestsAfter(number: number): string[] {
  const { requests } = test.playground.recorder

  return requests
    .filter((request) => request.number > number && request.path.includes(test.playground.channel(channel)))
    .map(({ operation }) => operation ?? '')
}

function lastRequest(): number {
  return test.playground.recorder.requests.at(-1)?.number ?? 0
}

/** Questions of the bot that stand in the channel. */
function posts(): number {
  const stored = [...(test.playground.world.messages.get(test.playground.channel(channel))?.values() ?? [])]

  return stored.filter(({ message }) => message.author.bot && !message.message_reference).length
}

/** What the gateway tells takes a moment. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + 30_000

  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error('waited in vain')
    await wait(20)
  }
}

const isIdle = async () => (await test.app.nextRunAt()) === undefined
const invite = async () => {
  await test.playground.act('world', { edit: { do: 'inviteBot', guild: guildId() } })
  await until(async () => !(await isIdle()))
}

describe('a bot that was removed from a server', () => {
  it('asks nothing of it any more; invited again, it posts the latest question by itself', async () => {
    await test.advanceTo('2026-03-02T09:00:00Z')
    const before = posts()

    await test.playground.act('world', { edit: { do: 'kickBot', guild: guildId() } })
    await until(isIdle)
    const kickedAt = lastRequest()
    for (const day of ['03', '04', '05']) await test.advanceTo(`2026-03-${day}T09:00:00Z`)
    const asked = requestsAfter(kickedAt)
    await invite()
    await test.advanceTo('2026-03-05T10:00:00Z')

    expect(asked).toEqual([])
    expect(posts()).toBe(before + 1)
  }, 60_000)

  // It takes as long as a client waits before it identifies anew.
  it.runIf(isThorough)(
    'while it was not connected learns of it when it is',
    async () => {
      test.playground.world.guilds.get(guildId())?.members.delete(test.playground.world.bot.id)
      const wasIdle = await isIdle()

      await test.playground.act('gateway', { do: 'invalidate', resumable: false })
      await until(isIdle)
      await invite()

      expect(wasIdle).toBe(false)
    },
    60_000,
  )
})
