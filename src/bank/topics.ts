import type { Context } from '../command.ts'
import { UserError } from '../errors.ts'
import type { Language } from '../i18n/texts.ts'
import { escapeMarkdown } from '../message.ts'
import { nearest } from '../nearest.ts'
import type { Question } from './question.ts'

export interface Topic {
  /** What stands in the ids of its questions. */
  readonly slug: string
  readonly names: Readonly<Record<Language, string>>
}

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

/** @throws UserError `ownBank.noTopic`, with the nearest there is. */
export function findTopic(context: Pick<Context, 'bank'>, typed: string): Topic {
  const topics = topicsIn(context)
  const found = topics.find((topic) => isTopic(topic, typed))

  if (!found) {
    const near = nearest(
      typed,
      topics.flatMap(({ names }) => Object.values(names)),
    )

    throw new UserError('ownBank.noTopic', {
      given: escapeMarkdown(typed.trim().slice(0, 60)),
      nearest: near === undefined ? 'none' : escapeMarkdown(near),
    })
  }

  return found
}

export function topicsIn({ bank }: Pick<Context, 'bank'>): Topic[] {
  return [
    ...new Map(
      [...bank.values()].map(({ topic, topicNames }) => [topic, { slug: topic, names: topicNames }]),
    ).values(),
  ]
}

export function isTopic({ slug, names }: Topic, typed: string): boolean {
  return slug === typed || Object.values(names).some((name) => isNamed(name, typed))
}

export function isNamed(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}
