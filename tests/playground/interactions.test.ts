import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ComponentType,
  type DiscordAPIError,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js'
import { describe, expect, it } from 'vitest'
import { failuresOf, logIn, playgroundForTest, register, slash } from './bot.ts'

const button = (customId: string) =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    new ButtonBuilder().setCustomId(customId).setLabel('Press me').setStyle(ButtonStyle.Primary),
  )

/** A playground and a bot with one command, `/try`. */
async function setUp(onInteraction: (interaction: Interaction) => Promise<unknown>, options = {}) {
  const playground = await playgroundForTest(options)
  const client = await logIn(playground, onInteraction)

  await register(client, slash('try'))

  return { playground, client, ada: playground.as('ada') }
}

describe('an interaction', () => {
  it('is answered in public with a message everybody sees', async () => {
    const { playground, ada } = await setUp(async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply('Hello')
    })

    const answer = await ada.command('try')

    expect([answer.text, answer.isPrivate]).toEqual(['Hello', false])
    expect(await playground.as('noor').channelText()).toBe('Hello')
    expect(playground.recorder.misfits).toEqual([])
  })

  it('is answered in private with a message nobody else sees', async () => {
    const { playground, client, ada } = await setUp(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.reply({ content: 'Only you', flags: MessageFlags.Ephemeral })
      }
    })

    const answer = await ada.command('try')

    expect([answer.text, answer.isPrivate]).toEqual(['Only you', true])
    expect(await ada.channelText()).toBe('Only you')
    expect(await playground.as('noor').channelText()).toBe('')
    const listed = await client.rest.get(`/channels/${answer.message.channel_id}/messages`)
    expect(listed).toEqual([])
    const read = client.rest.get(`/channels/${answer.message.channel_id}/messages/${answer.message.id}`)
    await expect(read).rejects.toMatchObject({ code: 10008 })
  })

  it('shows “thinking” until a deferred reply is filled, and keeps its privacy', async () => {
    const { playground, ada } = await setUp(async (interaction) => {
      if (!interaction.isChatInputCommand()) return
      await interaction.deferReply({ flags: MessageFlags.Ephemeral })
      await interaction.editReply({
        content: 'Thought',
        files: [{ attachment: Buffer.from('x'), name: 'x.txt' }],
      })
    })
    const flags: number[] = []
    playground.world.changes.subscribe((change) => {
      if (change.type === 'messageCreated') flags.push(change.stored.message.flags ?? 0)
    })

    const answer = await ada.command('try')

    expect(flags).toEqual([MessageFlags.Ephemeral | MessageFlags.Loading])
    expect([answer.text, answer.isPrivate]).toEqual(['Thought\n[file: x.txt]', true])
    expect(answer.message.edited_timestamp).toBeNull()
    expect(playground.recorder.misfits).toEqual([])
  })

  it('fills a thinking reply with the first follow-up, and adds the second', async () => {
    const { ada } = await setUp(async (interaction) => {
      if (!interaction.isChatInputCommand()) return
      await interaction.deferReply()
      await interaction.followUp({ content: 'first', flags: MessageFlags.Ephemeral })
      await interaction.followUp({ content: 'second', flags: MessageFlags.Ephemeral })
    })

    const answer = await ada.command('try')

    expect([answer.text, answer.isPrivate]).toEqual(['first', false])
    await expect.poll(() => ada.channelText()).toBe('first\n\nsecond')
  })

  it('tells the bot which message it wrote when it asks', async () => {
    const seen: unknown[] = []
    const { ada } = await setUp(async (interaction) => {
      if (!interaction.isChatInputCommand()) return
      const response = await interaction.reply({ content: 'Hi', withResponse: true })
      seen.push(response.resource?.message?.content, response.interaction.responseMessageId)
    })

    const answer = await ada.command('try')

    await expect.poll(() => seen).toEqual(['Hi', answer.message.id])
  })

  it('is acknowledged once: the second answer is refused with 40060', async () => {
    const { playground, client, ada } = await setUp(async (interaction) => {
      if (!interaction.isChatInputCommand()) return
      const body = { type: 4, data: { content: 'once' } }
      const route = `/interactions/${interaction.id}/${interaction.token}/callback` as const
      await interaction.client.rest.post(route, { body, auth: false })
      await interaction.client.rest.post(route, { body, auth: false })
    })

    await ada.command('try')

    await expect.poll(() => failuresOf(client)).toMatchObject([{ code: 40060 }])
    expect(await playground.as('noor').channelText()).toBe('once')
  })

  it('is dead after its three seconds, here shortened', async () => {
    const late: unknown[] = []
    const { playground, ada } = await setUp(
      async (interaction) => {
        if (!interaction.isChatInputCommand()) return
        await new Promise((resolve) => setTimeout(resolve, 60))
        await interaction.reply('late').catch((error: unknown) => late.push(error))
      },
      { interactionDeadlineMs: 20 },
    )

    await expect(ada.command('try')).rejects.toThrow('did not respond')

    await expect.poll(() => late).toMatchObject([{ code: 10062 }])
    expect(await playground.as('ada').channelText()).toBe('')
  })

  it('is dead on arrival when the network held it up longer than that', async () => {
    const late: unknown[] = []
    const { ada } = await setUp(
      async (interaction) => {
        if (!interaction.isChatInputCommand()) return
        await interaction.reply('late').catch((error: unknown) => late.push(error))
      },
      { interactionDeadlineMs: 20 },
    )

    await expect(ada.command('try', {}, { delayMs: 30 })).rejects.toThrow('did not respond')

    await expect.poll(() => late).toMatchObject([{ code: 10062 }])
  })

  it('takes no edits once its token has expired', async () => {
    const { client, ada } = await setUp(
      async (interaction) => {
        if (!interaction.isChatInputCommand()) return
        await interaction.reply('now')
        await new Promise((resolve) => setTimeout(resolve, 80))
        await interaction.editReply('later')
      },
      { tokenLifetimeMs: 60 },
    )

    await ada.command('try')

    await expect.poll(() => failuresOf(client)).toMatchObject([{ code: 50027, status: 401 }])
  })

  it('reaches two processes on one shard; the second to answer gets 40060', async () => {
    const refusals: unknown[] = []
    const answer = async (interaction: Interaction) => {
      if (!interaction.isChatInputCommand()) return
      await interaction.reply('mine').catch((error: DiscordAPIError) => refusals.push(error.code))
    }
    const { playground, ada } = await setUp(answer)
    await logIn(playground, answer)

    await ada.command('try')

    await expect.poll(() => refusals).toEqual([40060])
  })

  it('arrives twice when the network has hiccups', async () => {
    const ids: string[] = []
    const { ada } = await setUp(async (interaction) => {
      if (!interaction.isChatInputCommand()) return
      ids.push(interaction.id)
      if (ids.length === 1) await interaction.reply('once')
    })

    const { interaction } = await ada.command('try', {}, { copies: 2 })

    await expect.poll(() => ids).toEqual([interaction.id, interaction.id])
  })
})

