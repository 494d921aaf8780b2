import type { Option, Options } from '../../command.ts'
import { UserError } from '../../errors.ts'
import { type Language, languages } from '../../i18n/texts.ts'
import { nearest } from '../../nearest.ts'

export interface Arguments {
  /** Under their slash names, as `readOptions` wants them. */
  readonly options: Readonly<Record<string, unknown>>
  readonly json: boolean
  readonly help: boolean
  readonly batch: boolean
  readonly language: Language
}

/** Options of the terminal alone, beside a calculator's own. */
const ours = {
  json: { type: 'boolean' },
  help: { type: 'boolean' },
  batch: { type: 'boolean' },
  language: { type: 'string', choices: languages },
} as const satisfies Options

/** `padding_mode` is typed `--padding-mode`. */
export function flagOf(option: string): string {
  return `--${option.replaceAll('_', '-')}`
}

/**
 * Reads what was typed after a calculator's name: `--kernel 7`, `--kernel=7`, `--ceil`, `--no-bias`, `--bias false`. What
 * stands alone fills the needed options in their order.
 *
 * @throws UserError `terminal.*`, `input.unknownOption`, `input.invalidChoice`.
 */
export function readArguments(declared: Options, args: readonly string[]): Arguments {
  const known: Options = { ...declared, ...ours }
  const given: Record<string, unknown> = {}
  const alone: string[] = []
  const rest = [...args]

  for (let typed = rest.shift(); typed !== undefined; typed = rest.shift()) {
    const flag = typed === '-h' ? '--help' : typed

    if (flag === '--') alone.push(...rest.splice(0))
    else if (!/^--[a-z]/i.test(flag)) alone.push(flag)
    else {
      const [name, value] = readFlag(known, flag, rest)

      if (Object.hasOwn(given, name)) throw new UserError('terminal.givenTwice', { option: flagOf(name) })
      given[name] = value
    }
  }

  const { json, help, batch, language, ...options } = { ...placed(declared, given, alone), ...given }

  return {
    options,
    json: json === true,
    help: help === true,
    batch: batch === true,
    language: readLanguage(language),
  }
}

/** What stands alone goes to the options that are needed and not given by name. */
function placed(
  declared: Options,
  given: Readonly<Record<string, unknown>>,
  alone: readonly string[],
): Record<string, unknown> {
  const places = Object.entries(declared).filter(
    ([name, { required }]) => required && !Object.hasOwn(given, name),
  )
  const surplus = alone[places.length]

  if (surplus !== undefined) throw new UserError('terminal.surplus', { given: surplus.slice(0, 60) })

  return Object.fromEntries(
    places.slice(0, alone.length).map(([name, option], index) => [name, readValue(option, alone[index])]),
  )
}

/** Takes its value from `rest` when it has none of its own. */
function readFlag(known: Options, flag: string, rest: string[]): [name: string, value: unknown] {
  const [, typed = '', attached] = /^--([^=]+)(?:=(.*))?$/s.exec(flag) ?? []
  const name = typed.toLowerCase().replaceAll('-', '_')
  const denied = name.startsWith('no_') ? name.slice(3) : ''

  if (attached === undefined && known[denied]?.type === 'boolean' && !Object.hasOwn(known, name)) {
    return [denied, false]
  }
  if (!Object.hasOwn(known, name)) throw unknownFlag(known, flag)

  const option = known[name] as Option

  if (option.type === 'boolean' && attached === undefined && !isTruthValue(rest[0])) return [name, true]

  const value = attached ?? rest.shift()

  if (value === undefined) throw new UserError('terminal.noValue', { option: flagOf(name) })

  return [name, readValue(option, value)]
}

function isTruthValue(text: string | undefined): boolean {
  return text === 'true' || text === 'false'
}

/** A text that is no number, or no truth value, stays one, for `readOptions` to refuse in its own words. */
function readValue({ type }: Option, text = ''): unknown {
  if (type === 'boolean') return { true: true, false: false }[text] ?? text
  if ((type === 'integer' || type === 'number') && text.trim() !== '') {
    return Number.isNaN(Number(text)) ? text : Number(text)
  }

  return text
}

function readLanguage(given: unknown): Language {
  const language = languages.find((each) => each === (given ?? 'en'))

  if (language) return language

  throw new UserError('input.invalidChoice', {
    option: '--language',
    given: String(given).slice(0, 60),
    nearest: nearest(String(given), languages) ?? 'none',
    choices: languages.join(', '),
  })
}

function unknownFlag(known: Options, flag: string): UserError {
  const flags = Object.keys(known).map(flagOf)
  const [typed = ''] = flag.split('=')

  return new UserError('input.unknownOption', {
    option: typed.slice(0, 40),
    nearest: nearest(typed, flags) ?? 'none',
    options: flags.join(', '),
  })
}
