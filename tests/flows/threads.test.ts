import { type APIMessage, ChannelType, OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { findLapses } from '../../src/playground/conduct.ts'
import { isThread } from '../../src/playground/world/world.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { blankRenderer } from '../support/blank-renderer.ts'
import { messageText } from '../support/playground.ts'

const channel = 'daily-questions'
const { CreatePublicThreads, PinMessages } = PermissionFlagsBits

let test: TestApp

beforeAll(async () => {
  test = await openTestApp({
    at: '2026-03-02T08:00:00Z',
    questions: ['initialisation/tanh-std-one', 'initialisation/he-normal', 'convolution/dilated-size'],
    renderer: blankRenderer,
  })
})
afterAll(() => test.close())

const world = () => test.playground.world
const as = (name: string, place = channel) => test.playground.as(name).in(place)
const channelId = () => test.playground.channel(channel)

function role(name: string): string {
  const guild = [...world().guilds.values()][0]
  const found = [...(guild?.roles.values() ?? [])].find((each) => each.name === name)
  if (!found) throw new Error(`no role ${name}`)

  return found.id
}

/** What an administrator does by hand: takes permissions of the bot in the channel, or gives them back. */
function deny(bits: bigint) {
  const overwrite = { id: world().bot.id, type: OverwriteType.Member, allow: '0', deny: String(bits) }

  return test.playground.act('world', { edit: { do: 'overwrite', channel: channelId(), overwrite } })
}

function messagesIn(place: string): APIMessage[] {
  return [...(world().messages.get(test.playground.channel(place))?.values() ?? [])]
    .filter(({ visibleTo }) => visibleTo === null)
    .map(({ message }) => message)
}

/** The bot's posts with their questions, oldest first. */
const questions = () =>
  messagesIn(channel).filter(({ components }) => /"(answer|hint):1:|closed/.test(JSON.stringify(components)))
const threads = () => [...world().channels.values()].filter(isThread)
const inThread = (question: APIMessage | undefined) => messagesIn(question?.id ?? '')
const pinned = () => messagesIn(channel).filter((message) => message.pinned)
const plan = (options: object) =>
  as('ada').command('schedule create', { channel: channelId(), when: 'every day 09:00', ...options })

describe('before a schedule is saved', () => {
  it.each([
    ['Create Public Threads', CreatePublicThreads, { thread: true }],
    ['Pin Messages', PinMessages, { pin: true }],
  ])('%s is asked for where it is used, and only there', async (name, bits, options) => {
    await deny(bits)
    const { text } = await plan({ ...options, name: 'Refused' })
    const without = await plan({ name: `Without ${name}` })
    await deny(0n)
    await as('ada').command('schedule delete', { schedule: `Without ${name}` })

    expect(text).toContain(`I lack: **${name}**`)
    expect(without.text).toContain('is planned')
  })

  it('a role that not everybody may mention is named, with both ways to allow it', async () => {
    const { text } = await plan({ ping: role('Organisers') })

    expect(text).toContain('Mention @everyone, @here, and All Roles')
    expect(text).toContain('Allow anyone to @mention this role')
  })

  it('everybody at once is refused', async () => {
    const { text } = await plan({ ping: [...world().guilds.keys()][0] })

    expect(text).toContain('Choose a role that members take themselves')
  })

  it.each([
    [ChannelType.GuildForum, 'is a forum'],
    [ChannelType.GuildVoice, 'is a voice channel'],
    [ChannelType.GuildCategory, 'is a category'],
  ])('a channel of type %i is refused by its name, with the fix', async (type, words) => {
    const target = world().channels.get(channelId())
    const before = target?.type
    Object.assign(target ?? {}, { type })
    const created = await as('ada').command('schedule list')
    Object.assign(target ?? {}, { type: before })
    await plan({ name: 'Moved' })
    Object.assign(target ?? {}, { type })
    const { text } = await as('ada').command('schedule edit', { schedule: 'Moved', level: 2 })
    const status = await as('ada').command('schedule status', { schedule: 'Moved' })
    Object.assign(target ?? {}, { type: before })
    await as('ada').command('schedule delete', { schedule: 'Moved' })

    expect(created.text).toContain('no schedule yet')
    expect(text).toContain(words)
    expect(status.text).toContain(words)
  })
})

/** In order: each test goes on where the last one stopped. */
describe('a schedule with a thread, a pin and a mention', () => {
  it('says what each post gets', async () => {
    const options = {
      picking: 'inOrder',
      name: 'Daily',
      thread: true,
      pin: true,
      ping: role('Team Gradient'),
    }
    const { text } = await plan(options)
    await as('ada').command('settings', { log_channel: test.playground.channel('bot-log') })

    expect(text).toContain('Each post gets a thread (its answer comes there, too), a pin until it closes')
    expect(text).toContain(`a mention of <@&${role('Team Gradient')}>`)
  })

  it('posts them at once, each once', async () => {
    await test.advanceTo('2026-03-02T09:00:00Z')
    await test.app.tick()

    const [question] = questions()
    const [ping] = inThread(question)
    expect(questions()).toHaveLength(1)
    expect(threads().map(({ id, name }) => [id, name])).toEqual([
      [question?.id, expect.stringContaining('tanh')],
    ])
    expect(pinned()).toEqual([expect.objectContaining({ id: question?.id })])
    expect(inThread(question)).toHaveLength(1)
    expect(ping?.mention_roles).toEqual([role('Team Gradient')])
    expect(ping && messageText(ping)).toContain('New question')
  })

  it('takes answers in the thread, too', async () => {
    const [question] = questions()
    const today = await as('noor', question?.id).command('question today')
    const answer = await as('noor', question?.id).command('answer', { answer: 'b' })

    expect(today.text).toContain('Closes')
    expect(answer.text).toContain('✅')
  })

  it('reveals in the thread, takes the pin away, and shows members their answers there', async () => {
    await test.advanceTo('2026-03-03T09:00:00Z')

    const [first, second] = questions()
    const reveal = inThread(first).at(-1)
    const mine = await as('noor', first?.id).press(reveal as APIMessage, 'My answer')
    expect(inThread(first)).toHaveLength(2)
    expect(reveal && messageText(reveal)).toContain('Answer: ')
    expect(mine.text).toContain('✅')
    expect(pinned().map(({ id }) => id)).toEqual([second?.id])
    // Nothing but questions and what Discord says itself of pins.
    expect(messagesIn(channel).filter(({ type }) => type === 19)).toEqual([])
  })

  it('without the right to pin does the rest, says so once, and pins when it may again', async () => {
    await deny(PinMessages)
    await test.advanceTo('2026-03-04T09:00:00Z')
    const status = await as('ada').command('schedule status', { schedule: 'Daily' })
    await test.advanceTo('2026-03-04T10:00:00Z')
    const told = messagesIn('bot-log').map(messageText)
    await deny(0n)
    // At once, where the next try would be two hours away.
    await vi.waitFor(
      async () => {
        await test.app.tick()
        expect(pinned().map(({ id }) => id)).toContain(questions()[2]?.id)
      },
      { timeout: 15_000 },
    )
    const after = await as('ada').command('schedule status', { schedule: 'Daily' })

    const [, , third] = questions()
    expect(inThread(third)).toHaveLength(1)
    expect(status.text).toContain('✅ posted · ✅ thread · 🔁 pin · ✅ mention · ⏳ closing')
    expect(status.text).toContain('pin: I lack Pin Messages there')
    expect(status.text).toContain('1 try, next')
    expect(status.text).toContain('I lack permissions there: Pin Messages')
    expect(told.filter((text) => text.includes('could not'))).toEqual([
      expect.stringMatching(/could not (un)?pin .* I lack Pin Messages there/),
    ])
    expect(pinned().map(({ id }) => id)).toContain(third?.id)
    expect(after.text).toContain('✅ thread · ✅ pin · ✅ mention')
    expect(after.text).not.toContain('lack')
  })

  it('answers in the channel where the thread is locked', async () => {
    const [, , third] = questions()
    await test.playground.act('world', {
      edit: { do: 'archiveThread', channel: third?.id ?? '', archived: true, locked: true },
    })

    await test.advanceTo('2026-03-05T09:00:00Z')

    const replies = messagesIn(channel).filter(({ type }) => type === 19)
    expect(inThread(third)).toHaveLength(1)
    expect(replies.map(({ message_reference: reference }) => reference?.message_id)).toEqual([third?.id])
  })

  it('mentions another role, or none, when it is told to', async () => {
    const other = await as('ada').command('schedule edit', { schedule: 'Daily', ping: role('Team Momentum') })
    const none = await as('ada').command('schedule edit', { schedule: 'Daily', no_ping: true, thread: false })

    expect(other.text).toContain('Changed: mention')
    expect(none.text).toContain('Changed: thread, mention')
    expect(none.text).toContain('Each post gets a pin until it closes.')
  })

  it('never sent what Discord refuses, or a mention nobody asked for', () => {
    const { requests, misfits } = test.playground.recorder

    expect(misfits).toEqual([])
    expect(findLapses(requests)).toEqual([])
  })
})
