import { randomUUID } from 'node:crypto'
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
  type REST,
} from 'discord.js'
import type { Action, Context, Reply } from '../command.ts'
import { UserError } from '../errors.ts'
import { format, languageOf, translator } from '../i18n/catalog.ts'
import type { Logger } from '../log.ts'
import { type CustomId, parseCustomId } from '../message.ts'
import { readOptions } from '../options.ts'
import type { Registry } from '../registry.ts'
import { InteractionGone, Responder } from './responder.ts'

/** What every command gets besides the facts of its interaction. */
export type Surroundings = Pick<Context, 'store' | 'bank' | 'render' | 'compute' | 'delivery' | 'status'>

export interface Dispatch {
  readonly registry: Registry
  readonly surroundings: Surroundings
  readonly rest: REST
  readonly log: Logger
  readonly now: () => number
}

type Answerable = ChatInputCommandInteraction | ButtonInteraction | ModalSubmitInteraction

/** A reply that took longer than this is deferred, well before Discord's three seconds. */
const patienceMs = 700

/** Answers one interaction; never rejects. */
export async function answerInteraction(dispatch: Dispatch, interaction: Interaction): Promise<void> {
  const { log } = dispatch
  const about = { interaction: interaction.id, server: interaction.guildId, name: nameOf(interaction) }

  try {
    if (interaction.isAutocomplete()) await suggest(dispatch, interaction)
    else if (interaction.isChatInputCommand()) await runCommand(dispatch, interaction)
    else if (interaction.isButton()) await press(dispatch, interaction)
    else if (interaction.isModalSubmit()) await submit(dispatch, interaction)
    else log.warn({ ...about, type: interaction.type }, 'interaction of an unknown type')
  } catch (err) {
    // Too late is Discord's word on time, not a fault: what was recorded stays recorded.
    if (err instanceof InteractionGone)
      log.info({ ...about, ageMs: dispatch.now() - interaction.createdTimestamp }, 'interaction too old')
    else log.error({ ...about, err }, 'interaction could not be answered')
  }
}

async function runCommand(dispatch: Dispatch, interaction: ChatInputCommandInteraction): Promise<void> {
  const { action, place } = findAction(dispatch.registry, interaction)

  await respond(dispatch, interaction, { ...action, private: action.private ?? false }, async (context) => {
    requirePlace(place, context)
    requireAccess(action.access, context)

    return action.run(context, readOptions(action.options ?? {}, givenOptions(interaction)) as never)
  })
}

async function press(dispatch: Dispatch, interaction: ButtonInteraction): Promise<void> {
  const id = parseCustomId(interaction.customId)
  const found = id && dispatch.registry.presses.get(id.kind)
  const known = found?.press.version === id?.version ? found : undefined

  await respond(
    dispatch,
    interaction,
    { ...known?.press, private: known?.press.private ?? true },
    (context) => {
      if (!known || !id) throw outdated(id, found?.command)
      requireAccess(known.press.access, context)

      return known.press.run(context, id.args)
    },
  )
}

async function submit(dispatch: Dispatch, interaction: ModalSubmitInteraction): Promise<void> {
  const id = parseCustomId(interaction.customId)
  const found = id && dispatch.registry.forms.get(id.kind)
  const known = found?.form.version === id?.version ? found : undefined
  const fields = Object.fromEntries(
    interaction.fields.fields.map((field) => [
      field.customId,
      'value' in field ? String(field.value ?? '') : '',
    ]),
  )

  await respond(
    dispatch,
    interaction,
    { ...known?.form, private: known?.form.private ?? true },
    (context) => {
      if (!known || !id) throw outdated(id, found?.command)

      return known.form.run(context, id.args, fields)
    },
  )
}

async function suggest(dispatch: Dispatch, interaction: AutocompleteInteraction): Promise<void> {
  const { action } = findAction(dispatch.registry, interaction)
  const responder = responderFor(dispatch, interaction)
  const focused = interaction.options.getFocused(true)
  const others = givenOptions(interaction)

  const found =
    (await action.suggest?.(contextOf(dispatch, interaction), focused.name, focused.value, others)) ?? []

  await responder.suggest(
    found.slice(0, 25).map(({ name, value }) => ({ name: name.slice(0, 100), value: value.slice(0, 100) })),
  )
}

interface Plan {
  readonly private: boolean
  readonly defer?: true
  readonly update?: true
}

