import type { Language } from '../../i18n/texts.ts'
import type { BankFile } from '../parse.ts'
import { topicSlug } from './slug.ts'
import { writeTopics } from './write-question.ts'

/** Where questions without a tag go. */
const untagged = { slug: 'imported', names: { en: 'Imported', 'zh-CN': '导入' } } as const

/** The topics of an import and what they are called until somebody says better. */
export class TopicNames {
  readonly #names = new Map<string, Record<Language, string>>()

  /** The folder of the topic that was asked for, or else tagged. */
  add(wanted: string | undefined, tag: string | undefined, names?: Record<Language, string>): string {
    const name = wanted ?? tag

    if (name === undefined) {
      this.#names.set(untagged.slug, untagged.names)
      return untagged.slug
    }

    const slug = topicSlug(name)

    if (!this.#names.has(slug)) this.#names.set(slug, names ?? { en: name, 'zh-CN': name })

    return slug
  }

  files(): BankFile[] {
    return this.#names.size > 0 ? [writeTopics(this.#names)] : []
  }
}
