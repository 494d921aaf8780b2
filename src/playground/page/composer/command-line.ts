import type { LocalizedCommand, LocalizedOption } from '../../page-api.ts'
import { OptionType } from '../kinds.ts'

/** One thing that can be run: a command without sub-commands, or one of its sub-commands. */
export interface Runnable {
  /** Default names, as the page API wants them: `conv size`. */
  readonly path: string
  /** The same in the person's language. */
  readonly label: string
  readonly description: string
  readonly options: readonly LocalizedOption[]
}

/** A command line that names a whole command, with the text of each option by its default name. */
export interface CommandLine {
  readonly command: Runnable
  readonly texts: Readonly<Record<string, string>>
}

/** All that can be run, in the order Discord's menu shows it. */
export function listRunnables(commands: readonly LocalizedCommand[]): Runnable[] {
  return commands.flatMap((command) => expand(command, { path: '', label: '' }))
}

function expand(
  item: Pick<LocalizedOption, 'name' | 'name_localized' | 'description_localized' | 'options'>,
  above: Pick<Runnable, 'path' | 'label'>,
): Runnable[] {
  const path = `${above.path} ${item.name}`.trim()
  const label = `${above.label} ${item.name_localized}`.trim()
  const options = item.options ?? []
  const below = options.filter(({ type }) => isSubcommand(type))

  if (below.length > 0) return below.flatMap((option) => expand(option, { path, label }))

  return [{ path, label, description: item.description_localized, options }]
}

function isSubcommand(type: number): boolean {
  return type === OptionType.Subcommand || type === OptionType.SubcommandGroup
}

/** The commands that fit what was typed after `/`, best first; all of them when nothing was. */
export function findRunnables(runnables: readonly Runnable[], typed: string): Runnable[] {
  const wanted = typed.trim().toLowerCase()

  return runnables
    .map((runnable) => ({ runnable, rank: rankMatch(runnable, wanted) }))
    .filter(({ rank }) => rank < noMatch)
    .sort((one, other) => one.rank - other.rank)
    .map(({ runnable }) => runnable)
}

const noMatch = 4

function rankMatch({ path, label, description }: Runnable, wanted: string): number {
  const names = [path.toLowerCase(), label.toLowerCase()]

  if (names.some((name) => name.startsWith(wanted))) return 0
  if (names.some((name) => name.includes(` ${wanted}`))) return 1
  if (names.some((name) => name.includes(wanted))) return 2

  return description.toLowerCase().includes(wanted) ? 3 : noMatch
}

/**
 * Reads `/conv size input:32 kernel:3`: a whole command's name in either language, a space, then `option:value` pairs. A
 * value goes on until the next option's name. What stands before the first option belongs to the first option.
 *
 * @returns undefined as long as no whole command with a space after it is there.
 */
export function readCommandLine(text: string, runnables: readonly Runnable[]): CommandLine | undefined {
  if (!text.startsWith('/')) return undefined

  const [command, rest] = longestName(text.slice(1), runnables) ?? []

  return command && rest !== undefined ? { command, texts: readOptions(rest, command.options) } : undefined
}

function longestName(line: string, runnables: readonly Runnable[]): [Runnable, rest: string] | undefined {
  return runnables
    .flatMap((runnable) => [runnable.label, runnable.path].map((name) => ({ runnable, name })))
    .filter(({ name }) => line.toLowerCase().startsWith(`${name.toLowerCase()} `))
    .sort((one, other) => other.name.length - one.name.length)
    .map(({ runnable, name }): [Runnable, string] => [runnable, line.slice(name.length + 1)])[0]
}

function readOptions(rest: string, options: readonly LocalizedOption[]): Record<string, string> {
  const marks = findMarks(rest, options)
  const before = rest.slice(0, marks[0]?.start ?? rest.length).trim()
  const texts: Record<string, string> = {}

  if (before !== '' && options[0]) texts[options[0].name] = before

  for (const [position, mark] of marks.entries()) {
    texts[mark.option] = rest.slice(mark.end, marks[position + 1]?.start).trim()
  }

  return texts
}

interface Mark {
  readonly option: string
  readonly start: number
  readonly end: number
}

/** Every `name:` at the start of a word, with either colon. */
function findMarks(rest: string, options: readonly LocalizedOption[]): Mark[] {
  return [...rest.matchAll(/(?<=^|\s)([^\s:：]{1,32})[:：]/g)].flatMap((match) => {
    const name = match[1]?.toLowerCase()
    const option = options.find((one) => one.name === name || one.name_localized.toLowerCase() === name)

    return option ? [{ option: option.name, start: match.index, end: match.index + match[0].length }] : []
  })
}
