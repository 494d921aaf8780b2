import { setTimeout as wait } from 'node:timers/promises'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Command, type Context, defineAction, type MessageCommand } from '../../src/command.ts'
import { openBot } from '../../src/discord/bot.ts'
import type { Surroundings } from '../../src/discord/context.ts'
import { UserError } from '../../src/errors.ts'
import type { Registry } from '../../src/registry.ts'
import type { Store } from '../../src/store/store.ts'
import { builtInBanks } from '../support/banks.ts'
import { openPlayground, type TestPlayground } from '../support/playground.ts'

/** The smallest PNG: one grey pixel. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
)

const refuse = () => {
  throw new UserError('input.tooLarge', { option: 'kernel', given: 7, limit: 5 })
}

/** Named after commands that have texts; what they do is ours. */
const settings: Command = {
  name: 'settings',
  place: 'server',
  action: defineAction({
    options: {
      language: { type: 'string', choices: ['en', 'zh-CN'], default: 'en' },
      zone: { type: 'string', maxLength: 5, autocomplete: true },
      add_team: { type: 'role' },
    },
    async run({ member, t }, { language, zone, add_team: team }) {
      if (team !== undefined) return { text: `${team} of ${member.roles.join()}` }
      if (zone === 'bad') refuse()
      if (zone === 'bug') throw new Error('secret internals')
      if (zone === 'slow') await wait(900)
      if (zone === 'late') {
        await wait(900)
        refuse()
      }
      return {
        text: `${member.name} ${language} ${zone} ${t('command.help.name')}`,
        rows: [
          [
            { customId: 'count:1:1', label: 'Count' },
            { customId: 'open:1', label: 'Form' },
            { customId: 'count:9:1', label: 'Old' },
            { customId: 'stranger:1', label: 'Stranger' },
            { customId: 'guarded:1', label: 'Guarded' },
          ],
          [
            { customId: 'remove:1', label: 'Remove' },
            { customId: 'keep:1', label: 'Keep' },
          ],
        ],
      }
    },
    suggest: async (_context, option, typed, { language }) => [
      { name: `${option} ${typed} ${language}`, value: typed },
    ],
  }),
  presses: {
    count: {
      version: 1,
      update: true,
      run: async (_context, [count]) => {
        if (count === '3') refuse()
        return {
          text: `count ${count}`,
          rows: [[{ customId: `count:1:${Number(count) + 1}`, label: 'Count' }]],
        }
      },
    },
    open: {
      version: 1,
      run: async () => ({
        form: { customId: 'sent:1:x', title: 'Form', fields: [{ id: 'word', label: 'Word' }] },
      }),
    },
    remove: {
      version: 1,
      update: true,
      run: async ({ member }) => {
        if (!member.isManager) refuse()
        return { remove: true }
      },
    },
    keep: { version: 1, run: async () => ({ remove: true }) },
    alts: {
      version: 1,
      run: async ({ pressed }) => ({ text: JSON.stringify(pressed) }),
    },
    guarded: { version: 1, access: 'manager', run: async () => ({ text: 'for managers' }) },
  },
  forms: {
    sent: { version: 1, private: true, run: async (_c, [arg], { word }) => ({ text: `${arg} ${word}` }) },
  },
}

const renderFormulas: MessageCommand = {
  kind: 'message',
  name: 'render-formulas',
  place: 'anywhere',
  action: {
    run: async ({ pressed }, { text }) => {
      if (text === 'bad') refuse()
      return {
        text: `${pressed} ${text}`,
        images: [{ name: 'dot.png', alt: 'a dot', png: dot, widthPx: 1, heightPx: 1 }],
        rows: [[{ customId: 'alts:1', label: 'Alts' }]],
      }
    },
  },
}

/** What the server's settings say. */
let managerRoleId: string | null = null
const store = {
  server: async () => ({ theme: 'dark', managerRoleId }),
  memberSettings: async () => ({ theme: null }),
} as unknown as Store
let playground: TestPlayground
let bot: { close(): Promise<void> }

const registry: Registry = {
  commands: new Map<string, Command>([
    ['settings', settings],
    ['render-formulas', renderFormulas],
  ]),
  presses: new Map(
    Object.entries(settings.presses ?? {}).map(([kind, press]) => [kind, { command: 'settings', press }]),
  ),
  forms: new Map(
    Object.entries(settings.forms ?? {}).map(([kind, form]) => [kind, { command: 'settings', form }]),
  ),
}