describe('a button', () => {
  it('changes the message under it with an update', async () => {
    const { playground, ada } = await setUp(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({ content: 'before', components: [button('a')] })
      if (interaction.isButton()) await interaction.update({ content: 'after', components: [] })
    })
    const { message } = await ada.command('try')

    const answer = await playground.as('noor').press(message, 'Press me')

    expect(answer.message).toMatchObject({ id: message.id, content: 'after', components: [] })
    expect(await ada.channelText()).toBe('after')
    expect(playground.recorder.misfits).toEqual([])
  })

  it('changes the message later after a deferred update, and answers its presser alone', async () => {
    const { playground, ada } = await setUp(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({ content: 'before', components: [button('a')] })
      if (!interaction.isButton()) return
      await interaction.deferUpdate()
      await interaction.editReply('edited')
      await interaction.followUp({ content: 'your verdict', flags: MessageFlags.Ephemeral })
    })
    const { message } = await ada.command('try')
    const noor = playground.as('noor')

    const answer = await noor.press(message, 'a')

    expect(answer.message).toMatchObject({ id: message.id, content: 'edited' })
    await expect.poll(() => noor.channelText()).toBe('edited\n[Press me]\n\nyour verdict')
    expect(await ada.channelText()).toBe('edited\n[Press me]')
    expect(playground.recorder.misfits).toEqual([])
  })

  it('cannot be pressed while it is disabled', async () => {
    const { ada } = await setUp(async (interaction) => {
      const row = button('a')
      row.components[0]?.setDisabled(true)
      if (interaction.isChatInputCommand()) await interaction.reply({ content: 'closed', components: [row] })
    })
    const { message } = await ada.command('try')

    await expect(ada.press(message, 'a')).rejects.toThrow('disabled')
  })

  it('cannot be pressed by somebody who does not see its message', async () => {
    const { playground, ada } = await setUp(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.reply({ content: 'x', components: [button('a')], flags: MessageFlags.Ephemeral })
      }
    })
    const { message } = await ada.command('try')

    await expect(playground.as('noor').press(message, 'a')).rejects.toThrow('cannot see')
  })

  it('names the message its answer replies to', async () => {
    const { playground, ada } = await setUp(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({ content: 'x', components: [button('a')] })
      if (interaction.isButton()) await interaction.reply('pressed')
    })
    const { message } = await ada.command('try')

    const answer = await ada.press(message, 'a')

    expect(answer.message.message_reference).toMatchObject({ message_id: message.id })
    expect(answer.message.interaction_metadata).toMatchObject({ type: 3, interacted_message_id: message.id })
    expect(playground.recorder.misfits).toEqual([])
  })
})

