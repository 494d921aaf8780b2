import type { LocalizedOption, OptionInput, PageGuild } from '../../page-api.ts'
import { OptionType } from '../kinds.ts'
import { nameOf } from '../names.ts'
import { closedChoices } from './check-option.ts'

/** Something that can be picked for an option. */
export interface Suggestion {
  readonly label: string
  readonly value: OptionInput
  /** Smaller, beside the label. */
  readonly detail?: string
}

/** The words of the page that suggestions need. */
export interface SuggestionWords {
  readonly yes: string
  readonly no: string
}

/** Discord shows no more. */
const limit = 25

/**
 * What the page itself can offer for an option: closed choices, yes and no, members, roles and channels of the server.
 * Autocompletion is the bot's.
 */
export function suggestLocally(
  option: LocalizedOption,
  typed: string,
  guild: PageGuild | undefined,
  words: SuggestionWords,
): Suggestion[] {
  const wanted = typed.trim().toLowerCase()

  return listSuggestions(option, guild, words)
    .filter(({ label, detail }) => `${label} ${detail ?? ''}`.toLowerCase().includes(wanted))
    .slice(0, limit)
}

function listSuggestions(
  option: LocalizedOption,
  guild: PageGuild | undefined,
  words: SuggestionWords,
): Suggestion[] {
  const choices = closedChoices(option)

  if (choices) return choices.map(({ name_localized, value }) => ({ label: name_localized, value }))

  switch (option.type) {
    case OptionType.Boolean:
      return [
        { label: words.yes, value: true },
        { label: words.no, value: false },
      ]
    case OptionType.User:
      return listMembers(guild)
    case OptionType.Role:
      return listRoles(guild)
    case OptionType.Mentionable:
      return [...listMembers(guild), ...listRoles(guild)]
    case OptionType.Channel:
      return listChannels(guild, option.channel_types)
    default:
      return []
  }
}

/** Everyone in the server, the bot included. */
export function listMembers(guild: PageGuild | undefined): Suggestion[] {
  return (guild?.members ?? []).map((member) => ({
    label: nameOf(member.user, member),
    value: member.user.id,
    detail: `@${member.user.username}`,
  }))
}

/** Every role with its sign; `@everyone` has its own already. */
export function listRoles(guild: PageGuild | undefined): Suggestion[] {
  return (guild?.roles ?? []).map((role) => ({
    label: role.name.startsWith('@') ? role.name : `@${role.name}`,
    value: role.id,
  }))
}

/** Channels and threads of the given types, or all of them where none are given. */
export function listChannels(
  guild: PageGuild | undefined,
  types: readonly number[] | undefined,
): Suggestion[] {
  return (guild?.channels ?? [])
    .filter(({ type }) => !types?.length || types.includes(type))
    .map((channel) => ({ label: `#${channel.name}`, value: channel.id }))
}