const connect = () =>
  openBot(
    {
      token: playground.token,
      apiUrl: playground.apiUrl,
      cdnUrl: playground.cdnUrl,
      shards: undefined,
      shardCount: undefined,
    },
    {
      registry,
      surroundings: { store, banks: builtInBanks(new Map()) } as Surroundings satisfies Partial<Context>,
      roles: { note: async () => undefined, forget: () => undefined },
      presence: { joined: async () => {}, left: async () => {}, settle: async () => {} },
      log: pino({ level: 'silent' }),
      now: Date.now,
    },
  )

beforeAll(async () => {
  playground = await openPlayground()
  bot = await connect()
})

afterAll(async () => {
  await bot.close()
  await playground.close()
})

const ada = () => playground.as(owner)
const owner = 'ada'
const reader = 'xiaoyu'

describe('a command through discord.js', () => {
  it('answers in the asker’s language', async () => {
    const english = await ada().command('settings', { zone: 'a' })
    const chinese = await playground.as(reader).command('settings', { zone: 'b', language: 'zh-CN' })

    expect(english.text).toContain('en a help')
    expect(chinese.text).toContain('zh-CN b 帮助')
    expect(english.isPrivate).toBe(false)
  })

  it('is given roles by their ids, and told those of the asker without everyone’s own', async () => {
    const [guild] = playground.world.guilds.values()
    const [role = ''] = guild?.members.get(playground.as(reader).id)?.roles ?? []
    const { text } = await playground.as(reader).command('settings', { add_team: role })

    expect(text).toBe(`${role} of ${role}`)
  })

  it('tells a mistake privately, in words', async () => {
    const answer = await ada().command('settings', { zone: 'bad' })

    expect(answer.text).toBe('“kernel” is 7; at most 5 is allowed.')
    expect(answer.isPrivate).toBe(true)
  })

  it('tells a fault of ours by a reference and nothing more', async () => {
    const answer = await ada().command('settings', { zone: 'bug' })

    expect(answer.text).toMatch(/Reference: [0-9a-f]{8}$/)
    expect(answer.isPrivate).toBe(true)
  })

  it('defers a slow reply and fills it later', async () => {
    const answer = await ada().command('settings', { zone: 'slow' })

    expect(answer.text).toContain('slow')
    expect(answer.isPrivate).toBe(false)
  })

  it('takes a public “thinking…” away before it tells a mistake privately', async () => {
    const answer = await ada().command('settings', { zone: 'late' })
    const others = await playground.as(reader).channelText()

    expect(answer.text).toContain('at most 5')
    expect(answer.isPrivate).toBe(true)
    expect(others).not.toContain('at most 5')
  })

  it('suggests while typing, with the options so far', async () => {
    const choices = await ada().autocomplete('settings', { language: 'zh-CN', zone: 'Asi' })

    expect(choices).toEqual([expect.objectContaining({ name: 'zone Asi zh-CN', value: 'Asi' })])
  })
})

