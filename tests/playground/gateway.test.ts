import { Client, Events, GatewayIntentBits, Partials } from 'discord.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { populateDemo } from '../../src/playground/world/demo.ts'
import { addGuild } from '../../src/playground/world/populate.ts'
import type { TestPlayground } from '../support/playground.ts'
import { logIn, playgroundForTest, register, slash } from './bot.ts'

/** Resolves with the next event of a client. */
function next(client: Client, event: string): Promise<unknown[]> {
  const { promise, resolve } = Promise.withResolvers<unknown[]>()

  client.once(event, (...args: unknown[]) => resolve(args))

  return promise
}

async function setUpGreeter(options = {}) {
  const playground = await playgroundForTest(options)
  const client = await logIn(
    playground,
    async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply('Hello')
    },
    // By itself discord.js lets five seconds pass between two IDENTIFYs.
    { ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => undefined }) } },
  )

  await register(client, slash('try'))

  return { playground, client, ada: playground.as('ada') }
}

describe('the gateway', () => {
  it('tells a bot its servers with their channels and roles, and of their members only itself', async () => {
    const playground = await playgroundForTest()

    const client = await logIn(playground)

    const guild = client.guilds.cache.first()
    expect(guild?.name).toBe('Study group')
    expect(guild?.channels.cache.map(({ name }) => name)).toEqual([
      'general',
      'daily-questions',
      'interview-prep',
      'bot-log',
    ])
    expect(guild?.members.cache.map(({ id }) => id)).toEqual([client.user.id])
  })

  it.each([
    { trouble: 'a cut connection', request: { do: 'cut' } },
    { trouble: 'a request to reconnect', request: { do: 'reconnect' } },
    { trouble: 'a resumable invalid session', request: { do: 'invalidate', resumable: true } },
  ] as const)('lets a bot resume after $trouble, and replays what it missed', async ({ request }) => {
    const { playground, client, ada } = await setUpGreeter()
    const resumed = next(client, Events.ShardResume)
    const session = playground.sessions()[0]

    await playground.act('gateway', request)
    const answer = await ada.command('try')

    await resumed
    expect(answer.text).toBe('Hello')
    expect(playground.sessions().map(({ id }) => id)).toEqual([session?.id])
  })

  it('makes a bot identify anew after an invalid session', async () => {
    const { playground, client, ada } = await setUpGreeter()
    const before = playground.sessions()[0]?.id
    const ready = next(client, Events.ShardReady)

    await playground.act('gateway', { do: 'invalidate', resumable: false })
    await ready

    expect((await ada.command('try')).text).toBe('Hello')
    expect(playground.sessions().map(({ id }) => id)).not.toContain(before)
  })

  it('is left by a bot whose heartbeats it does not acknowledge', async () => {
    const { playground, client, ada } = await setUpGreeter({ heartbeatIntervalMs: 150 })
    const resumed = next(client, Events.ShardResume)

    await playground.act('gateway', { do: 'silence' })

    await resumed
    expect((await ada.command('try')).text).toBe('Hello')
  })

  it('ends the session of a bot that leaves', async () => {
    const playground = await playgroundForTest()
    const client = await logIn(playground)

    await client.destroy()

    await expect.poll(() => playground.sessions()).toEqual([])
  })

  it('splits servers among shards, and gives conversations to the first', async () => {
    const playground = await playgroundForTest({
      populate: (world) => {
        populateDemo(world)
        const owner = [...world.people.keys()][0] ?? ''
        for (let count = 0; count < 6; count += 1) addGuild(world, { name: `Server ${count}`, owner })
      },
    })

    const client = await logIn(playground, undefined, { shards: [0, 1], shardCount: 2 })

    expect(client.guilds.cache.size).toBe(7)
    expect(new Set(client.guilds.cache.map(({ shardId }) => shardId))).toEqual(new Set([0, 1]))
    for (const guild of client.guilds.cache.values()) {
      expect(guild.shardId).toBe(Number((BigInt(guild.id) >> 22n) % 2n))
    }
  })

  it('hides what people write from a bot that may not read it, unless it is mentioned', async () => {
    const playground = await playgroundForTest()
    const seen: string[] = []
    const client = await logIn(playground, undefined, {
      intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
    })
    client.on(Events.MessageCreate, ({ content }) => seen.push(content))
    const noor = playground.as('noor')

    await noor.say('a secret')
    await noor.say(`<@${client.user.id}> hello`)

    await expect.poll(() => seen).toEqual(['', `<@${client.user.id}> hello`])
  })

  it('shows it to a bot that asked for message content', async () => {
    const playground = await playgroundForTest({ privilegedIntents: true })
    const seen: string[] = []
    const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits
    const client = await logIn(playground, undefined, { intents: [Guilds, GuildMessages, MessageContent] })
    client.on(Events.MessageCreate, ({ content }) => seen.push(content))

    await playground.as('noor').say('a secret')

    await expect.poll(() => seen).toEqual(['a secret'])
  })

  it('follows channels, roles and permissions that people change', async () => {
    const playground = await playgroundForTest()
    const client = await logIn(playground)
    const guild = client.guilds.cache.first()
    const guildId = guild?.id ?? ''
    const role = guild?.roles.cache.find(({ name }) => name === 'Team Gradient')?.id ?? ''

    await playground.act('world', { edit: { do: 'createChannel', guild: guildId, name: 'new' } })
    await playground.act('world', { edit: { do: 'deleteChannel', channel: playground.channel('general') } })
    await playground.act('world', { edit: { do: 'deleteRole', guild: guildId, role } })

    await expect.poll(() => guild?.roles.cache.has(role)).toBe(false)
    const names = guild?.channels.cache.map(({ name }) => name)
    expect(names).toEqual(['daily-questions', 'interview-prep', 'bot-log', 'new'])
  })

  it('tells who comes and goes to a bot that asked for members, and to no other', async () => {
    const playground = await playgroundForTest({ privilegedIntents: true })
    const { Guilds, GuildMembers } = GatewayIntentBits
    const [curious, modest] = [
      await logIn(playground, undefined, {
        intents: [Guilds, GuildMembers],
        partials: [Partials.GuildMember],
      }),
      await logIn(playground),
    ]
    const guild = curious.guilds.cache.firstKey() ?? ''
    const { id: user } = playground.as('noor')
    const seen: string[] = []
    curious.on(Events.GuildMemberRemove, (member) => seen.push(`left ${member.id}`))
    curious.on(Events.GuildMemberAdd, (member) => seen.push(`came ${member.id}`))
    modest.on(Events.GuildMemberRemove, () => seen.push('heard'))

    await playground.act('world', { edit: { do: 'removeMember', guild, user } })
    const gone = playground.world.guilds.get(guild)?.members.has(user)
    await playground.act('world', { edit: { do: 'addMember', guild, user } })

    await expect.poll(() => seen).toEqual([`left ${user}`, `came ${user}`])
    expect(gone).toBe(false)
    expect(playground.world.guilds.get(guild)?.members.get(user)?.roles).toEqual([])
  })

  it('tells when the bot was thrown out and let in again', async () => {
    const playground = await playgroundForTest()
    const client = await logIn(playground)
    const guild = client.guilds.cache.firstKey() ?? ''
    const left = next(client, Events.GuildDelete)
    const joined = next(client, Events.GuildCreate)

    await playground.act('world', { edit: { do: 'kickBot', guild } })
    await left
    await playground.act('world', { edit: { do: 'inviteBot', guild } })
    await joined

    expect(client.guilds.cache.get(guild)?.members.me?.id).toBe(client.user.id)
  })
})

