import type { Option, Options } from '../../command.ts'
import { type Language, lookUp, translator } from '../../i18n/catalog.ts'
import { languages } from '../../i18n/texts.ts'
import { type CalculatorName, calculators } from '../../math/calculators/table.ts'
import { optionText } from '../../math/calculators/tell-options.ts'
import { flagOf } from './arguments.ts'

/** Where the explanations begin. */
const column = 26

/** How to ask one calculator in the terminal. */
export function calculatorUsage(name: CalculatorName, language: Language): string {
  const t = translator(language)
  const options: Options = calculators[name].options
  const entries = Object.entries(options)
  const needed = entries.filter(([, { required }]) => required).map(([option]) => `<${option}>`)
  const mayReadInput = entries.some(([, { type }]) => type === 'string')

  return [
    `fan-in ${name}: ${describeCalculator(name, language)}`,
    '',
    t('terminal.usage', { usage: ['fan-in', name, ...needed, '[--…]'].join(' ') }),
    ...(name === 'calc' ? [t('terminal.usage', { usage: 'fan-in calc --batch' })] : []),
    '',
    t('terminal.options'),
    ...entries.map(([option, declared]) => optionLine(language, name, option, declared)),
    ...(name === 'calc' ? [row('--batch', t('terminal.batch'))] : []),
    '',
    t('terminal.everywhere'),
    row('--json', t('terminal.json')),
    row(`--language ${languages.join('|')}`, t('terminal.language')),
    row('--help', t('terminal.help')),
    ...(mayReadInput ? ['', t('terminal.standardInput')] : []),
  ].join('\n')
}

/** Every calculator, or those that begin with a word, with what it is for. */
export function calculatorList(language: Language, word?: string): string {
  return Object.keys(calculators)
    .filter((name) => word === undefined || name.split(' ')[0] === word)
    .map((name) => row(name, describeCalculator(name, language)))
    .join('\n')
}

function describeCalculator(name: string, language: Language): string {
  return lookUp(language, `command.${name.replace(' ', '.')}.description`) ?? name
}

function optionLine(language: Language, name: CalculatorName, option: string, declared: Option): string {
  const t = translator(language)
  const remarks = [
    ...(declared.required ? [t('terminal.needed')] : []),
    ...('default' in declared ? [t('terminal.default', { value: String(declared.default) })] : []),
    ...('choices' in declared && declared.choices ? [`[${declared.choices.join('|')}]`] : []),
  ]
  const flag = declared.type === 'boolean' ? `--[no-]${flagOf(option).slice(2)}` : flagOf(option)

  return row(flag, [optionText(language, name, option, 'description'), ...remarks].join(' '))
}

function row(term: string, explanation: string): string {
  return `  ${term.padEnd(column - 2)} ${explanation}`
}