/** Runs and answers, deferring in time; a person's mistake and a fault of ours are both told privately. */
async function respond(
  dispatch: Dispatch,
  interaction: Answerable,
  plan: Plan,
  run: (context: Context) => Promise<Reply> | Reply,
): Promise<void> {
  const responder = responderFor(dispatch, interaction)
  const context = contextOf(dispatch, interaction)
  const defer = () => (plan.update ? responder.deferUpdate() : responder.defer(plan.private))
  let deferral: Promise<void> | undefined = plan.defer && defer()
  const timer = setTimeout(() => {
    deferral ??= defer()
    // Awaited below; until then a failure must not count as unhandled.
    deferral.catch(() => undefined)
  }, patienceMs)

  try {
    deferral?.catch(() => undefined)
    const reply = await Promise.resolve(context).then(run)
    clearTimeout(timer)
    await deferral

    if (reply.form) await responder.open(reply.form)
    else if (plan.update) await responder.update(reply)
    else await responder.reply(reply, reply.private ?? plan.private)
  } catch (error) {
    clearTimeout(timer)
    if (error instanceof InteractionGone) throw error
    await deferral
    await responder.tellPrivately({ text: explain(dispatch.log, interaction, context, error) })
  }
}

/** What the person reads: their mistake with its fix, or a reference to our fault. */
function explain(log: Logger, interaction: Interaction, context: Context, error: unknown): string {
  const about = { interaction: interaction.id, server: interaction.guildId, name: nameOf(interaction) }

  if (error instanceof UserError) {
    log.debug({ ...about, key: error.key }, 'refused')
    return format(context.language, error.key, error.values)
  }

  const reference = randomUUID().slice(0, 8)
  log.error({ ...about, reference, err: error }, 'command failed')

  return context.t('internal.unexpected', { reference })
}

function contextOf(dispatch: Dispatch, interaction: Answerable | AutocompleteInteraction): Context {
  const language = languageOf(interaction.locale) ?? 'en'
  const { member, user } = interaction
  const nickname = member && ('nickname' in member ? member.nickname : member.nick)

  return {
    ...dispatch.surroundings,
    t: translator(language),
    language,
    look: { theme: 'dark', language },
    member: {
      id: user.id,
      name: nickname ?? user.globalName ?? user.username,
      isManager: interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
    },
    serverId: interaction.guildId ?? undefined,
    channelId: interaction.channelId ?? '',
    interactionId: interaction.id,
    now: dispatch.now(),
  }
}

function findAction(
  registry: Registry,
  interaction: ChatInputCommandInteraction | AutocompleteInteraction,
): { action: Action; place: 'server' | 'anywhere' } {
  const command = registry.commands.get(interaction.commandName)
  const subcommand = interaction.options.getSubcommand(false)
  const action = subcommand ? command?.subcommands?.[subcommand] : command?.action

  // Discord may still hold a command of an older version for some minutes.
  if (!command || !action) throw new Error(`no command /${interaction.commandName} ${subcommand ?? ''}`)

  return { action, place: command.place }
}

function givenOptions(interaction: ChatInputCommandInteraction | AutocompleteInteraction) {
  const data = interaction.options.data
  const options = data[0]?.options ?? data

  return Object.fromEntries(options.map(({ name, value }) => [name, value]))
}

function requirePlace(place: 'server' | 'anywhere', context: Context): void {
  if (place === 'server' && context.serverId === undefined) throw new UserError('access.serverOnly')
}

function requireAccess(access: 'manager' | undefined, context: Context): void {
  if (access === 'manager' && !context.member.isManager) throw new UserError('access.managerOnly')
}

function outdated(id: CustomId | undefined, command: string | undefined): UserError {
  return new UserError('press.outdated', { command: command ? `/${command}` : `/help (${id?.kind ?? '?'})` })
}

function responderFor(dispatch: Dispatch, interaction: Answerable | AutocompleteInteraction): Responder {
  return new Responder(dispatch.rest, interaction.applicationId, interaction)
}

function nameOf(interaction: Interaction): string {
  if (interaction.isButton() || interaction.isModalSubmit()) return interaction.customId.split(':')[0] ?? ''
  if (interaction.isCommand() || interaction.isAutocomplete()) return `/${interaction.commandName}`

  return String(interaction.type)
}
