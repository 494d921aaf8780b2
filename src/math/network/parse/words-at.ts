import type { Cursor } from './cursor.ts'
import { knownNames } from './names.ts'
import type { Token } from './tokens.ts'
import type { Item, Source, Word } from './tree.ts'

/** A layer of the notation, up to the mark after it. */
export function wordsAt(cursor: Cursor): Item {
  const first = cursor.next()
  const words: Word[] = []

  if (first.text.toLowerCase() === 'in') throw cursor.unexpected([], first)
  if (!/^[A-Za-z]/.test(first.text)) throw cursor.unexpected(knownNames(), first)
  while (cursor.is('word') || cursor.is('(')) words.push(wordAt(cursor))

  return { type: 'words', name: first.text, words, source: sourceFrom(cursor, first) }
}

function wordAt(cursor: Cursor): Word {
  const place = cursor.placeOf(cursor.token)
  const key = cursor.sees('word', '=') ? cursor.next().text : null
  if (key !== null) cursor.next()

  return { key, text: valueAt(cursor), place }
}

/** A value with the numbers that commas or brackets join to it: `3,5`, `(3, 5)`. */
function valueAt(cursor: Cursor): string {
  const from = cursor.token.at
  let to = cursor.token.end

  if (cursor.take('(')) {
    while (cursor.is('word') || cursor.is(',')) cursor.next()
    to = cursor.expect(')').end
  } else {
    cursor.expect('word')
    while (cursor.sees(',', 'word') && cursor.token.isGlued && cursor.peek(1).isGlued) {
      cursor.next()
      to = cursor.next().end
    }
  }

  return cursor.text.slice(from, to)
}

/** What was typed from a token to where the cursor stands. */
export function sourceFrom(cursor: Cursor, first: Token): Source {
  return { text: cursor.text, at: first.at, typed: cursor.text.slice(first.at, cursor.last.end) }
}
