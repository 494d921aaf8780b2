import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  PermissionFlagsBits,
} from 'discord.js'
import { describe, expect, it } from 'vitest'
import { populateDemo } from '../../src/playground/world/demo.ts'
import { addGuild, addMember, addTextChannel } from '../../src/playground/world/populate.ts'
import type { TestPlayground } from '../support/playground.ts'
import { failuresOf, logIn, playgroundForTest, register, slash } from './bot.ts'

const options = [
  { type: 3, name: 'text', description: 'text', min_length: 2, max_length: 5 },
  { type: 4, name: 'whole', description: 'whole', min_value: 1, max_value: 9 },
  { type: 10, name: 'number', description: 'number' },
  { type: 5, name: 'flag', description: 'flag' },
  { type: 6, name: 'who', description: 'who' },
  { type: 7, name: 'where', description: 'where', channel_types: [0] },
  { type: 8, name: 'role', description: 'role' },
  { type: 11, name: 'file', description: 'file' },
  { type: 3, name: 'pick', description: 'pick', choices: [{ name: 'A', value: 'a' }] },
]

/** The demo and a second server, where the bot is not, but Noor is, who has the application in her pocket. */
function populateElsewhere(world: TestPlayground['world']): void {
  populateDemo(world)
  const [owner = '', ...others] = [...world.people.keys()]
  const guild = addGuild(world, { name: 'Elsewhere', owner, withBot: false })

  for (const person of others) addMember(world, guild, person)
  addTextChannel(world, guild, { name: 'elsewhere' })
}

/** A bot that answers every slash command with what it understood. */
async function setUp(
  commands: object[],
  understand: (interaction: ChatInputCommandInteraction) => string,
  settings = {},
) {
  const playground = await playgroundForTest(settings)
  const client = await logIn(playground, async (interaction: Interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply(understand(interaction))
  })

  await register(client, ...commands)

  return { playground, client, ada: playground.as('ada') }
}

describe('a command', () => {
  it('hands over options of every type, with what they stand for', async () => {
    const { playground, ada } = await setUp([slash('try', { options })], ({ options: given }) =>
      [
        given.getString('text'),
        given.getInteger('whole'),
        given.getNumber('number'),
        given.getBoolean('flag'),
        given.getUser('who')?.username,
        given.getChannel('where')?.name,
        given.getRole('role')?.name,
        `${given.getAttachment('file')?.name}:${given.getAttachment('file')?.size}`,
        given.getString('pick'),
      ].join(' '),
    )
    const guild = [...playground.world.guilds.values()][0]
    const role = [...(guild?.roles.values() ?? [])].find(({ name }) => name === 'Organisers')

    const answer = await ada.command('try', {
      text: 'abc',
      whole: '7',
      number: 0.5,
      flag: true,
      who: playground.as('noor').id,
      where: playground.channel('bot-log'),
      role: role?.id ?? '',
      file: { name: 'bank.md', data: Buffer.from('# Q').toString('base64') },
      pick: 'a',
    })

    expect(answer.text).toBe('abc 7 0.5 true noor bot-log Organisers bank.md:3 a')
  })

  it.each([
    ['a text that is too short', { text: 'x' }, 'at least 2 characters'],
    ['a text that is too long', { text: 'abcdef' }, 'at most 5 characters'],
    ['an empty text', { text: '' }, 'is empty'],
    ['a fraction for a whole number', { whole: 1.5 }, 'whole number'],
    ['a number out of range', { whole: 10 }, 'between 1 and 9'],
    ['words for a number', { number: 'many' }, 'is a number'],
    ['words for a tick', { flag: 'maybe' }, 'true or false'],
    ['somebody who is not there', { who: '100000000000000000' }, 'someone or something'],
    ['a person for a channel', { where: '100000000000000000' }, 'someone or something'],
    ['text for a file', { file: 'text' }, 'is a file'],
    ['something that is no choice', { pick: 'b' }, 'one of its choices'],
    ['an unknown option', { other: 'x' }, 'no option “other”'],
  ])('is not sent with %s', async (_, given, words) => {
    const { ada } = await setUp([slash('try', { options })], () => 'no')

    await expect(ada.command('try', given)).rejects.toThrow(words)
  })

  it('is not sent without a required option, an unknown sub-command or half its name', async () => {
    const size = {
      type: 1,
      name: 'size',
      description: 'size',
      options: [{ type: 3, name: 'input', description: 'i', required: true }],
    }
    const { ada } = await setUp(
      [slash('conv', { options: [size] })],
      ({ options: given }) => `${given.getSubcommand()} ${given.getString('input')}`,
    )

    await expect(ada.command('conv size')).rejects.toThrow('“input” is required')
    await expect(ada.command('conv shape')).rejects.toThrow('no “shape”')
    await expect(ada.command('conv')).rejects.toThrow('needs a sub-command')
    await expect(ada.command('pool')).rejects.toThrow('no command /pool')
    expect((await ada.command('conv size', { input: '224' })).text).toBe('size 224')
  })

  it('brings the language, the place and the permissions of who used it', async () => {
    const seen: ChatInputCommandInteraction[] = []
    const { playground } = await setUp([slash('try')], (interaction) => {
      seen.push(interaction)

      return 'ok'
    })

    await playground.as('xiaoyu').in('daily-questions').command('try')
    await playground.as('yuri').command('try')

    const [xiaoyu, yuri] = seen
    expect(xiaoyu?.locale).toBe('zh-CN')
    expect(xiaoyu?.channelId).toBe(playground.channel('daily-questions'))
    expect(xiaoyu?.memberPermissions?.has('ManageGuild')).toBe(false)
    expect(yuri?.memberPermissions?.has('ManageGuild')).toBe(true)
    expect(yuri?.appPermissions.has('SendMessages')).toBe(true)
    expect([yuri?.context, yuri?.attachmentSizeLimit]).toEqual([0, 10_485_760])
    expect(yuri?.authorizingIntegrationOwners[0]).toBe(yuri?.guildId)
  })
})

