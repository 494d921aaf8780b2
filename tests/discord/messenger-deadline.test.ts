import { REST } from 'discord.js'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openMessenger } from '../../src/discord/messenger.ts'
import { Stopped } from '../../src/schedule/messenger.ts'
import { openPlayground, type TestPlayground } from '../support/playground.ts'

let playground: TestPlayground
let rest: REST

beforeAll(async () => {
  playground = await openPlayground()
  rest = new REST({ api: playground.apiUrl }).setToken(playground.token)
})
afterEach(() => playground.faults.clear())
afterAll(() => playground.close())

const botId = async () => playground.world.bot.id

describe('a message with a deadline', () => {
  it('fails as a passing trouble when no answer comes', async () => {
    playground.faults.add({ effect: { kind: 'hold' }, operation: 'create_message' })
    const messenger = openMessenger(rest, botId, 100)

    const sent = messenger.post(playground.channel('daily-questions'), { text: 'Held' }, 'held')

    await expect(sent).rejects.toMatchObject({ kind: 'transient', message: 'no answer within 100 ms' })
  })

  it('is not sent any more once it came out of a rate limit too late', async () => {
    const channelId = playground.channel('general')
    const effect = { kind: 'rateLimit', scope: 'user', retryAfterMs: 400 } as const
    playground.faults.add({ effect, operation: 'create_message', channel: channelId })

    const posted: Promise<unknown>[] = []
    const watched = Object.assign(Object.create(rest) as REST, {
      post: (...args: Parameters<REST['post']>) => {
        posted.push(rest.post(...args))
        return posted[0]
      },
    })

    const late = openMessenger(watched, botId, 100).post(channelId, { text: 'Late' }, 'late')
    await expect(late).rejects.toMatchObject({ kind: 'transient' })
    await Promise.allSettled(posted)

    expect(posted).toHaveLength(1)
    expect(playground.world.messages.get(channelId)?.size ?? 0).toBe(0)
  })
})

describe('a messenger that is closed', () => {
  it('lets go of what is under way, and sends nothing any more', async () => {
    const channelId = playground.channel('general')
    const before = playground.world.messages.get(channelId)?.size ?? 0
    playground.faults.add({ effect: { kind: 'delay', delayMs: 60_000 }, operation: 'create_message' })
    const messenger = openMessenger(rest, botId, 60_000)
    const held = messenger.post(channelId, { text: 'Held' }, 'held-at-closing')
    const refused = expect(held).rejects.toBeInstanceOf(Stopped)

    messenger.close()

    await refused
    await expect(messenger.post(channelId, { text: 'Next' }, 'next')).rejects.toBeInstanceOf(Stopped)
    expect(playground.world.messages.get(channelId)?.size ?? 0).toBe(before)
  })
})

describe('a private message', () => {
  it('goes to its member alone', async () => {
    const [noor] = [...playground.world.people.values()].filter(({ user }) => user.username === 'noor')
    const memberId = noor?.user.id ?? ''

    const id = await openMessenger(rest, botId, 60_000).postPrivately(memberId, { text: 'For you' }, 'n')

    const found = [...playground.world.messages.entries()].flatMap(([channelId, messages]) =>
      messages.has(id) ? [playground.world.channels.get(channelId)] : [],
    )
    expect(found).toMatchObject([{ recipients: [{ id: memberId }] }])
  })
})
