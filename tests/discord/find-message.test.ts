import { REST } from 'discord.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findMessage } from '../../src/discord/find-message.ts'
import { openMessenger } from '../../src/discord/messenger.ts'
import { openPlayground, type TestPlayground } from '../support/playground.ts'

let playground: TestPlayground
let rest: REST

beforeAll(async () => {
  playground = await openPlayground()
  rest = new REST({ api: playground.apiUrl, version: '10' }).setToken(playground.token)
})
afterAll(() => playground.close())

const bot = () => playground.world.bot.id

describe('a message sent before its answer was lost', () => {
  it('is found by its button behind everything that was said since, and no further back', async () => {
    const channelId = playground.channel('daily-questions')
    const since = Date.now()
    const { signal } = new AbortController()
    const messenger = openMessenger(rest, async () => bot(), 60_000)
    const rows = [[{ customId: 'mine:1:42', label: 'Mine' }]]
    const sent = await messenger.post(channelId, { text: 'Answer', rows }, 'nonce')
    const talker = playground.as('noor').in('daily-questions')
    for (let count = 0; count < 130; count++) await talker.say(`word ${count}`)
    const before = playground.recorder.requests.length

    const found = await messenger.find(channelId, 'mine:1:42', since)
    const asked = playground.recorder.requests.length - before
    const tooNew = await findMessage(rest, channelId, {
      authorId: bot(),
      mark: 'mine:1:42',
      since: since + 3_600_000,
      signal,
    })
    const stranger = await findMessage(rest, channelId, {
      authorId: '1',
      mark: 'mine:1:42',
      since,
      signal,
    })

    expect(found).toBe(sent)
    expect(asked).toBe(2)
    expect(tooNew).toBeUndefined()
    expect(stranger).toBeUndefined()
  })
})
