import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  Client,
  Events,
  GatewayIntentBits,
  type Interaction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js'
import type { RunningPlayground } from '../../../src/playground/server.ts'
import { practiceCommands } from './practice-commands.ts'
import { embed, form, layout, markdown, selects } from './practice-messages.ts'

export interface PracticeBot {
  readonly client: Client<true>
  /** What Discord refused. */
  readonly failures: readonly unknown[]
  /** Lets `/think` go on. */
  finishThinking(): void
  close(): Promise<void>
}

const topics = ['Batch normalisation', 'Backpropagation', 'Dropout', 'Weight decay']

/** A bot on the real discord.js whose answers tell what it was sent. */
export async function startPracticeBot({ apiUrl, cdnUrl, token }: RunningPlayground): Promise<PracticeBot> {
  const thought = Promise.withResolvers<void>()
  const failures: unknown[] = []
  const ready = Promise.withResolvers<Client<true>>()
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    rest: { api: apiUrl, cdn: cdnUrl },
  })

  client.once(Events.ClientReady, ready.resolve)
  client.on(Events.InteractionCreate, (interaction) => {
    answer(interaction, thought.promise).catch((error: unknown) => failures.push(error))
  })
  await client.login(token)

  const logged = await ready.promise

  await logged.rest.put(`/applications/${logged.application.id}/commands`, { body: practiceCommands })

  return { client: logged, failures, finishThinking: thought.resolve, close: () => client.destroy() }
}

async function answer(interaction: Interaction, thought: Promise<void>): Promise<void> {
  if (interaction.isAutocomplete()) await complete(interaction)
  else if (interaction.isChatInputCommand()) await answerCommand(interaction, thought)
  else if (interaction.isButton()) await answerPress(interaction)
  else if (interaction.isModalSubmit()) await answerForm(interaction)
  else if (interaction.isAnySelectMenu()) {
    await interaction.reply(`${interaction.customId} = ${interaction.values.join(', ')}`)
  } else if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply({
      content: `${interaction.targetMessage.content.length} letters`,
      flags: MessageFlags.Ephemeral,
    })
  } else if (interaction.isUserContextMenuCommand()) {
    await interaction.reply(`Hello ${interaction.targetUser.displayName}`)
  }
}

async function complete(interaction: AutocompleteInteraction): Promise<void> {
  const typed = interaction.options.getFocused().toLowerCase()

  await interaction.respond(
    topics
      .filter((topic) => topic.toLowerCase().includes(typed))
      .map((topic) => ({ name: topic, value: topic.slice(0, 4) })),
  )
}

async function answerCommand(interaction: ChatInputCommandInteraction, thought: Promise<void>) {
  switch (interaction.commandName) {
    case 'show':
      return show(interaction)
    case 'form':
      return interaction.showModal(form)
    case 'think':
      await interaction.deferReply()
      await thought
      return interaction.editReply('Thought it through')
    case 'ignore':
      return undefined
    case 'give':
      return interaction.reply(
        `${interaction.options.getAttachment('file', true).name} for <@${interaction.options.getUser('person', true).id}>`,
      )
    default:
      return interaction.reply(`\`${JSON.stringify(optionsOf(interaction))}\``)
  }
}

function show(interaction: ChatInputCommandInteraction) {
  switch (interaction.options.getSubcommand()) {
    case 'layout':
      return interaction.reply(layout)
    case 'embed':
      return interaction.reply(embed)
    case 'selects':
      return interaction.reply(selects)
    case 'markdown':
      return interaction.reply(markdown(Date.now(), interaction.user.id, interaction.channelId))
    default:
      return interaction.reply({ content: 'Just between us', flags: MessageFlags.Ephemeral })
  }
}

function optionsOf({ options }: ChatInputCommandInteraction): Record<string, unknown> {
  return Object.fromEntries(
    (options.data[0]?.options ?? options.data).map(({ name, value }) => [name, value]),
  )
}

/** `count:3` becomes `count:4` in place; everything else gets no answer at all. */
async function answerPress(interaction: ButtonInteraction): Promise<void> {
  const [kind, count] = interaction.customId.split(':')

  if (kind !== 'count') return

  await interaction.update({
    components: [
      { type: 10, content: `Counted to **${Number(count) + 1}**` },
      {
        type: 1,
        components: [{ type: 2, style: 1, custom_id: `count:${Number(count) + 1}`, label: 'Count' }],
      },
    ],
    files: [],
    attachments: [],
  })
}

async function answerForm(interaction: ModalSubmitInteraction): Promise<void> {
  const { fields } = interaction
  const notes = fields.getUploadedFiles('notes')?.map(({ name }) => name) ?? []
  const values = {
    goal: fields.getTextInputValue('goal'),
    level: fields.getRadioGroup('level'),
    days: fields.getCheckboxGroup('days'),
    notes,
  }

  await interaction.reply({ content: `\`${JSON.stringify(values)}\``, flags: MessageFlags.Ephemeral })
}
