import { isDeepStrictEqual } from 'node:util'
import { type APIApplicationCommand, type REST, Routes } from 'discord.js'
import type { Command } from '../command.ts'
import { commandJson } from './command-json.ts'

/**
 * Registers the commands where what Discord holds differs from what we have; usually one read and nothing else.
 *
 * @returns whether they were written.
 */
export async function deployCommands(
  rest: REST,
  applicationId: string,
  commands: Iterable<Command>,
): Promise<boolean> {
  const ours = [...commands].map(commandJson)
  // Without the query the lists come back without their translations, and every start would look like a change.
  const theirs = (await rest.get(Routes.applicationCommands(applicationId), {
    query: new URLSearchParams({ with_localizations: 'true' }),
  })) as APIApplicationCommand[]

  if (isSame(ours, theirs)) return false

  await rest.put(Routes.applicationCommands(applicationId), { body: ours })
  return true
}

/** Compares command lists by meaning: Discord adds ids and fills in defaults. The order of options counts. */
export function isSame(ours: readonly { name: string }[], theirs: readonly { name: string }[]): boolean {
  const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)

  return isDeepStrictEqual(
    [...ours].sort(byName).map((command) => essence(command)),
    [...theirs].sort(byName).map((command) => essence(command)),
  )
}

const addedByDiscord = new Set([
  'id',
  'application_id',
  'version',
  'guild_id',
  'name_localized',
  'description_localized',
  // Deprecated; follows from the contexts.
  'dm_permission',
])
const defaults: Readonly<Record<string, unknown>> = {
  type: 1,
  required: false,
  autocomplete: false,
  nsfw: false,
  // That of an entry in a menu, which has none.
  description: '',
}

function essence(value: unknown, key?: string): unknown {
  if (Array.isArray(value)) {
    // Contexts and install types are sets; options and choices are lists.
    const items = value.map((item) => essence(item))
    return items.every((item) => typeof item === 'number') ? items.sort() : items
  }
  if (value === null || typeof value !== 'object')
    return key === 'default_member_permissions' ? String(value) : value

  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, item]) => !addedByDiscord.has(name) && !isDefault(name, item))
      .map(([name, item]) => [name, essence(item, name)]),
  )
}

function isDefault(name: string, value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    defaults[name] === value ||
    (Array.isArray(value) && value.length === 0)
  )
}
