import { hash } from '../../hash.ts'

/** Characters of words in a slug; the name of a file has room for them and for two endings. */
const longest = 48

/** Titles that differ in width, case or blanks only are the same. */
export function plainTitle(title: string): string {
  return title.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** Seven letters and digits that stand for a text. */
export function digest(text: string): string {
  return hash(text).toString(36).padStart(7, '0')
}

/**
 * What a question is called in its bank, from its title alone, so that it stays when its number changes: the words of an
 * English title; else what Latin words there are and a digest of the whole.
 */
export function slugOf(title: string): string {
  const plain = plainTitle(title)
  const words = latinWords(plain)
  const isWhole = words.length > 0 && !/[^\p{Script=Latin}\p{N}\p{P}\p{S}\p{Z}]/u.test(plain)
  const telling = words.filter((word) => /[a-z]{2}/.test(word)).join('-')

  if (isWhole && words.join('-').length <= longest) return words.join('-')

  return `${cutWords(telling) || 'q'}-${digest(plain)}`
}

/** Whether a text can be a topic or a question's name as it is. */
export function isSlug(text: string): boolean {
  return text.length <= 2 * longest && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)
}

/** A topic's folder, from its name. */
export function topicSlug(name: string): string {
  if (isSlug(name)) return name

  return cutWords(latinWords(plainTitle(name)).join('-')) || `t-${digest(plainTitle(name))}`
}

function latinWords(plain: string): string[] {
  return (
    plain
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .match(/[a-z0-9]+/g) ?? []
  )
}

function cutWords(words: string): string {
  return words.slice(0, longest).replace(/-$/, '')
}

/** Hands out ids that nobody has yet. */
export class Ids {
  readonly #taken = new Set<string>()
  /** How often a slug was wanted, so that a document of equal titles takes no more than its length. */
  readonly #wanted = new Map<string, number>()

  take(topic: string, slug: string): string {
    const first = `${topic}/${slug}`
    let count = this.#wanted.get(first) ?? 1
    let id = first

    while (this.#taken.has(id)) id = `${first}-${++count}`

    this.#wanted.set(first, count)
    this.#taken.add(id)

    return id
  }
}
