import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageFlags } from 'discord.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import type { PageEvent } from '../../src/playground/page-api.ts'
import type { TestPlayground } from '../support/playground.ts'
import { logIn, playgroundForTest, register, slash } from './bot.ts'

function post(
  playground: TestPlayground,
  action: string,
  body: unknown,
  headers: Record<string, string> = {},
) {
  return fetch(`${playground.url}/playground/api/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

/** Everything a person's page is told from now on. */
async function listen(playground: TestPlayground, username: string): Promise<PageEvent[]> {
  const person = playground.as(username).id
  const socket = new WebSocket(`${playground.url.replace('http', 'ws')}/playground/events?person=${person}`)
  const events: PageEvent[] = []
  const { promise, resolve } = Promise.withResolvers<void>()

  onTestFinished(() => socket.terminate())
  socket.on('message', (data) => {
    events.push(JSON.parse(data.toString()) as PageEvent)
    resolve()
  })
  await promise

  return events
}

describe('the page API', () => {
  it('shows a person their servers, channels and permissions', async () => {
    const playground = await playgroundForTest()
    const person = playground.as('noor').id

    const response = await post(playground, 'state', { person })

    expect(await response.json()).toMatchObject({
      application: { name: 'fan-in' },
      person: { user: { id: person, username: 'noor' }, locale: 'en-GB' },
      people: ['en-US', 'zh-CN', 'ru', 'en-GB', 'ko', 'sv-SE', 'en-GB'].map((locale) => ({ locale })),
      guilds: [{ name: 'Study group', channels: [{ name: 'general' }, {}, {}, { name: 'bot-log' }] }],
      dms: [],
      sessions: [],
      faults: [],
      clock: null,
    })
  })

  it('begins with the first person when nobody is named', async () => {
    const playground = await playgroundForTest()

    const response = await post(playground, 'state', {})

    expect(await response.json()).toMatchObject({ person: { user: { username: 'ada' } } })
  })

  it('hides a channel from those who may not see it', async () => {
    const playground = await playgroundForTest()
    const guild = [...playground.world.guilds.keys()][0] ?? ''
    const overwrite = { id: guild, type: 0, allow: '0', deny: '1024' } as const
    await playground.act('world', {
      edit: { do: 'overwrite', channel: playground.channel('bot-log'), overwrite },
    })

    const channelsOf = async (username: string) => {
      const { guilds } = await playground.act('state', { person: playground.as(username).id })

      return guilds[0]?.channels.map(({ name }) => name)
    }

    expect(await channelsOf('noor')).toEqual(['general', 'daily-questions', 'interview-prep'])
    expect(await channelsOf('ada')).toContain('bot-log')
    await expect(playground.as('noor').in('bot-log').say('hi')).rejects.toThrow('cannot see')
  })

  it.each([
    ['an action that does not exist', 'fly', {}, { code: 'gone' }],
    ['somebody who does not exist', 'state', { person: '1' }, { code: 'gone' }],
    ['a message with nothing in it', 'say', { content: ' ' }, { code: 'invalid' }],
    ['a command that does not exist', 'command', { command: 'fly' }, { code: 'gone' }],
    ['a clock that is not there', 'clock', { advanceMs: 1 }, { code: 'unavailable' }],
  ])('answers 400 to %s', async (_, action, request, error) => {
    const playground = await playgroundForTest()
    const acting = { person: playground.as('ada').id, channel: playground.channel('general') }

    const response = await post(playground, action, { ...acting, ...request })

    expect([response.status, await response.json()]).toMatchObject([400, { error }])
  })

  it('is closed to pages of other sites', async () => {
    const playground = await playgroundForTest()

    const foreign = await post(playground, 'state', {}, { origin: 'https://example.org' })
    const own = await post(playground, 'state', {}, { origin: playground.url })

    expect([foreign.status, own.status]).toEqual([400, 200])
  })

  it('moves a clock that somebody handed in, and tells every page', async () => {
    let now = Date.parse('2026-03-29T00:00:00Z')
    const clock = {
      now: () => now,
      advance: (ms: number) => {
        now += ms
      },
    }
    const playground = await playgroundForTest({ clock })
    const events = await listen(playground, 'noor')

    const moved = await playground.act('clock', { advanceMs: 3_600_000 })

    const state = { now: '2026-03-29T01:00:00.000Z', canSkipToNextSlot: false }
    expect(moved).toEqual({ clock: state })
    await expect.poll(() => events).toContainEqual({ type: 'clock', clock: state })
    await expect(playground.act('clock', { advanceMs: -1 })).rejects.toThrow('only moves forward')
    await expect(playground.act('clock', { nextSlot: true })).rejects.toThrow('knows no slots')
  })

  it('places and removes faults', async () => {
    const playground = await playgroundForTest()
    const fault = { effect: { kind: 'delay', delayMs: 5 }, operation: 'create_message', times: null } as const

    const { faults } = await playground.act('fault', { do: 'add', fault })
    const after = await playground.act('fault', { do: 'remove', id: faults[0]?.id ?? 0 })

    expect(faults).toMatchObject([{ ...fault, left: null, hits: 0 }])
    expect(after.faults).toEqual([])
  })
})

describe('the news of a page', () => {
  it('tell what happens in sight of its person: messages, progress, forms', async () => {
    const playground = await playgroundForTest()
    const client = await logIn(playground, async (interaction) => {
      if (!interaction.isChatInputCommand()) return
      await interaction.deferReply({ flags: MessageFlags.Ephemeral })
      await interaction.editReply('Done')
    })
    await register(client, slash('try'))
    const [hers, his] = [await listen(playground, 'noor'), await listen(playground, 'yuri')]

    await playground.as('noor').command('try')
    await playground.as('noor').say('over')

    const tale = (events: PageEvent[]) =>
      events.flatMap((event) => {
        if (event.type === 'interaction') return `${event.name} ${event.state}`
        if (event.type === 'message') return `${event.change} ${event.message.content || 'thinking'}`

        return []
      })
    await expect
      .poll(() => tale(hers))
      .toEqual(['/try sent', 'created thinking', '/try acknowledged', 'updated Done', 'created over'])
    await expect.poll(() => tale(his)).toEqual(['created over'])
    expect(hers[0]).toEqual({ type: 'hello', person: playground.as('noor').id })
  })

  it('tell that a bot did not respond', async () => {
    const playground = await playgroundForTest({ interactionDeadlineMs: 10 })
    const client = await logIn(playground)
    await register(client, slash('try'))
    const events = await listen(playground, 'ada')

    await expect(playground.as('ada').command('try')).rejects.toThrow('did not respond')

    await expect
      .poll(() => events.at(-1))
      .toMatchObject({ type: 'interaction', state: 'failed', name: '/try' })
  })

  it('are for people only', async () => {
    const playground = await playgroundForTest()
    const socket = new WebSocket(`${playground.url.replace('http', 'ws')}/playground/events?person=1`)
    const { promise, resolve } = Promise.withResolvers<Error>()

    socket.on('error', resolve)

    expect((await promise).message).toContain('404')
  })
})

describe('the server', () => {
  it('answers at its root even when no page was built', async () => {
    const playground = await playgroundForTest()

    const response = await fetch(playground.url)

    expect([response.status, await response.text()]).toEqual([200, 'The playground of fan-in is running.\n'])
  })

  it('serves the page from its folder, and nothing outside of it', async () => {
    const pageDir = mkdtempSync(join(tmpdir(), 'page-'))
    onTestFinished(() => rmSync(pageDir, { recursive: true }))
    writeFileSync(join(pageDir, 'index.html'), '<!doctype html><title>Playground</title>')
    writeFileSync(join(pageDir, 'app.js'), 'export {}')
    const playground = await playgroundForTest({ pageDir })

    const [root, script, outside] = await Promise.all(
      ['/', '/app.js', '/..%2f..%2fetc%2fpasswd'].map((path) => fetch(`${playground.url}${path}`)),
    )

    expect(await root?.text()).toContain('<title>Playground</title>')
    expect(script?.headers.get('content-type')).toContain('javascript')
    expect(outside?.status).toBe(404)
  })

  it('serves what people upload without letting it run as a page', async () => {
    const playground = await playgroundForTest()
    const file = { name: 'evil.html', contentType: 'text/html', data: btoa('<script>alert(1)</script>') }
    const acting = { person: playground.as('ada').id, channel: playground.channel('general') }
    const { message } = await playground.act('say', { ...acting, content: '', files: [file] })

    const response = await fetch(message.attachments[0]?.url ?? '')

    expect(response.headers.get('content-security-policy')).toContain('sandbox')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })
})