describe('a select', () => {
  const menu = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
    new StringSelectMenuBuilder()
      .setCustomId('pick')
      .setMinValues(1)
      .setMaxValues(2)
      .addOptions(['a', 'b', 'c'].map((value) => ({ label: value.toUpperCase(), value }))),
  )
  const choose = async (interaction: Interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply({ content: 'Pick', components: [menu] })
    if (interaction.isStringSelectMenu()) await interaction.reply(interaction.values.join('+'))
  }

  it('hands over what was chosen', async () => {
    const { ada } = await setUp(choose)
    const { message } = await ada.command('try')

    const answer = await ada.select(message, 'pick', ['c', 'a'])

    expect(answer.text).toBe('c+a')
  })

  it.each([
    { what: 'nothing', values: [], words: 'at least 1' },
    { what: 'too much', values: ['a', 'b', 'c'], words: 'at most 2' },
    { what: 'something strange', values: ['z'], words: 'not on offer' },
    { what: 'the same twice', values: ['a', 'a'], words: 'twice' },
  ])('refuses $what', async ({ values, words }) => {
    const { ada } = await setUp(choose)
    const { message } = await ada.command('try')

    await expect(ada.select(message, 'pick', values)).rejects.toThrow(words)
  })
})

describe('a form', () => {
  const form = new ModalBuilder()
    .setCustomId('answer')
    .setTitle('Answer')
    .addLabelComponents(
      new LabelBuilder()
        .setLabel('Your answer')
        .setTextInputComponent(
          new TextInputBuilder().setCustomId('text').setStyle(TextInputStyle.Short).setMaxLength(20),
        ),
      new LabelBuilder()
        .setLabel('Remark')
        .setTextInputComponent(
          new TextInputBuilder().setCustomId('remark').setStyle(TextInputStyle.Paragraph).setRequired(false),
        ),
    )
  const ask = async (interaction: Interaction) => {
    if (interaction.isChatInputCommand()) await interaction.showModal(form)
    if (interaction.isModalSubmit()) {
      const { fields } = interaction
      await interaction.reply(`${fields.getTextInputValue('text')}|${fields.getTextInputValue('remark')}`)
    }
  }

  it('opens, is filled in and sent', async () => {
    const { playground, ada } = await setUp(ask)
    const opened = await ada.command('try')

    const answer = await ada.submit(opened.form, { text: '112' })

    expect(answer.text).toBe('112|')
    expect(answer.message.interaction_metadata).toMatchObject({
      type: 5,
      triggering_interaction_metadata: { id: opened.interaction.id, type: 2 },
    })
    expect(playground.recorder.misfits).toEqual([])
  })

  it.each([
    { what: 'a required part is missing', values: {}, words: '“Your answer” is required' },
    { what: 'a text is too long', values: { text: 'x'.repeat(21) }, words: 'at most 20' },
    { what: 'a part is unknown', values: { text: '1', other: '2' }, words: 'no such part' },
  ])('is not sent when $what', async ({ values, words }) => {
    const { ada } = await setUp(ask)
    const { form: opened } = await ada.command('try')

    await expect(ada.submit(opened, values)).rejects.toThrow(words)
  })

  it('is sent once', async () => {
    const { ada } = await setUp(ask)
    const { form: opened } = await ada.command('try')
    await ada.submit(opened, { text: '1' })

    await expect(ada.submit(opened, { text: '2' })).rejects.toThrow('no such form')
  })

  it('may not answer a form', async () => {
    const { client, ada } = await setUp(async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.showModal(form)
      if (interaction.isModalSubmit()) {
        const route = `/interactions/${interaction.id}/${interaction.token}/callback` as const
        await interaction.client.rest
          .post(route, { body: { type: 9, data: form.toJSON() }, auth: false })
          .catch((error: unknown) => interaction.reply(String((error as DiscordAPIError).message)))
      }
    })
    const { form: opened } = await ada.command('try')

    const answer = await ada.submit(opened, { text: '1' })

    expect(answer.text).toContain('type[BASE_TYPE_CHOICES]: Value must be one of {4, 5}.')
    expect(failuresOf(client)).toEqual([])
  })

  it('takes every kind of part', async () => {
    const parts = [
      { type: ComponentType.StringSelect, custom_id: 's', options: [{ label: 'A', value: 'a' }] },
      { type: ComponentType.UserSelect, custom_id: 'u' },
      {
        type: 21,
        custom_id: 'r',
        options: [
          { label: 'A', value: 'a' },
          { label: 'B', value: 'b' },
        ],
      },
      {
        type: 22,
        custom_id: 'c',
        max_values: 2,
        options: [
          { label: 'A', value: 'a' },
          { label: 'B', value: 'b' },
        ],
      },
      { type: 19, custom_id: 'f' },
    ]
    const components = parts.map((component, position) => ({
      type: 18,
      label: `Part ${position}`,
      component,
    }))
    const { playground, ada } = await setUp(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        const route = `/interactions/${interaction.id}/${interaction.token}/callback` as const
        const body = { type: 9, data: { custom_id: 'all', title: 'All', components } }
        await interaction.client.rest.post(route, { body, auth: false })
      }
      if (!interaction.isModalSubmit()) return
      const { fields } = interaction
      const chosen = [
        fields.getStringSelectValues('s').join(),
        fields
          .getSelectedUsers('u')
          ?.map(({ username }) => username)
          .join(),
        fields.getRadioGroup('r'),
        fields.getCheckboxGroup('c').join(),
        fields
          .getUploadedFiles('f')
          ?.map(({ name, size }) => `${name}:${size}`)
          .join(),
      ]
      await interaction.reply(chosen.join(' '))
    })
    const { form: opened } = await ada.command('try')
    const file = { name: 'notes.md', data: Buffer.from('# Notes').toString('base64') }

    const answer = await ada.submit(opened, {
      s: ['a'],
      u: [playground.as('noor').id],
      r: 'b',
      c: ['a', 'b'],
      f: [file],
    })

    expect(answer.text).toBe('a noor b a,b notes.md:7')
    expect(playground.recorder.misfits).toEqual([])
  })
})
