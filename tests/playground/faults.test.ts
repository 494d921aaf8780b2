import { REST, RESTEvents } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { createFaults } from '../../src/playground/faults.ts'
import type { Fault } from '../../src/playground/page-api.ts'
import { logIn, playgroundForTest, register, slash } from './bot.ts'

async function setUp() {
  const playground = await playgroundForTest()
  const rest = new REST({ api: playground.apiUrl, rejectOnRateLimit: () => false }).setToken(playground.token)
  const general = playground.channel('general')
  const send = (more: object = {}) =>
    rest.post(`/channels/${general}/messages`, { body: { content: 'x', ...more } })
  const count = () => playground.world.messages.get(general)?.size ?? 0
  const statuses = () => playground.recorder.requests.map(({ status }) => status)

  return { playground, rest, general, send, count, statuses }
}

const create = (effect: Fault['effect'], more: Partial<Fault> = {}): Fault => ({
  effect,
  operation: 'create_message',
  ...more,
})

describe('a fault', () => {
  it('limits the rate once, and discord.js waits and sends again', async () => {
    const { playground, rest, send, count, statuses } = await setUp()
    const limits: unknown[] = []
    rest.on(RESTEvents.RateLimited, ({ scope, retryAfter }) => limits.push([scope, retryAfter]))
    playground.faults.add(create({ kind: 'rateLimit', scope: 'shared', retryAfterMs: 40 }))

    await send()

    expect([count(), statuses()]).toEqual([1, [429, 200]])
  })

  it('fails before the effect: one message in the end', async () => {
    const { playground, send, count, statuses } = await setUp()
    playground.faults.add(create({ kind: 'status', status: 503, when: 'before' }, { times: 2 }))

    await send()

    expect([count(), statuses()]).toEqual([1, [503, 503, 200]])
  })

  it('fails after the effect: discord.js doubles the message unless its nonce is enforced', async () => {
    const { playground, send, count } = await setUp()
    const fault = create({ kind: 'status', status: 500, when: 'after' })

    playground.faults.add(fault)
    await send()
    const doubled = count()
    playground.faults.add(fault)
    await send({ nonce: 'slot-1', enforce_nonce: true })

    expect([doubled, count()]).toEqual([2, 3])
  })

  it.each(['before', 'after'] as const)(
    'resets the connection %s the effect, which discord.js retries',
    async (when) => {
      const { playground, send, count, statuses } = await setUp()
      playground.faults.add(create({ kind: 'reset', when }))

      await send({ nonce: 'slot-1', enforce_nonce: true })

      expect([count(), statuses()]).toEqual([1, [null, 200]])
    },
  )

  it.each([
    { when: 'before', messages: 0 },
    { when: 'after', messages: 1 },
  ] as const)(
    'closes the connection $when the effect, which discord.js reports',
    async ({ when, messages }) => {
      const { playground, send, count, statuses } = await setUp()
      playground.faults.add(create({ kind: 'close', when }))

      await expect(send()).rejects.toThrow('other side closed')

      expect([count(), statuses()]).toEqual([messages, [null]])
    },
  )

  it('holds an answer whose effect has happened, until it is removed', async () => {
    const { playground, general, send, count } = await setUp()
    const id = playground.faults.add(create({ kind: 'hold' }))
    let isAnswered = false

    const answer = send().then(() => {
      isAnswered = true
    })
    await playground.waitForMessage('general', () => true)

    expect([isAnswered, count()]).toEqual([false, 1])
    playground.faults.remove(id)
    await answer
    expect(playground.recorder.requests.at(-1)).toMatchObject({ fault: id, channel: general, status: 200 })
  })

  it('delays an answer', async () => {
    const { playground, send } = await setUp()
    playground.faults.add(create({ kind: 'delay', delayMs: 30 }))

    await send()

    expect(playground.recorder.requests[0]?.durationMs).toBeGreaterThanOrEqual(29)
  })

  it('hits only its operation and channel', async () => {
    const { playground, rest, send, statuses } = await setUp()
    const other = playground.channel('bot-log')
    playground.faults.add(
      create({ kind: 'status', status: 403, when: 'before' }, { channel: other, times: null }),
    )

    await send()
    await rest.get(`/channels/${other}`)
    const hit = rest.post(`/channels/${other}/messages`, { body: { content: 'x' } })

    await expect(hit).rejects.toMatchObject({ status: 403 })
    expect(statuses()).toEqual([200, 200, 403])
  })

  it('finds the channel of an interaction by its token', async () => {
    const playground = await playgroundForTest()
    const client = await logIn(playground, async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply('x')
    })
    await register(client, slash('try'))
    const operation = 'create_interaction_response'
    const channel = playground.channel('bot-log')
    playground.faults.add({ operation, channel, effect: { kind: 'delay', delayMs: 1 }, times: null })

    await playground.as('ada').in('general').command('try')
    await playground.as('ada').in('bot-log').command('try')

    expect(playground.faults.placed).toMatchObject([{ hits: 1 }])
  })

  it('loses the response to an answered interaction: the retry gets 40060', async () => {
    const playground = await playgroundForTest()
    const codes: unknown[] = []
    const client = await logIn(playground, async (interaction) => {
      if (!interaction.isChatInputCommand()) return
      await interaction.reply('once').catch(({ code }: { code: unknown }) => codes.push(code))
    })
    await register(client, slash('try'))
    playground.faults.add({
      operation: 'create_interaction_response',
      effect: { kind: 'reset', when: 'after' },
    })

    const answer = await playground.as('ada').command('try')

    expect(answer.text).toBe('once')
    await expect.poll(() => codes).toEqual([40060])
  })

  it('that comes with a probability comes the same for the same seed', () => {
    const draw = (seed: number) => {
      const faults = createFaults(seed)
      faults.add({ effect: { kind: 'hold' }, times: null, probability: 0.5 })

      return Array.from({ length: 40 }, () => (faults.take(null, null) ? 1 : 0))
    }

    const hits = draw(7)

    expect(draw(7)).toEqual(hits)
    expect(draw(8)).not.toEqual(hits)
    const share = hits.reduce<number>((sum, hit) => sum + hit, 0) / hits.length
    expect(share).toBeGreaterThan(0.25)
    expect(share).toBeLessThan(0.75)
  })
})

