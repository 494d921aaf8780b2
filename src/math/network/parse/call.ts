import { plainText } from '../../plain-text.ts'
import { Cursor } from './cursor.ts'
import type { Place } from './refusals.ts'

/** A Python literal, as far as constructor texts use them. */
export type Literal = number | boolean | string | null | readonly Literal[]

/** A constructor call with literal arguments, such as `nn.Conv2d(3, 64, 7, stride=2)`. */
export interface Call {
  /** Without its module path. */
  readonly name: string
  /** The first part of that path: `nn`, `torch`, `layers`, `keras`, `tf`, …; empty where there is none. */
  readonly module: string
  readonly positional: readonly Literal[]
  readonly keywords: ReadonlyMap<string, Literal>
  readonly places: { readonly name: Place; readonly keywords: ReadonlyMap<string, Place> }
}

/** Stands for a value such as `regularizers.l2(0.01)`. */
const opaque = '(…)'
/** Keras's arguments without effect on a shape: a call is read over there, and nowhere else. */
const opaqueKeyword = /(?:initializer|regularizer|constraint)$/

export const deepest = 12
const literalWords: ReadonlyMap<string, Literal> = new Map<string, Literal>([
  ['True', true],
  ['False', false],
  ['None', null],
  // print(model) leaves the quotes of these out.
  ...['same', 'valid', 'zeros', 'reflect', 'replicate', 'circular'].map((word) => [word, word] as const),
  ...['nearest', 'linear', 'bilinear', 'bicubic', 'trilinear'].map((word) => [word, word] as const),
])
const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const identifier = /^[A-Za-z_]\w*$/

/**
 * Reads one constructor call; only literals are arguments, nothing is ever evaluated.
 *
 * @throws UserError `layers.syntax` with the place where reading stopped.
 */
export function readCall(text: string): Call {
  const cursor = new Cursor(plainText(text))
  cursor.skipLines()

  const call = callAt(cursor)
  cursor.skipLines()
  if (!cursor.is('end')) throw cursor.unexpected()

  return call
}

/** `torch.nn.Conv2d` → `Conv2d`; undefined where it is no name. */
export function nameOf(path: string): string | undefined {
  const parts = path.split('.')

  return parts.every((part) => identifier.test(part)) ? parts.at(-1) : undefined
}

/** The call that begins at the cursor. */
export function callAt(cursor: Cursor): Call {
  const path = cursor.expect('word')
  const name = nameOf(path.text)

  if (name === undefined) throw cursor.unexpected([], path)
  cursor.expect('(')

  const [module = ''] = path.text.split('.').slice(0, -1)

  return { name, module, ...argumentsAt(cursor, { name: cursor.placeOf(path), keywords: new Map() }) }
}

type Places = { readonly name: Place; readonly keywords: Map<string, Place> }

function argumentsAt(cursor: Cursor, places: Places): Omit<Call, 'name' | 'module'> {
  const positional: Literal[] = []
  const keywords = new Map<string, Literal>()

  for (cursor.skipLines(); !cursor.take(')'); cursor.skipLines()) {
    if (cursor.sees('word', '=')) {
      const keyword = cursor.next()
      if (!identifier.test(keyword.text) || keywords.has(keyword.text)) throw cursor.unexpected([], keyword)

      cursor.expect('=')
      places.keywords.set(keyword.text, cursor.placeOf(keyword))
      keywords.set(keyword.text, keywordValueAt(cursor, keyword.text))
    } else {
      if (keywords.size > 0) throw cursor.unexpected()
      positional.push(literalAt(cursor, 0))
    }

    cursor.skipLines()
    if (!cursor.take(',') && !cursor.is(')')) throw cursor.unexpected()
  }

  return { positional, keywords, places }
}

function keywordValueAt(cursor: Cursor, keyword: string): Literal {
  cursor.skipLines()
  const isCall = cursor.sees('word', '(') && nameOf(cursor.token.text) !== undefined

  return isCall && opaqueKeyword.test(keyword) ? opaqueAt(cursor) : literalAt(cursor, 0)
}

function literalAt(cursor: Cursor, depth: number): Literal {
  cursor.skipLines()
  const token = cursor.token

  if (token.kind === 'string') return cursor.next().text
  if (token.kind === '(' || token.kind === '[') return itemsAt(cursor, depth)
  if (token.kind !== 'word') throw cursor.unexpected()

  const value = number.test(token.text) ? Number(token.text) : literalWords.get(token.text)
  if (value === undefined) throw cursor.unexpected([...literalWords.keys()])
  cursor.next()

  return value
}

/** A tuple or a list; `(3)` is 3, `(3,)` a tuple of one. */
function itemsAt(cursor: Cursor, depth: number): Literal {
  if (depth >= deepest) throw cursor.unexpected()

  const isTuple = cursor.next().kind === '('
  const close = isTuple ? ')' : ']'
  const items: Literal[] = []
  let endsWithComma = false

  for (cursor.skipLines(); !cursor.take(close); cursor.skipLines()) {
    items.push(literalAt(cursor, depth + 1))
    cursor.skipLines()
    endsWithComma = cursor.take(',')
    if (!endsWithComma && !cursor.is(close)) throw cursor.unexpected()
  }

  const [only] = items

  return isTuple && only !== undefined && items.length === 1 && !endsWithComma ? only : items
}

/** A call as a value: read over, with whatever is in its brackets. */
function opaqueAt(cursor: Cursor): Literal {
  let open = 0
  cursor.next()

  do {
    if (cursor.is('end')) throw cursor.unexpected()
    const { kind } = cursor.next()

    if (kind === '(') open += 1
    if (kind === ')') open -= 1
  } while (open > 0)

  return opaque
}
