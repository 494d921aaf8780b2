import { lookUp } from '../../i18n/catalog.ts'
import type { Language } from '../../i18n/texts.ts'
import type { Asked } from './reply.ts'
import { calculators } from './table.ts'

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

/** What was given, in the order of the options, as code that no text can leave: `input 28x28 · kernel 3`. */
export function tellOptions(language: Language, { name, options }: Asked): string {
  const given = Object.keys(calculators[name].options).flatMap((option) => {
    const value = options[option]

    if (value === undefined || option === 'explain') return []

    const shown = lookUp(language, `choice.${option}.${value}`) ?? value

    return [`${optionText(language, name, option, 'name')} ${shown}`]
  })

  return `\`${given.join(' · ').replaceAll('`', 'ˋ')}\``
}
