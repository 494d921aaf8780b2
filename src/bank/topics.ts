import type { Language } from '../i18n/texts.ts'
import type { Question } from './question.ts'

/** Every topic of a bank and what it is called. */
export function topicsOf(bank: ReadonlyMap<string, Question>, language: Language): Map<string, string> {
  return new Map([...bank.values()].map(({ topic, topicNames }) => [topic, topicNames[language]]))
}

/** Topics whose name or slug contains what was typed, as suggestions. */
export function suggestTopics(
  bank: ReadonlyMap<string, Question>,
  language: Language,
  typed: string,
): { name: string; value: string }[] {
  const wanted = typed.trim().toLowerCase()

  return [...topicsOf(bank, language)]
    .filter(([topic, name]) => `${topic} ${name}`.toLowerCase().includes(wanted))
    .map(([value, name]) => ({ name, value }))
}