describe('a world that changed under the bot', () => {
  it.each([
    ['deleted', { do: 'deleteChannel' } as const, 10003],
    ['hidden', { do: 'overwrite', deny: '1024' } as const, 50001],
    ['closed to it', { do: 'overwrite', deny: '2048' } as const, 50013],
  ])('refuses posts into a channel that was %s', async (_, change, code) => {
    const { playground, general, send } = await setUp()
    const guild = [...playground.world.guilds.keys()][0] ?? ''
    const edit =
      change.do === 'deleteChannel'
        ? ({ do: 'deleteChannel', channel: general } as const)
        : ({
            do: 'overwrite',
            channel: general,
            overwrite: { id: guild, type: 0, allow: '0', deny: change.deny },
          } as const)

    await playground.act('world', { edit })

    await expect(send()).rejects.toMatchObject({ code })
  })

  it('refuses edits of a message that was deleted', async () => {
    const { playground, rest, general, send } = await setUp()
    const { id } = (await send()) as { id: string }

    await playground.act('world', { edit: { do: 'deleteMessage', channel: general, message: id } })

    const edit = rest.patch(`/channels/${general}/messages/${id}`, { body: { content: 'y' } })
    await expect(edit).rejects.toMatchObject({ code: 10008 })
  })

  it('refuses posts into a thread that was archived and locked', async () => {
    const { playground, rest, general, send } = await setUp()
    const { id } = (await send()) as { id: string }
    await rest.post(`/channels/${general}/messages/${id}/threads`, { body: { name: 'Answers' } })

    await playground.act('world', {
      edit: { do: 'archiveThread', channel: id, archived: true, locked: true },
    })

    const post = rest.post(`/channels/${id}/messages`, { body: { content: 'x' } })
    await expect(post).rejects.toMatchObject({ code: 160005 })
  })

  it('refuses what a role was allowed before it was deleted', async () => {
    const { playground, rest, general, send } = await setUp()
    const guild = [...playground.world.guilds.values()][0]
    const role = [...(guild?.roles.values() ?? [])].find(({ managed }) => managed)
    const { id } = (await send()) as { id: string }

    await rest.put(`/channels/${general}/messages/pins/${id}`)
    await playground.act('world', {
      edit: { do: 'deleteRole', guild: guild?.id ?? '', role: role?.id ?? '' },
    })

    const unpin = rest.delete(`/channels/${general}/messages/pins/${id}`)
    await expect(unpin).rejects.toMatchObject({ code: 50013 })
  })
})

describe('the recorder', () => {
  it('keeps what was sent, what it carried and how it went', async () => {
    const { playground, rest, general } = await setUp()
    const files = [{ name: 'a.txt', data: Buffer.from('hello') }]

    await rest.post(`/channels/${general}/messages`, {
      body: { content: 'x', allowed_mentions: { parse: [] } },
      files,
    })

    expect(playground.recorder.requests).toMatchObject([
      {
        number: 1,
        operation: 'create_message',
        method: 'POST',
        path: `/channels/${general}/messages`,
        channel: general,
        body: { content: 'x', allowed_mentions: { parse: [] } },
        files: [{ name: 'a.txt', sizeBytes: 5 }],
        status: 200,
        error: null,
        fault: null,
      },
    ])
  })

  it('keeps gateway frames, but no token', async () => {
    const playground = await playgroundForTest({ token: 'secret-token' })

    await logIn(playground)

    expect(playground.recorder.frames.map(({ from, op, t }) => `${from} ${op} ${t ?? ''}`)).toEqual([
      'playground 10 ',
      'bot 2 ',
      'playground 0 READY',
      'playground 0 GUILD_CREATE',
    ])
    expect(JSON.stringify(playground.recorder.frames)).not.toContain('secret-token')
  })
})
