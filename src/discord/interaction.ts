import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
  type REST,
  type StringSelectMenuInteraction,
} from 'discord.js'
import type { Action, Context, MessageCommand, Reply, SlashCommand } from '../command.ts'
import { UserError } from '../errors.ts'
import type { Logger } from '../log.ts'
import { parseCustomId } from '../message.ts'
import { readOptions } from '../options.ts'
import type { Registry } from '../registry.ts'
import { menuTitle } from './command-json.ts'
import {
  type Answerable,
  type AnyInteraction,
  complete,
  contextOf,
  nameOf,
  type Surroundings,
  shownName,
  textOf,
} from './context.ts'
import { type Plan, respond } from './respond.ts'
import { InteractionGone, Responder } from './responder.ts'
import type { RoleBook } from './role-book.ts'
import { uploadOf } from './upload.ts'

export interface Dispatch {
  readonly registry: Registry
  readonly surroundings: Surroundings
  readonly roles: RoleBook
  readonly rest: REST
  readonly log: Logger
  readonly now: () => number
}

/** Answers one interaction; never rejects. */
export async function answerInteraction(dispatch: Dispatch, interaction: Interaction): Promise<void> {
  const known =
    interaction.isAutocomplete() ||
    interaction.isChatInputCommand() ||
    interaction.isMessageContextMenuCommand() ||
    interaction.isButton() ||
    interaction.isStringSelectMenu() ||
    interaction.isModalSubmit()

  if (!known) return dispatch.log.warn({ type: interaction.type }, 'interaction of an unknown type')

  const { id, guildId } = interaction
  const log = dispatch.log.child({ interaction: id, server: guildId, name: nameOf(interaction) })

  try {
    await answerKnown({ ...dispatch, log }, interaction)
  } catch (err) {
    // Too late is Discord's word on time, not a fault: what was recorded stays recorded.
    if (err instanceof InteractionGone)
      log.info({ ageMs: Date.now() - interaction.createdTimestamp }, 'interaction gone')
    else log.error({ err }, 'interaction could not be answered')
  }
}

function answerKnown(dispatch: Dispatch, interaction: AnyInteraction): Promise<void> {
  if (interaction.isAutocomplete()) return suggest(dispatch, interaction)
  if (interaction.isChatInputCommand()) return runCommand(dispatch, interaction)
  if (interaction.isMessageContextMenuCommand()) return runOnMessage(dispatch, interaction)
  if (interaction.isButton() || interaction.isStringSelectMenu()) return press(dispatch, interaction)

  return submit(dispatch, interaction)
}

function runCommand(dispatch: Dispatch, interaction: ChatInputCommandInteraction): Promise<void> {
  const { command, action } = findAction(dispatch.registry, interaction)

  return run(dispatch, interaction, action, action?.private ?? false, async (context) => {
    // Discord may hold a command of another version for some minutes.
    if (!command || !action) throw new UserError('command.unknown', { command: nameOf(interaction) })
    requirePlace(command, context)
    requireAccess(action, context)

    return action.run(
      context,
      readOptions(action.options ?? {}, givenOptions(interaction, dispatch.rest)) as never,
    )
  })
}

function runOnMessage(dispatch: Dispatch, interaction: MessageContextMenuCommandInteraction): Promise<void> {
  const command = findMessageCommand(dispatch.registry, interaction.commandName)
  const action = command?.action

  return run(dispatch, interaction, action, action?.private ?? false, async (context) => {
    if (!command) throw new UserError('command.unknown', { command: nameOf(interaction) })
    requirePlace(command, context)
    requireAccess(command, context)

    const { targetMessage } = interaction

    return command.action.run(context, { id: targetMessage.id, text: textOf(targetMessage) })
  })
}

function press(
  dispatch: Dispatch,
  interaction: ButtonInteraction | StringSelectMenuInteraction,
): Promise<void> {
  const id = parseCustomId(interaction.customId)
  const found = id && dispatch.registry.presses.get(id.kind)
  const known = found?.press.version === id?.version ? found?.press : undefined
  const values = interaction.isButton() ? [] : interaction.values

  return run(dispatch, interaction, known, known?.private ?? true, async (context) => {
    if (!known || !id) throw outdated(found?.command)
    requireAccess(known, context)

    return known.run(context, id.args, values)
  })
}

