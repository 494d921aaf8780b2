import { hash } from '../../hash.ts'

const longest = 40

/** A name in a–z, 0–9 and -, as a path needs it; one without such letters gets a number of its own. */
export function slugOf(text: string, otherwise: 'q' | 'topic'): string {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .match(/[a-z0-9]+/g)
  const slug = (words ?? []).join('-').slice(0, longest).replace(/-$/, '')
  const isTold = slug !== '' && !/[\p{Script=Han}\p{Script=Hangul}\p{Script=Kana}]/u.test(text)

  return isTold ? slug : `${otherwise}-${hash(text).toString(36)}`
}

/** The first of `slug`, `slug-2`, `slug-3`, … that is free. */
export function freeSlug(slug: string, isTaken: (slug: string) => boolean): string {
  let candidate = slug

  for (let number = 2; isTaken(candidate); number += 1) candidate = `${slug}-${number}`

  return candidate
}
