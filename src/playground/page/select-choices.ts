import type { APISelectMenuComponent } from 'discord-api-types/v10'
import type { PageGuild } from '../page-api.ts'
import { listChannels, listMembers, listRoles, type Suggestion } from './composer/suggest.ts'
import { ComponentType } from './kinds.ts'
import type { Choice } from './select-box.tsx'

/** What a select of any of the five kinds offers here. */
export function choicesOf(select: APISelectMenuComponent, guild: PageGuild | undefined): readonly Choice[] {
  switch (select.type) {
    case ComponentType.StringSelect:
      return select.options.map(({ value, label, description, emoji }) => ({
        value,
        label,
        description,
        emoji: emoji?.id ? undefined : (emoji?.name ?? undefined),
      }))
    case ComponentType.UserSelect:
      return listMembers(guild).map(toChoice)
    case ComponentType.RoleSelect:
      return listRoles(guild).map(toChoice)
    case ComponentType.MentionableSelect:
      return [...listMembers(guild), ...listRoles(guild)].map(toChoice)
    case ComponentType.ChannelSelect:
      return listChannels(guild, select.channel_types).map(toChoice)
    default:
      return []
  }
}

/** What is chosen before anyone chooses. */
export function defaultsOf(select: APISelectMenuComponent): readonly string[] {
  return select.type === ComponentType.StringSelect
    ? select.options.filter((option) => option.default).map(({ value }) => value)
    : (select.default_values ?? []).map(({ id }) => id)
}

function toChoice({ label, value, detail }: Suggestion): Choice {
  return { value: String(value), label, description: detail }
}