function submit(dispatch: Dispatch, interaction: ModalSubmitInteraction): Promise<void> {
  const id = parseCustomId(interaction.customId)
  const found = id && dispatch.registry.forms.get(id.kind)
  const known = found?.form.version === id?.version ? found?.form : undefined
  const fields = Object.fromEntries(
    interaction.fields.fields.map((field) => [
      field.customId,
      'value' in field ? String(field.value ?? '') : '',
    ]),
  )

  return run(dispatch, interaction, known, known?.private ?? true, async (context) => {
    if (!known || !id) throw outdated(found?.command)
    requireAccess(known, context)

    return known.run(context, id.args, fields)
  })
}

function run(
  dispatch: Dispatch,
  interaction: Answerable,
  plan: Omit<Plan, 'private'> | undefined,
  isPrivate: boolean,
  work: (context: Context) => Promise<Reply>,
): Promise<void> {
  const context = contextOf(dispatch.surroundings, interaction, dispatch.now())

  return respond(
    responderFor(dispatch, interaction),
    { ...plan, private: isPrivate },
    context,
    dispatch.log,
    { complete: (bare) => complete(bare, dispatch.roles, dispatch.log), run: work },
  )
}

async function suggest(dispatch: Dispatch, interaction: AutocompleteInteraction): Promise<void> {
  const { action } = findAction(dispatch.registry, interaction)
  const context = await complete(
    contextOf(dispatch.surroundings, interaction, dispatch.now()),
    dispatch.roles,
    dispatch.log,
  )
  const { name, value } = interaction.options.getFocused(true)

  const mayAsk = action?.access !== 'manager' || context.member.isManager
  const found =
    (mayAsk && (await action?.suggest?.(context, name, value, givenOptions(interaction, dispatch.rest)))) ||
    []

  await responderFor(dispatch, interaction).suggest(
    found.slice(0, 25).map((item) => ({ name: item.name.slice(0, 100), value: item.value.slice(0, 100) })),
  )
}

function findAction(
  registry: Registry,
  interaction: ChatInputCommandInteraction | AutocompleteInteraction,
): { command: SlashCommand | undefined; action: Action | undefined } {
  const found = registry.commands.get(interaction.commandName)
  const command = found?.kind === 'message' ? undefined : found
  const subcommand = interaction.options.getSubcommand(false)

  return { command, action: subcommand ? command?.subcommands?.[subcommand] : command?.action }
}

function findMessageCommand({ commands }: Registry, shownName: string): MessageCommand | undefined {
  for (const command of commands.values())
    if (command.kind === 'message' && menuTitle(command) === shownName) return command

  return undefined
}

function givenOptions(interaction: ChatInputCommandInteraction | AutocompleteInteraction, { options }: REST) {
  const data = interaction.options.data
  const given = data[0]?.options ?? data

  return Object.fromEntries(given.map((option) => [option.name, valueGiven(option, options.cdn)]))
}

function valueGiven({ type, value, attachment, user, member }: CommandInteractionOption, cdnUrl: string) {
  // The library looks every value up among the attachments, `constructor` too.
  if (attachment && type === ApplicationCommandOptionType.Attachment) return uploadOf(attachment, cdnUrl)
  if (user && type === ApplicationCommandOptionType.User) {
    return { id: user.id, name: shownName(user, member), isBot: user.bot }
  }

  return value
}

function requireAccess({ access }: { readonly access?: 'manager' }, { member }: Context): void {
  if (access === 'manager' && !member.isManager) throw new UserError('access.managerOnly')
}

function requirePlace({ place }: { readonly place: 'server' | 'anywhere' }, { serverId }: Context): void {
  if (place === 'server' && serverId === undefined) throw new UserError('access.serverOnly')
}

function outdated(command = 'help'): UserError {
  return new UserError('press.outdated', { command: `\`/${command}\`` })
}

function responderFor(dispatch: Dispatch, interaction: AnyInteraction): Responder {
  return new Responder(dispatch.rest, interaction.applicationId, interaction)
}