describe('the menu of commands', () => {
  const names = async (playground: TestPlayground, username: string, channel: string) => {
    const { commands } = await playground.act('commands', { person: playground.as(username).id, channel })

    return commands.map(({ name }) => name)
  }

  it('offers a command by permission: managers only, administrators only', async () => {
    const { playground } = await setUp(
      [
        slash('all'),
        slash('manage', { default_member_permissions: '32' }),
        slash('admin', { default_member_permissions: '0' }),
      ],
      () => '',
    )
    const general = playground.channel('general')

    expect(await names(playground, 'ada', general)).toEqual(['all', 'manage', 'admin'])
    expect(await names(playground, 'yuri', general)).toEqual(['all', 'manage'])
    expect(await names(playground, 'noor', general)).toEqual(['all'])
    await expect(playground.as('noor').command('manage')).rejects.toThrow('no command')
  })

  it('offers a command by context: in servers, in conversations with the bot', async () => {
    const { playground } = await setUp(
      [
        slash('server', { contexts: [0] }),
        slash('anywhere', { contexts: [0, 1, 2], integration_types: [0, 1] }),
      ],
      ({ context }) => String(context),
    )
    const noor = playground.as('noor')
    const { channel } = await playground.act('openDm', { person: noor.id })

    expect(await names(playground, 'noor', playground.channel('general'))).toEqual(['server', 'anywhere'])
    expect(await names(playground, 'noor', channel.id)).toEqual(['anywhere'])
    expect((await noor.in(channel.id).command('anywhere')).text).toBe('1')
    expect(playground.recorder.misfits).toEqual([])
  })

  it('follows somebody who installed the application into a server without the bot', async () => {
    const { playground } = await setUp(
      [slash('mine', { contexts: [0], integration_types: [0, 1] }), slash('theirs', { contexts: [0] })],
      ({ authorizingIntegrationOwners: { guildId, userId } }) => `${guildId} ${userId}`,
      { populate: populateElsewhere },
    )
    const elsewhere = playground.channel('elsewhere')
    const noor = playground.as('noor').in(elsewhere)

    const answer = await noor.command('mine')

    expect(await names(playground, 'noor', elsewhere)).toEqual(['mine'])
    expect([answer.text, answer.isPrivate]).toEqual([`null ${noor.id}`, false])
  })

  it('keeps such a follower quiet where external applications are not wanted', async () => {
    const { playground } = await setUp([slash('mine', { integration_types: [1] })], () => 'hush', {
      populate: populateElsewhere,
    })
    const channel = playground.channel('elsewhere')
    const guild = [...playground.world.guilds.keys()][1] ?? ''
    const deny = String(PermissionFlagsBits.UseExternalApps)
    await playground.act('world', {
      edit: { do: 'overwrite', channel, overwrite: { id: guild, type: 0, allow: '0', deny } },
    })

    const answer = await playground.as('noor').in(channel).command('mine')

    expect([answer.text, answer.isPrivate]).toEqual(['hush', true])
  })

  it('speaks the language of the person', async () => {
    const { playground } = await setUp(
      [
        slash('conv', {
          name_localizations: { 'zh-CN': '卷积' },
          description_localizations: { 'zh-CN': '卷积的输出尺寸' },
          options: [
            { type: 3, name: 'input', description: 'Input', name_localizations: { 'zh-CN': '输入' } },
          ],
        }),
      ],
      () => '',
    )
    const request = { person: playground.as('xiaoyu').id, channel: playground.channel('general') }

    const { commands } = await playground.act('commands', request)

    expect(commands).toMatchObject([
      {
        name: 'conv',
        name_localized: '卷积',
        description_localized: '卷积的输出尺寸',
        options: [{ name_localized: '输入', description_localized: 'Input' }],
      },
    ])
  })

  it('has commands for messages and for users', async () => {
    const playground = await playgroundForTest()
    const client = await logIn(playground, async (interaction) => {
      if (interaction.isMessageContextMenuCommand())
        await interaction.reply(interaction.targetMessage.content)
      if (interaction.isUserContextMenuCommand()) await interaction.reply(interaction.targetUser.username)
    })
    await register(client, { type: 3, name: 'Render formulas' }, { type: 2, name: 'Look up' })
    const ada = playground.as('ada')
    const message = await playground.as('noor').say('$x^2$')

    expect((await ada.menuCommand('Render formulas', message.id)).text).toBe('$x^2$')
    expect((await ada.menuCommand('Look up', playground.as('noor').id)).text).toBe('noor')
    expect(failuresOf(client)).toEqual([])
    expect(playground.recorder.misfits).toEqual([])
  })
})

