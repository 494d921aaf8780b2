// What Discord's document leaves out about names and descriptions, from
// https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming
import { type APIApplicationCommandOption, Locale } from 'discord-api-types/v10'
import { type Path, type Problem, problem } from '../spec/problem.ts'

type Localizations = Readonly<Record<string, string | null | undefined>> | null | undefined
/** Anything with a name and a description in several languages. */
export type Named = {
  readonly name: string
  readonly name_localizations?: Localizations
  readonly description?: string | null | undefined
  readonly description_localizations?: Localizations
}

/** "Application command naming"; names are lower case where the script knows cases. */
const slashName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u
/** The document's list; discord-api-types lacks Arabic and Hebrew. */
const locales: ReadonlySet<string> = new Set([...Object.values(Locale), 'ar', 'he'])

/** The default name and every localised one follow the pattern. */
export function checkNames(named: Named, path: Path): Problem[] {
  const all = [
    { at: [...path, 'name'], name: named.name },
    ...Object.entries(named.name_localizations ?? {}).map(([locale, name]) => ({
      at: [...path, 'name_localizations', locale],
      name: name ?? '',
    })),
  ]

  return all
    .filter(({ name }) => name && (!slashName.test(name) || name !== name.toLowerCase()))
    .map(({ at }) => problem(at, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid'))
}

export function checkDescription({ description }: Named, path: Path): Problem[] {
  return description
    ? []
    : [problem([...path, 'description'], 'BASE_TYPE_REQUIRED', 'This field is required')]
}

/** Localisations come under locales Discord knows. */
export function checkLocales(named: Named, path: Path): Problem[] {
  return (['name_localizations', 'description_localizations'] as const).flatMap((key) =>
    Object.keys(named[key] ?? {})
      .filter((locale) => !locales.has(locale))
      .map((locale) =>
        problem([...path, key, locale], 'ENUM_TYPE_COERCE', `Value "${locale}" is not a valid enum value.`),
      ),
  )
}

/** The characters of a command or option with all that is in it, each text in its longest language. */
export function countCharacters(named: Named): number {
  const choices = 'choices' in named ? (named.choices as { name: string; value: unknown }[] | null) : null
  const nested = optionsOf(named).reduce((sum, option) => sum + countCharacters(option), 0)
  const values = (choices ?? []).reduce(
    (sum, choice) =>
      sum + longest(choice, 'name') + (typeof choice.value === 'string' ? choice.value.length : 0),
    0,
  )

  return longest(named, 'name') + longest(named, 'description') + nested + values
}

function longest(named: Named, key: 'name' | 'description'): number {
  const texts = [named[key], ...Object.values(named[`${key}_localizations`] ?? {})]

  return Math.max(...texts.map((text) => text?.length ?? 0))
}

export function optionsOf(owner: object): readonly APIApplicationCommandOption[] {
  return 'options' in owner && Array.isArray(owner.options) ? owner.options : []
}

/** Positions of entries that stood earlier in the list already. */
export function duplicates(keys: readonly string[]): number[] {
  return keys.flatMap((key, position) => (keys.indexOf(key) < position ? position : []))
}