describe('a connection that misbehaves', () => {
  const identify = (d: object = {}) => ({ op: 2, d: { token: 't', intents: 1, properties: {}, ...d } })

  it.each([
    { what: 'unknown opcode', frames: [identify(), { op: 77, d: null }], code: 4001 },
    { what: 'something that is no JSON', frames: ['{'], code: 4002 },
    { what: 'an event before it identified', frames: [{ op: 3, d: {} }], code: 4003 },
    { what: 'no token', frames: [identify({ token: '' })], code: 4004 },
    { what: 'a second IDENTIFY', frames: [identify(), identify()], code: 4005 },
    { what: 'a shard that is not among its shards', frames: [identify({ shard: [2, 2] })], code: 4010 },
    { what: 'intents that do not exist', frames: [identify({ intents: 2 ** 30 })], code: 4013 },
    {
      what: 'intents it was not granted',
      frames: [identify({ intents: GatewayIntentBits.MessageContent })],
      code: 4014,
    },
  ])('is closed with $code for $what', async ({ frames, code }) => {
    const playground = await playgroundForTest()

    expect(await closeCodeAfter(playground, frames)).toBe(code)
  })

  it('is told with op 9 that a session is unknown', async () => {
    const playground = await playgroundForTest()
    const socket = connect(playground)
    const frames: { op: number; d: unknown }[] = []
    const { promise, resolve } = Promise.withResolvers<void>()
    socket.on('message', (data) => {
      frames.push(JSON.parse(data.toString()) as { op: number; d: unknown })
      if (frames.length === 2) resolve()
    })

    socket.on('open', () =>
      socket.send(JSON.stringify({ op: 6, d: { token: 't', session_id: 'no', seq: 1 } })),
    )
    await promise

    expect(frames.map(({ op }) => op)).toEqual([10, 9])
    expect(frames[1]?.d).toBe(false)
  })

  it('is refused with 4004 when a token is demanded and another is given', async () => {
    const playground = await playgroundForTest({ token: 'right' })
    const client = new Client({ intents: [], rest: { api: playground.apiUrl } })
    onTestFinished(() => client.destroy())

    await expect(client.login('wrong')).rejects.toThrow('invalid token')
    expect(await closeCodeAfter(playground, [identify({ token: 'wrong' })])).toBe(4004)
  })

  it('is refused as often as ordered', async () => {
    const playground = await playgroundForTest()
    await playground.act('gateway', { do: 'refuseIdentify', code: 4008, times: 1 })

    expect(await closeCodeAfter(playground, [identify()])).toBe(4008)
    expect((await logIn(playground)).isReady()).toBe(true)
  })
})

function connect(playground: TestPlayground): WebSocket {
  const socket = new WebSocket(`${playground.url.replace('http', 'ws')}/gateway?v=10&encoding=json`)

  onTestFinished(() => socket.terminate())

  return socket
}

/** Sends frames one after another once the server has said hello; resolves with the close code. */
function closeCodeAfter(playground: TestPlayground, frames: readonly (object | string)[]): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const socket = connect(playground)

  socket.on('close', resolve)
  socket.once('message', () => {
    for (const frame of frames) socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame))
  })

  return promise
}
