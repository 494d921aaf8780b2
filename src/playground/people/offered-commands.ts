import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type Locale,
  PermissionFlagsBits,
} from 'discord-api-types/v10'
import type { LocalizedCommand, LocalizedOption } from '../page-api.ts'
import { can, channelPermissions } from '../world/permissions.ts'
import { guildIdOf, type World } from '../world/world.ts'
import type { Actor } from './acting.ts'

/** The commands Discord's client would offer: by place, installation, context and default permissions. */
export function offeredCommands(world: World, actor: Actor): APIApplicationCommand[] {
  const { person, channel } = actor
  const guild = world.guilds.get(guildIdOf(channel) ?? '')

  if (!can(world, channel, person.user.id, PermissionFlagsBits.UseApplicationCommands)) return []

  const inGuild = guild?.members.has(world.bot.id) ? [...(world.commands.get(guild.id)?.values() ?? [])] : []
  const everywhere = [...(world.commands.get('global')?.values() ?? [])]

  const offered = [...inGuild, ...everywhere.filter((command) => isInstalledFor(world, command, actor))]
  const granted = guild ? channelPermissions(world, channel, person.user.id) : null
  const held = guild?.members.get(person.user.id)?.roles ?? []

  return held.some((role) => world.commandRoles.has(role))
    ? offered
    : offered.filter((command) => isPermitted(command, granted))
}

/** Names and descriptions in a person's language beside the default ones. */
export function localizeCommand(command: APIApplicationCommand, locale: Locale): LocalizedCommand {
  const { id, type, name, description, default_member_permissions } = command

  return {
    id,
    type,
    name,
    description,
    default_member_permissions,
    name_localized: command.name_localizations?.[locale] ?? name,
    description_localized: command.description_localizations?.[locale] ?? description,
    options: (command.options ?? []).map((option) => localizeOption(option, locale)),
  }
}

function localizeOption(option: APIApplicationCommandOption, locale: Locale): LocalizedOption {
  const { name_localizations, description_localizations, ...rest } = option
  const nested = 'options' in option ? (option.options ?? []) : []
  const choices = 'choices' in option ? (option.choices ?? []) : []

  return {
    ...rest,
    name_localized: name_localizations?.[locale] ?? option.name,
    description_localized: description_localizations?.[locale] ?? option.description,
    options: nested.map((child) => localizeOption(child, locale)),
    choices: choices.map(({ name, value, name_localizations: names }) => ({
      name,
      value,
      name_localized: names?.[locale] ?? name,
    })),
  } as LocalizedOption
}

function isInstalledFor(world: World, command: APIApplicationCommand, { person, channel }: Actor): boolean {
  const guild = world.guilds.get(guildIdOf(channel) ?? '')
  const types = command.integration_types ?? [ApplicationIntegrationType.GuildInstall]
  const context = guild ? InteractionContextType.Guild : InteractionContextType.BotDM
  const byServer =
    types.includes(ApplicationIntegrationType.GuildInstall) && (guild?.members.has(world.bot.id) ?? true)
  const byUser =
    types.includes(ApplicationIntegrationType.UserInstall) && world.userInstalls.has(person.user.id)

  return (byServer || byUser) && (command.contexts?.includes(context) ?? true)
}

/** @param granted the person's permissions in the channel; `null` in a conversation, where none are asked. */
function isPermitted(
  { default_member_permissions: needed }: APIApplicationCommand,
  granted: bigint | null,
): boolean {
  if (needed === null || needed === undefined || granted === null) return true
  if (granted & PermissionFlagsBits.Administrator) return true

  const bits = BigInt(needed)

  return bits !== 0n && (granted & bits) === bits
}

export function isSlashCommand({ type }: APIApplicationCommand): boolean {
  return type === ApplicationCommandType.ChatInput
}