describe('a button', () => {
  it('changes the message it stands under', async () => {
    const { message } = await ada().command('settings')
    const pressed = await ada().press(message, 'Count')

    expect(pressed.message.id).toBe(message.id)
    expect(pressed.text).toContain('count 1')
  })

  it('tells a mistake privately and leaves the message alone', async () => {
    const { message } = await ada().command('settings')
    const two = await ada().press((await ada().press(message, 'Count')).message, 'Count')
    const refused = await ada().press(two.message, 'Count')

    expect(refused.text).toContain('at most 5')
    expect(refused.isPrivate).toBe(true)
    expect(await ada().channelText()).toContain('count 2')
  })

  it.each([
    ['Old', '`/settings`'],
    ['Stranger', '`/help`'],
  ])('of an older version (%s) names the command to use', async (label, command) => {
    const { message } = await ada().command('settings')
    const answer = await playground.as(reader).press(message, label)

    expect(answer.text).toContain(command)
    expect(answer.isPrivate).toBe(true)
  })

  it('for managers is refused to others', async () => {
    const { message } = await ada().command('settings')

    expect((await ada().press(message, 'Guarded')).text).toBe('for managers')
    expect((await playground.as(reader).press(message, 'Guarded')).text).toContain('管理服务器')
  })

  it('for managers is also for whoever holds the server’s manager role, as long as they do', async () => {
    const { message } = await ada().command('settings')
    const [guild] = playground.world.guilds.values()
    const person = playground.as(reader).id
    const roles = guild?.members.get(person)?.roles ?? []
    const setRoles = (held: readonly string[]) =>
      playground.act('world', {
        edit: { do: 'setMemberRoles', guild: guild?.id ?? '', user: person, roles: held },
      })

    managerRoleId = roles[0] ?? ''
    const held = await playground.as(reader).press(message, 'Guarded')
    await setRoles([])
    const lost = await playground.as(reader).press(message, 'Guarded')
    await setRoles(roles)
    managerRoleId = null

    expect(held.text).toBe('for managers')
    expect(lost.text).toContain('管理服务器')
  })

  it('opens a form, whose answer is private', async () => {
    const { message } = await ada().command('settings')
    const { form } = await ada().press(message, 'Form')
    const answer = await ada().submit(form, { word: 'hello' })

    expect(answer.text).toBe('x hello')
    expect(answer.isPrivate).toBe(true)
  })
})

describe('a button that takes its message away', () => {
  it('leaves nothing of it', async () => {
    const { message } = await ada().command('settings', { zone: 'gone' })
    const before = await ada().channelText()
    await ada().pressAway(message, 'Remove')

    expect(before).toContain('gone')
    expect(await ada().channelText()).not.toContain('gone')
  })

  it('refuses others privately and leaves it', async () => {
    const { message } = await ada().command('settings', { zone: 'stays' })
    const refused = await playground.as(reader).press(message, 'Remove')

    expect(refused.isPrivate).toBe(true)
    expect(await ada().channelText()).toContain('stays')
  })

  it('is a fault of ours where the press does not update its message', async () => {
    const { message } = await ada().command('settings')

    expect((await ada().press(message, 'Keep')).text).toMatch(/Reference: [0-9a-f]{8}$/)
  })
})

describe('an entry in the menu of a message', () => {
  it('gets what the message says, though no intent asks for contents', async () => {
    const { id } = await playground.as(reader).say('Look: $x$')
    const answer = await ada().menuCommand('Render formulas', id)

    expect(answer.text).toContain('undefined Look: $x$')
    expect(answer.isPrivate).toBe(false)
  })

  it('reads the texts of a message in Components V2', async () => {
    const { message } = await ada().command('settings', { zone: 'v2' })
    const answer = await ada().menuCommand('Render formulas', message.id)

    expect(answer.text).toContain('en v2 help')
  })

  it('tells a mistake privately', async () => {
    const { id } = await ada().say('bad')
    const answer = await ada().menuCommand('Render formulas', id)

    expect(answer.text).toContain('at most 5')
    expect(answer.isPrivate).toBe(true)
  })

  it('gives a button under a picture its alt text, and who asked for it whoever presses', async () => {
    const { id } = await ada().say('a picture')
    const { message } = await ada().menuCommand('Render formulas', id)
    const pressed = await playground.as('noor').press(message, 'Alts')

    expect(JSON.parse(pressed.text)).toEqual({ alts: ['a dot'], askedBy: ada().id })
  })
})

describe('the bot', () => {
  it('writes its commands once and finds no difference at the next start', async () => {
    const writes = () =>
      playground.recorder.requests.filter(
        ({ method, path }) => method === 'PUT' && path.endsWith('/commands'),
      )
    const before = writes().length

    const second = await connect()
    await second.close()

    expect(before).toBe(1)
    expect(writes()).toHaveLength(1)
  })

  it('sends nothing that Discord’s document or rules refuse, and mentions nobody', () => {
    const requests = playground.recorder.requests
    const refused = requests.filter(({ status }) => status === 400)
    const loud = requests.filter(
      ({ body }) =>
        JSON.stringify(body ?? {}).includes('"components"') && !JSON.stringify(body).includes('"parse":[]'),
    )

    expect(refused).toEqual([])
    expect(loud.filter(({ body }) => !JSON.stringify(body).includes('custom_id":"sent'))).toEqual([])
    expect(playground.recorder.misfits).toEqual([])
  })
})
