import type { Language } from '../../i18n/texts.ts'

/** The language most of a text is in: a Chinese text may hold many Latin terms, an English one quotes a few characters. */
export function languageOf(text: string): Language {
  return isMostlyChinese(text) ? 'zh-CN' : 'en'
}

/** More Chinese characters than Latin words, formulas and code aside. */
export function isMostlyChinese(text: string): boolean {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = text.match(/(?<![\\\p{L}])\p{Script=Latin}+/gu)?.length ?? 0

  return characters > words
}
