import type { ArgumentsOf, Language } from '../../i18n/texts.ts'
import { chatTexts } from './chat-texts.ts'
import { panelTexts } from './panel-texts.ts'

/** Both languages of everything the page says by itself. */
export const pageTexts = {
  en: { ...chatTexts.en, ...panelTexts.en },
  'zh-CN': { ...chatTexts['zh-CN'], ...panelTexts['zh-CN'] },
} as const

type Texts = (typeof pageTexts)['en']
export type PageTextKey = keyof Texts

/** The values a text needs, as the rest of an argument list. */
type Values<K extends PageTextKey> = [ArgumentsOf<Texts[K]>] extends [never]
  ? []
  : [values: Readonly<Record<ArgumentsOf<Texts[K]>, string | number>>]

export type PageTranslate = <K extends PageTextKey>(key: K, ...values: Values<K>) => string

/** Fills in the texts of one language; a missing value is a type error. */
export function pageTranslator(language: Language): PageTranslate {
  return (key, ...[values]) => fillIn(language, key, values ?? {})
}

/** For keys known only at run time, such as those of a wrong option. */
export function fillIn(
  language: Language,
  key: PageTextKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return pageTexts[language][key].replace(/\{(\w+)\}/g, (mark, name: string) => String(values[name] ?? mark))
}

/** The page speaks Chinese to people whose client does, English to everyone else. */
export function pageLanguage(locale: string): Language {
  return locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}