describe('the registry', () => {
  it('tells localisations only to those who ask', async () => {
    const { client } = await setUp([slash('conv', { name_localizations: { 'zh-CN': '卷积' } })], () => '')
    const route = `/applications/${client.application.id}/commands` as const

    const [plain] = (await client.rest.get(route)) as object[]
    const query = new URLSearchParams({ with_localizations: 'true' })
    const [full] = (await client.rest.get(route, { query })) as object[]

    expect(plain).not.toHaveProperty('name_localizations')
    expect(full).toMatchObject({ name_localizations: { 'zh-CN': '卷积' }, description_localizations: null })
  })

  it('keeps the id of a command that stays', async () => {
    const { client } = await setUp([slash('stay'), slash('go')], () => '')
    const before = await client.application.commands.fetch()

    await register(client, slash('come'), slash('stay'))

    const after = await client.application.commands.fetch()
    const idOf = (commands: typeof after, name: string) =>
      commands.find((command) => command.name === name)?.id
    expect(after.map(({ name }) => name).sort()).toEqual(['come', 'stay'])
    expect(idOf(after, 'stay')).toBe(idOf(before, 'stay'))
  })

  it('creates, changes and deletes single commands, for everybody and for one server', async () => {
    const { playground, client } = await setUp([], () => '')
    const guild = client.guilds.cache.first()
    const created = await client.application.commands.create({ name: 'one', description: 'one' })
    const local = await guild?.commands.create({ name: 'two', description: 'two' })

    await created.edit({ description: 'changed' })
    await local?.delete()

    const all = await client.application.commands.fetch()
    expect(all.map(({ name, description }) => [name, description])).toEqual([['one', 'changed']])
    expect((await guild?.commands.fetch())?.size).toBe(0)
    expect(playground.recorder.misfits).toEqual([])
  })
})

describe('autocomplete', () => {
  const answer = { type: 3, name: 'question', description: 'q', autocomplete: true }
  const setUpSuggestions = async (
    respond: (interaction: AutocompleteInteraction) => Promise<unknown>,
    settings = {},
  ) => {
    const playground = await playgroundForTest(settings)
    const client = await logIn(playground, async (interaction) => {
      if (interaction.isAutocomplete()) await respond(interaction)
    })
    await register(client, slash('show', { options: [answer, { type: 3, name: 'other', description: 'o' }] }))

    return { playground, client, ada: playground.as('ada') }
  }

  it('brings the choices for what was typed so far', async () => {
    const { ada } = await setUpSuggestions((interaction) => {
      const { name, value } = interaction.options.getFocused(true)

      return interaction.respond([{ name: `${name} ${value}`, value }])
    })

    const choices = await ada.autocomplete('show', { other: 'x', question: 'ini' })

    expect(choices).toEqual([{ name: 'question ini', value: 'ini' }])
  })

  it('ends without an answer when the bot gives too many choices', async () => {
    const { client, ada } = await setUpSuggestions(
      (interaction) =>
        interaction.respond(Array.from({ length: 26 }, (_, n) => ({ name: `c${n}`, value: `${n}` }))),
      { interactionDeadlineMs: 300 },
    )

    await expect(ada.autocomplete('show', { question: '' })).rejects.toThrow('did not respond')

    expect(failuresOf(client)).toMatchObject([{ code: 50035 }])
  })

  it('is not offered for an option without it', async () => {
    const { ada } = await setUpSuggestions(async () => undefined)

    await expect(ada.autocomplete('show', { other: 'x' })).rejects.toThrow('no suggestions')
  })
})
