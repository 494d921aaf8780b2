import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js'
import type { Action, Command, MessageCommand, Option, SlashCommand } from '../command.ts'
import { type Language, lookUp } from '../i18n/catalog.ts'

const optionTypes = {
  string: ApplicationCommandOptionType.String,
  integer: ApplicationCommandOptionType.Integer,
  number: ApplicationCommandOptionType.Number,
  boolean: ApplicationCommandOptionType.Boolean,
  channel: ApplicationCommandOptionType.Channel,
  role: ApplicationCommandOptionType.Role,
  user: ApplicationCommandOptionType.User,
  attachment: ApplicationCommandOptionType.Attachment,
} as const

export type CommandJson =
  | RESTPostAPIChatInputApplicationCommandsJSONBody
  | RESTPostAPIContextMenuApplicationCommandsJSONBody

/** What Discord is told about a command: its options, and its texts in every language. */
export function commandJson(command: Command): CommandJson {
  const body = command.kind === 'message' ? menuJson(command) : slashJson(command)

  return { ...body, ...reachOf(command) }
}

/** The title of an entry in the menu of messages, by which Discord names it in an interaction too. */
export function menuTitle(command: MessageCommand): string {
  return title(command, 'en')
}

function menuJson(command: MessageCommand): RESTPostAPIContextMenuApplicationCommandsJSONBody {
  return {
    type: ApplicationCommandType.Message,
    name: menuTitle(command),
    name_localizations: { 'zh-CN': title(command, 'zh-CN') },
  }
}

function title({ name }: MessageCommand, language: Language): string {
  const found = lookUp(language, `command.${name}.name`)
  if (found === undefined) throw new Error(`no text command.${name}.name in ${language}`)

  return found
}

function slashJson(command: SlashCommand): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const key = `command.${command.name}`

  return {
    type: ApplicationCommandType.ChatInput,
    ...texts(command.name, [key]),
    options: command.subcommands
      ? Object.entries(command.subcommands).map(([name, action]) => ({
          type: ApplicationCommandOptionType.Subcommand as const,
          ...texts(name, [`${key}.${name}`]),
          options: optionsJson(action, `${key}.${name}`),
        }))
      : optionsJson(command.action, key),
  }
}

/** Where a command is offered, and to whom. */
function reachOf(command: Command) {
  const anywhere = command.place === 'anywhere'

  return {
    default_member_permissions: command.access === 'manager' ? String(PermissionFlagsBits.ManageGuild) : null,
    contexts: anywhere
      ? [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel]
      : [InteractionContextType.Guild],
    integration_types: anywhere
      ? [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall]
      : [ApplicationIntegrationType.GuildInstall],
  }
}

function optionsJson(action: Action, key: string): APIApplicationCommandBasicOption[] {
  return Object.entries(action.options ?? {})
    .sort(([, a], [, b]) => Number(b.required ?? false) - Number(a.required ?? false))
    .map(([name, option]) => optionJson(name, option, key))
}

function optionJson(name: string, option: Option, key: string): APIApplicationCommandBasicOption {
  return {
    ...texts(name, [`${key}.${name}`, `option.${name}`]),
    type: optionTypes[option.type],
    required: option.required ?? false,
    ...limits(option),
    ...('choices' in option &&
      option.choices && { choices: option.choices.map((value) => choice(name, value)) }),
  } as APIApplicationCommandBasicOption
}

function limits(option: Option): object {
  switch (option.type) {
    case 'string':
      return {
        ...(option.minLength !== undefined && { min_length: option.minLength }),
        ...(option.maxLength !== undefined && { max_length: option.maxLength }),
        ...(option.autocomplete && { autocomplete: true }),
      }
    case 'integer':
    case 'number':
      return {
        ...(option.min !== undefined && { min_value: option.min }),
        ...(option.max !== undefined && { max_value: option.max }),
      }
    case 'channel':
      return { channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement] }
    case 'boolean':
    case 'role':
    case 'user':
    case 'attachment':
      return {}
  }
}

function choice(option: string, value: string | number) {
  const key = `choice.${option}.${value}`
  const chinese = lookUp('zh-CN', key)

  return {
    name: lookUp('en', key) ?? String(value),
    value,
    ...(chinese !== undefined && { name_localizations: { 'zh-CN': chinese } }),
  }
}

/** Name and description in every language, from the first key that has them. */
function texts(name: string, keys: readonly string[]) {
  const find = (language: 'en' | 'zh-CN', part: string) => {
    const text = keys.map((key) => lookUp(language, `${key}.${part}`)).find((found) => found !== undefined)
    if (text === undefined) throw new Error(`no text ${keys[0]}.${part} in ${language}`)
    return text
  }

  return {
    name,
    name_localizations: { 'zh-CN': find('zh-CN', 'name') },
    description: find('en', 'description'),
    description_localizations: { 'zh-CN': find('zh-CN', 'description') },
  }
}
