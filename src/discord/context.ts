import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type CommandInteractionOption,
  ComponentType,
  type Message,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
  type StringSelectMenuInteraction,
  type User,
} from 'discord.js'
import type { Context, Pressed } from '../command.ts'
import { languageOf, translator } from '../i18n/catalog.ts'
import type { Logger } from '../log.ts'
import type { Look } from '../render/renderer.ts'
import type { Server } from '../store/server-settings.ts'
import type { RoleBook } from './role-book.ts'

/** What every command gets besides the facts of its interaction. */
export type Surroundings = Pick<
  Context,
  'store' | 'banks' | 'intake' | 'render' | 'members' | 'compute' | 'delivery' | 'status'
>

/** A context before the store was asked what belongs to its server and member. */
export type BareContext = Omit<Context, 'bank'>

export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | StringSelectMenuInteraction
  | ModalSubmitInteraction
export type AnyInteraction = Answerable | AutocompleteInteraction

/** Reads from the interaction alone, never from a cache: the same code runs where no cache is. */
export function contextOf(surroundings: Surroundings, interaction: AnyInteraction, now: number): BareContext {
  const language = languageOf(interaction.locale) ?? 'en'
  const { member, user } = interaction

  return {
    ...surroundings,
    t: translator(language),
    language,
    look: { theme: 'dark', language, by: user.id },
    member: {
      id: user.id,
      name: shownName(user, member),
      isManager: interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild) ?? false,
      roles: rolesOf(member),
    },
    serverId: interaction.guildId ?? undefined,
    channelId: interaction.channelId ?? '',
    pressed: interaction.isMessageComponent() ? pressedOf(interaction.message) : undefined,
    interactionId: interaction.id,
    now,
    progress: () => undefined,
  }
}

/** What a person is called in a server. */
export function shownName(
  user: Pick<User, 'globalName' | 'username'>,
  member: AnyInteraction['member'] | CommandInteractionOption['member'],
): string {
  const nickname = member && ('nickname' in member ? member.nickname : member.nick)

  return nickname ?? user.globalName ?? user.username
}

/** As this very interaction tells them; everyone's own role, whose id is the server's, is not among them. */
function rolesOf(member: AnyInteraction['member']): string[] {
  if (!member) return []

  const { roles } = member

  return Array.isArray(roles) ? roles : [...roles.cache.keys()].filter((id) => id !== roles.guild.id)
}

/**
 * The context with what the store knows: the questions of its server, the language and theme its member chose, and whether
 * the server's manager role makes them a manager.
 */
export async function complete(bare: BareContext, book: RoleBook, log: Logger): Promise<Context> {
  const server = readServer(bare, log)
  const [bank, look, isManager] = await Promise.all([
    ownBank(bare, log),
    chosenLook(bare, server, log),
    holdsManagerRole(bare, server),
    noteRoles(bare, server, book),
  ])

  const { language } = look

  return {
    ...bare,
    bank,
    look,
    language,
    t: translator(language),
    member: { ...bare.member, isManager: bare.member.isManager || isManager },
  }
}

/** A store that does not answer costs the server's settings, not the command: many need nothing else of it. */
async function readServer({ store, serverId }: BareContext, log: Logger): Promise<Server | undefined> {
  try {
    return serverId === undefined ? undefined : await store.server(serverId)
  } catch (err) {
    log.warn({ err }, 'settings of the server not read')
    return undefined
  }
}

async function holdsManagerRole(
  { member }: BareContext,
  server: Promise<Server | undefined>,
): Promise<boolean> {
  const { managerRoleId = null } = (await server) ?? {}

  return managerRoleId !== null && member.roles.includes(managerRoleId)
}

/** Before the command runs: a board must have whoever asks for it. */
async function noteRoles(
  { member }: BareContext,
  known: Promise<Server | undefined>,
  book: RoleBook,
): Promise<void> {
  const server = await known

  if (server) await book.note(server, member.id, member.roles)
}

/** A store that does not answer costs a server its own questions, not the command. */
async function ownBank({ banks, serverId }: BareContext, log: Logger): Promise<Context['bank']> {
  try {
    return await banks.of(serverId)
  } catch (err) {
    log.warn({ err }, 'bank of the server not read')
    return banks.of(undefined)
  }
}

/** As above: it costs what was chosen. */
async function chosenLook(
  { store, member, look }: BareContext,
  server: Promise<Server | undefined>,
  log: Logger,
): Promise<Look> {
  try {
    const own = await store.memberSettings(member.id)

    return {
      ...look,
      theme: own.theme ?? (await server)?.theme ?? look.theme,
      language: own.language ?? look.language,
    }
  } catch (err) {
    log.warn({ err }, 'settings not read')
    return look
  }
}

/** What an interaction is about, for the log: never what somebody answered. */
export function nameOf(interaction: AnyInteraction): string {
  if (interaction.isMessageComponent() || interaction.isModalSubmit())
    return interaction.customId.split(':')[0] ?? ''

  if (interaction.isMessageContextMenuCommand()) return interaction.commandName

  return `/${interaction.commandName} ${interaction.options.getSubcommand(false) ?? ''}`.trim()
}

/** What a message says to its reader: its content, and the texts that Components V2 have in its place. */
export function textOf(message: Message): string {
  const texts = message.components.map((part) =>
    part.type === ComponentType.TextDisplay ? part.content : '',
  )

  return [message.content, ...texts].filter(Boolean).join('\n\n')
}

function pressedOf(message: Message): Pressed {
  const askedBy = message.interactionMetadata?.user.id

  return { alts: altsOf(message), ...(askedBy !== undefined && { askedBy }) }
}

function altsOf(message: Message): string[] {
  return message.components.flatMap((part) =>
    part.type === ComponentType.MediaGallery ? part.items.map(({ description }) => description ?? '') : [],
  )
}
