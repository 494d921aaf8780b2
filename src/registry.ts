import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Command, Press, Submit } from './command.ts'

/** Every command, and the presses and forms they answer by the kind of their custom id. */
export interface Registry {
  readonly commands: ReadonlyMap<string, Command>
  readonly presses: ReadonlyMap<string, { readonly command: string; readonly press: Press }>
  readonly forms: ReadonlyMap<string, { readonly command: string; readonly form: Submit }>
}

/**
 * Loads every file of a folder as a command.
 *
 * @throws Error naming the file that is not a command named like itself, or two that answer the same custom ids.
 */
export async function loadCommands(folder: string): Promise<Registry> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort()
  const commands = await Promise.all(files.map((file) => loadCommand(folder, file)))

  return {
    commands: new Map(commands.map((command) => [command.name, command])),
    presses: gather(
      commands,
      (command) => command.presses,
      (command, press) => ({ command, press }),
    ),
    forms: gather(
      commands,
      (command) => command.forms,
      (command, form) => ({ command, form }),
    ),
  }
}

async function loadCommand(folder: string, file: string): Promise<Command> {
  const { default: command } = (await import(pathToFileURL(join(folder, file)).href)) as { default?: Command }

  if (!command || typeof command !== 'object' || !(command.action ?? command.subcommands)) {
    throw new Error(`commands/${file}: its default export is no command`)
  }
  if (`${command.name}.ts` !== file) {
    throw new Error(`commands/${file}: the command is named "${command.name}"; name both alike`)
  }

  return command
}

function gather<T, R>(
  commands: readonly Command[],
  of: (command: Command) => Readonly<Record<string, T>> | undefined,
  entry: (command: string, item: T) => R,
): Map<string, R> {
  const found = new Map<string, R>()

  for (const command of commands) {
    for (const [kind, item] of Object.entries(of(command) ?? {})) {
      if (found.has(kind))
        throw new Error(`commands/${command.name}.ts: another command already answers "${kind}"`)
      found.set(kind, entry(command.name, item))
    }
  }

  return found
}
