import { UserError } from '../../errors.ts'
import { format, type Language, translator } from '../../i18n/catalog.ts'
import { tellMistake } from '../../i18n/tell-mistake.ts'
import type { Calculator } from '../../math/calculators/calculator.ts'
import { tableLines } from '../../math/calculators/figure-table.ts'
import { type CalculatorName, calculators, isCalculator } from '../../math/calculators/table.ts'
import { tellSteps } from '../../math/explain/latex.ts'
import { tellNote } from '../../math/note.ts'
import { type Arguments, readArguments } from './arguments.ts'
import { ask, type Data, dataOf } from './ask.ts'
import { computing } from './computing.ts'
import { longestLine } from './lines.ts'
import { withoutMarkdown } from './plain.ts'
import { unknownCommand } from './request.ts'
import { calculatorList, calculatorUsage } from './usage.ts'

export interface Terminal {
  /** Standard input, read only when it is asked for. */
  readonly input: AsyncIterable<string>
  readonly print: (text: string) => void
  /** To standard error. */
  readonly complain: (text: string) => void
  /** Serves a batch until its input ends. */
  readonly batch: (language: Language) => Promise<void>
}

/** Refusals of the call itself, before any mathematics. */
const usageKeys: readonly string[] = [
  'input.missingOption',
  'input.unknownOption',
  'input.wrongType',
  'input.invalidChoice',
  'batch.unknownCommand',
]

/** Whether a first word of the terminal begins the name of a calculator. */
export function beginsCalculator(word: string): boolean {
  return Object.keys(calculators).some((name) => name.split(' ')[0] === word)
}

/**
 * `fan-in conv size --input 224 --kernel 7` and all its like: asks one calculator.
 *
 * @returns the exit status: 0 answered, 1 refused, 2 for a wrong call.
 */
export async function runCalculator(args: readonly string[], terminal: Terminal): Promise<number> {
  const [first = '', second = ''] = args
  const name = isCalculator(first) ? first : `${first} ${second}`

  if (!isCalculator(name)) return namesNone(first, second, terminal)

  let language: Language = 'en'

  try {
    const typed = readArguments(calculators[name].options, args.slice(name.split(' ').length))
    language = typed.language

    return await run(name, typed, terminal)
  } catch (error) {
    if (!(error instanceof UserError)) throw error

    const isWrongCall = usageKeys.includes(error.key) || error.key.startsWith('terminal.')
    const hint = isWrongCall ? `\nfan-in ${name} --help` : ''
    const told = withoutMarkdown(tellMistake(language, error).split('\n')).join('\n')
    terminal.complain(`fan-in: ${told}${hint}`)

    return isWrongCall ? 2 : 1
  }
}

function namesNone(first: string, second: string, { print, complain }: Terminal): number {
  const isQuestion = second === '--help' || second === '-h'

  if (isQuestion) print(calculatorList('en', first))
  else {
    const { key, values } = unknownCommand(`${first} ${second}`.trim())
    complain(`fan-in: ${format('en', key, values)}\n\n${calculatorList('en', first)}`)
  }

  return isQuestion ? 0 : 2
}

async function run(name: CalculatorName, typed: Arguments, terminal: Terminal): Promise<number> {
  const { options, language, help, batch, json } = typed

  if (help) {
    terminal.print(calculatorUsage(name, language))
    return 0
  }
  if (batch) {
    refuseBeside(name, options)
    await terminal.batch(language)
    return 0
  }

  const data = await ask(name, await readFromInput(options, terminal.input), computing)
  terminal.print(json ? JSON.stringify(dataOf(name, data)) : tell(name, data, language))

  return 0
}

/** A batch belongs to `calc` and takes its requests from standard input alone. */
function refuseBeside(name: CalculatorName, options: Arguments['options']): void {
  const [surplus] = name === 'calc' ? Object.values(options) : ['--batch']

  if (surplus !== undefined) throw new UserError('terminal.surplus', { given: String(surplus).slice(0, 60) })
}

/** Puts standard input in the place of the option whose value is `-`. */
async function readFromInput(
  options: Arguments['options'],
  input: AsyncIterable<string>,
): Promise<Arguments['options']> {
  const [name, another] = Object.keys(options).filter((option) => options[option] === '-')

  if (name === undefined) return options
  if (another !== undefined) throw new UserError('terminal.inputTwice')

  let text = ''

  for await (const piece of input) {
    text += piece
    // Longer than any option: `readOptions` says so.
    if (text.length > longestLine) break
  }

  return { ...options, [name]: text.trim() }
}

/** The answer in words, its table, the working where it was asked for, and the notes. */
function tell(name: CalculatorName, data: Data, language: Language): string {
  const t = translator(language)
  const { tell: tellAnswer, table, working }: Calculator = calculators[name]
  const figures = table ? ['', ...tableLines(table(t, data))] : []
  const notes = data.notes.map((note) => `· ${tellNote(t, note)}`)
  const steps = tellSteps(data.steps ?? [], (step) => working?.title(t, step) ?? step)

  return [
    ...withoutMarkdown(tellAnswer(t, data)),
    ...figures,
    ...(steps ? ['', steps] : []),
    ...(figures.length > 0 ? [''] : []),
    ...notes,
  ].join('\n')
}
