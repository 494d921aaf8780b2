import type { Action, Command, Context, Option, Reply, Upload } from '../../src/command.ts'
import { UserError } from '../../src/errors.ts'
import { tellMistake } from '../../src/i18n/tell-mistake.ts'
import type { Registry } from '../../src/registry.ts'

/** What somebody got to see, and what they did for it. */
export interface Seen {
  readonly deed: string
  readonly text: string
}

export interface Visitor {
  readonly registry: Registry
  /** A new one for every deed: its interaction has an id of its own. */
  readonly context: () => Context
  /** What may be typed where an option or a field asks for a text, by the option's name and in general. */
  readonly texts: (option: string) => readonly string[]
  /** Arguments for custom ids: of posts, practice draws, and nonsense. */
  readonly args: readonly (readonly string[])[]
  /** Messages whose menus are tried. */
  readonly messages: readonly string[]
}

const typed = ['', 'r', 'riddle', 'whisper', '1', '谜']

/**
 * Does everything a registry knows, as one person: every command with its options one by one, every suggestion, every
 * button, menu and form under whatever custom id. New commands are among it by themselves.
 */
export async function doEverything(visitor: Visitor): Promise<Seen[]> {
  const seen: Seen[] = []
  const { registry, context, args, messages } = visitor
  const isManager = context().member.isManager

  for (const command of registry.commands.values()) {
    for (const [name, action] of actionsOf(command)) {
      // The transport refuses the others.
      if ((action.access ?? command.access) !== 'manager' || isManager) {
        seen.push(...(await useAction(visitor, name, action)))
      }
    }

    if (command.kind === 'message') {
      for (const id of messages) {
        const message = { id, text: 'a $x$ of riddles' }
        seen.push(await look(`${command.name} on ${id}`, visitor, (own) => command.action.run(own, message)))
      }
    }
  }

  for (const [kind, { press }] of registry.presses) {
    for (const arg of press.access === 'manager' && !isManager ? [] : args) {
      const deed = `press ${[kind, ...arg].join(':')}`
      seen.push(await look(deed, visitor, (own) => press.run(own, arg, ['a'])))
    }
  }

  for (const [kind, { form }] of registry.forms) {
    for (const arg of args) {
      const deed = `form ${[kind, ...arg].join(':')}`
      seen.push(await look(deed, visitor, (own) => form.run(own, arg, filled(visitor))))
    }
  }

  return seen
}

function actionsOf(command: Command): [string, Action][] {
  if (command.kind === 'message') return []
  if (command.action) return [[command.name, command.action]]

  return Object.entries(command.subcommands).map(([name, action]) => [`${command.name} ${name}`, action])
}

async function useAction(visitor: Visitor, name: string, action: Action): Promise<Seen[]> {
  const options = Object.entries(action.options ?? {})
  const values = new Map(options.map(([option, declared]) => [option, valuesOf(visitor, option, declared)]))
  const needed = Object.fromEntries(
    options.flatMap(([option, declared]) => {
      const value = values.get(option)?.[0] ?? ('default' in declared ? declared.default : undefined)

      return declared.required || 'default' in declared ? [[option, value]] : []
    }),
  )
  const tries = options.flatMap(([option]) =>
    (values.get(option) ?? []).map((value) => ({ ...needed, [option]: value })),
  )
  const seen: Seen[] = []

  for (const given of [needed, ...tries]) {
    const deed = `/${name} ${JSON.stringify(given)}`
    seen.push(await look(deed, visitor, (context) => action.run(context, given as never)))
  }

  for (const [option] of options) {
    for (const text of action.suggest ? typed : []) {
      const deed = `suggest /${name} ${option}: ${text}`
      seen.push(
        await look(deed, visitor, async (own) => (await action.suggest?.(own, option, text, {})) ?? []),
      )
    }
  }

  return seen
}

function valuesOf({ texts, context }: Visitor, name: string, option: Option): unknown[] {
  if ('choices' in option && option.choices) return [...option.choices]

  switch (option.type) {
    case 'string':
      return [...texts(name)]
    case 'integer':
    case 'number':
      return [option.min ?? 1]
    case 'boolean':
      return [true]
    case 'channel':
      return [context().channelId]
    case 'role':
      return ['role']
    case 'user':
      return [{ id: 'somebody', name: 'Somebody', isBot: false }]
    case 'attachment':
      return texts(name).map((text) => uploadOf(`${text.slice(0, 20)}.md`, text))
  }
}

function uploadOf(name: string, text: string): Upload {
  const bytes = new TextEncoder().encode(text)

  return { name, bytes: bytes.length, read: async () => bytes }
}

/** A form's fields have names of their own: each is answered. */
function filled({ texts }: Visitor): Readonly<Record<string, string>> {
  return new Proxy<Record<string, string>>({}, { get: (_none, name) => texts(String(name))[0] ?? '' })
}

/** All of a reply that reaches the person: words, alt texts, files, custom ids, forms; or the mistake they made. */
async function look(
  deed: string,
  { context }: Visitor,
  work: (context: Context) => Promise<Reply | readonly unknown[]>,
): Promise<Seen> {
  const own = context()

  try {
    return { deed, text: JSON.stringify(await work(own), readable) }
  } catch (error) {
    if (!(error instanceof UserError)) throw new Error(`${deed} broke`, { cause: error })

    return { deed, text: tellMistake(own.language, error) }
  }
}

/** Files as their text; pictures were recorded when they were drawn. */
function readable(name: string, value: unknown): unknown {
  if (!(value instanceof Uint8Array)) return value

  return name === 'bytes' ? new TextDecoder().decode(value) : undefined
}
