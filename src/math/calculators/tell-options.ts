import { lookUp } from '../../i18n/catalog.ts'
import type { Language } from '../../i18n/texts.ts'

/** What an option of a calculator is called, or what it means, as its slash command says it. */
export function optionText(
  language: Language,
  calculator: string,
  option: string,
  part: 'name' | 'description',
): string {
  const own = `command.${calculator.replace(' ', '.')}.${option}.${part}`

  return lookUp(language, own) ?? lookUp(language, `option.${option}.${part}`) ?? option
}

/** What was given, as code that no text can leave: `input 28x28 · kernel 3`. */
export function tellOptions(
  language: Language,
  calculator: string,
  options: Readonly<Record<string, string | number | boolean | undefined>>,
): string {
  const given = Object.entries(options)
    .filter(([name, value]) => value !== undefined && name !== 'explain')
    .map(([name, value]) => `${optionText(language, calculator, name, 'name')} ${value}`)
    .join(' · ')

  return `\`${given.replaceAll('`', 'ˋ')}\``
}
