import type { Language } from '../../i18n/texts.ts'
import { containText } from './write-question.ts'

/**
 * The section of key points in both languages. A point's own words are the wording that finds it, in its language; the
 * other language has none yet, which the linter names.
 */
export function writeKeyPoints(
  points: ReadonlyMap<string, string>,
  language: Language,
): Record<Language, string> {
  const inLanguage = (each: Language) =>
    [...points]
      .flatMap(([name, point]) => [
        `- ${name}: ${point}`,
        ...(each === language && /^[\p{L}\p{N}]/u.test(point) ? [`  - ${point}`] : []),
      ])
      .join('\n')

  return { en: containText(inLanguage('en')).text, 'zh-CN': containText(inLanguage('zh-CN')).text }
}
