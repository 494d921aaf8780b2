import { UserError } from '../../../errors.ts'
import { plainText } from '../../plain-text.ts'
import { networkLimits } from '../limits.ts'
import { callAt, nameOf } from './call.ts'
import { Cursor } from './cursor.ts'
import { isClass, isNotationName, knownNames } from './names.ts'
import { refuseLayer } from './refusals.ts'
import { checkRepeat, timesAt } from './repeat.ts'
import type { Token } from './tokens.ts'
import type { Item, Typed } from './tree.ts'
import { sourceFrom, wordsAt } from './words-at.ts'

/*
 * stack = [ "in" size sep ] item { sep item }        sep = ">" | "->" | "→" | ";" | newline
 * item  = layer | group | block | constructor | container
 * group = "(" stack ")" [ "x" integer ]              block = ( "res" | "cat" ) "(" [ stack ] { "|" [ stack ] } ")"
 *
 * A pasted model adds commas between constructors, names before them (`(0): `, `('conv1', …)`, `self.conv1 = `) and
 * containers (`Sequential(…)`). Chats turn line breaks into blanks, so a constructor may follow another without a mark.
 */

/**
 * Reads the structure of a network, in time linear in its length; layers are looked up later.
 *
 * @throws UserError `layers.empty`, `layers.syntax`, `layers.unknownLayer`, `layers.unknownContainer`,
 * `layers.wrongArgument` for a repeat, `layers.tooDeep`, `layers.tooManyLayers` for branches, `input.tooLong`.
 */
export function parseNetwork(text: string): Typed {
  if (text.length > networkLimits.text) {
    throw new UserError('input.tooLong', {
      option: 'layers',
      length: text.length,
      limit: networkLimits.text,
    })
  }

  return parseTokens(new Cursor(plainText(text)))
}

/** As `parseNetwork`, from a cursor that its caller can ask how far it went. */
export function parseTokens(cursor: Cursor): Typed {
  cursor.skipLines()
  if (cursor.is('end')) throw new UserError('layers.empty')

  const input = inputAt(cursor)
  const parser = new Parser(cursor)
  const items = parser.stack(0, ['end'])

  return { input, items, outermost: parser.outermost }
}

/** `in 3x224x224`, up to the mark after it. */
function inputAt(cursor: Cursor): string | null {
  const { token } = cursor

  if (token.text.toLowerCase() !== 'in' || cursor.peek(1).kind === '=') return null
  cursor.next()

  const from = cursor.token.at
  while (!isSeparator(cursor.token) && !cursor.is('end')) cursor.next()

  const typed = cursor.text.slice(from, cursor.token.at).trim()
  if (typed === '' || cursor.is('end')) throw cursor.unexpected()

  cursor.next()
  cursor.skipLines()

  return typed
}

function isSeparator({ kind }: Token): boolean {
  return kind === '>' || kind === ';' || kind === '\n'
}

/** Containers that do not say in which order, or whether, their parts follow each other. */
const lists: ReadonlySet<string> = new Set(['ModuleList', 'ModuleDict'])

class Parser {
  readonly #cursor: Cursor
  outermost: string | null = null

  constructor(cursor: Cursor) {
    this.#cursor = cursor
  }

  /** Items up to one of these marks, which is left to the caller. */
  stack(depth: number, closers: readonly Token['kind'][]): Item[] {
    const cursor = this.#cursor
    const items: Item[] = []

    if (depth > networkLimits.depth) throw new UserError('layers.tooDeep', { limit: networkLimits.depth })
    cursor.skipLines()

    while (true) {
      items.push(this.#item(depth))

      const separated = this.#separator(items.at(-1))
      if (closers.includes(cursor.token.kind)) {
        if (separated === 'mark') throw cursor.unexpected()

        return items
      }
      if (separated === 'none') throw cursor.unexpected()
    }
  }

  /** After a mark such as `>` another item must follow, after a line or a comma it may. */
  #separator(last: Item | undefined): 'mark' | 'line' | 'none' {
    const cursor = this.#cursor
    const isConstructor = last?.type === 'call' || last?.type === 'chain'
    const hasLine = cursor.is('\n')
    cursor.skipLines()

    if (cursor.is('>') || cursor.is(';')) {
      cursor.next()
      cursor.skipLines()

      return 'mark'
    }
    if (isConstructor && cursor.take(',')) {
      cursor.skipLines()

      return 'line'
    }

    return hasLine || (isConstructor && this.#beginsConstructor()) ? 'line' : 'none'
  }

  #beginsConstructor(): boolean {
    const cursor = this.#cursor

    return this.#seesName() || cursor.sees('word', '(') || cursor.sees('word', '=', 'word', '(')
  }

  #seesName(): boolean {
    return this.#cursor.sees('(', 'word', ')', ':')
  }

  #item(depth: number): Item {
    const cursor = this.#cursor
    const times = this.#prefix()
    const item = this.#bareItem(depth)

    if (times === null) return item

    return { type: 'chain', items: [item], times: checkRepeat(times, cursor) }
  }

  /** Steps over a name, and takes `3 x` of `(0-2): 3 x Linear(…)`. */
  #prefix(): Token | null {
    const cursor = this.#cursor

    if (cursor.sees('word', '=', 'word', '(') && nameOf(cursor.token.text)) {
      cursor.next()
      cursor.next()
    }
    if (!this.#seesName()) return null
    for (let part = 0; part < 4; part++) cursor.next()
    if (!cursor.sees('word', 'word') || cursor.peek(1).text !== 'x') return null

    const times = cursor.next()
    cursor.next()

    return times
  }

  #bareItem(depth: number): Item {
    const cursor = this.#cursor
    const { token } = cursor

    if (token.kind === '(') return this.#group(depth)
    if (token.kind !== 'word') throw cursor.unexpected()
    if (cursor.peek(1).kind !== '(') return wordsAt(cursor)

    const name = nameOf(token.text) ?? ''
    const word = token.text.toLowerCase()

    if (word === 'res' || word === 'cat') return this.#block(word, depth)
    if (name === 'Sequential') return this.#container(depth)
    if (!isClass(name) && isNotationName(word) && !cursor.peek(1).isGlued) return wordsAt(cursor)
    if (!isClass(name) && this.#opensContainer()) return this.#unknownContainer(name, depth)
    if (lists.has(name)) throw new UserError('layers.unknownContainer', { name })
    if (!isClass(name)) throw refuseLayer(name || token.text, knownNames(), cursor.placeOf(token))

    return { type: 'call', call: callAt(cursor), source: sourceFrom(cursor, token) }
  }

  /** Whether the call at the cursor holds named layers, as `print(model)` writes them. */
  #opensContainer(): boolean {
    const ahead = this.#cursor.peek(2).kind === '\n' ? 3 : 2

    return (['(', 'word', ')', ':'] as const).every(
      (kind, index) => this.#cursor.peek(ahead + index).kind === kind,
    )
  }

  #unknownContainer(name: string, depth: number): Item {
    const cursor = this.#cursor

    if (depth > 0 || this.outermost !== null) {
      throw new UserError('layers.unknownContainer', { name: name.slice(0, 40) })
    }

    this.outermost = name
    cursor.next()
    cursor.next()
    const items = this.stack(depth + 1, [')'])
    cursor.expect(')')

    return { type: 'chain', items, times: 1 }
  }

  #group(depth: number): Item {
    const cursor = this.#cursor
    cursor.expect('(')
    const items = this.stack(depth + 1, [')'])
    cursor.expect(')')

    return { type: 'chain', items, times: timesAt(cursor) }
  }

  #block(join: 'res' | 'cat', depth: number): Item {
    const cursor = this.#cursor
    const branches: Item[][] = []
    cursor.next()
    cursor.expect('(')

    do {
      cursor.skipLines()
      const isEmpty = cursor.is('|') || cursor.is(')')
      branches.push(isEmpty ? [] : this.stack(depth + 1, ['|', ')']))
    } while (cursor.take('|'))

    cursor.expect(')')
    if (branches.length > networkLimits.branches) {
      throw new UserError('layers.tooManyLayers', { what: 'branches', limit: networkLimits.branches })
    }

    // `res(a)` adds the identity, `res(a | b)` does not.
    return {
      type: 'block',
      join,
      branches: join === 'res' && branches.length === 1 ? [...branches, []] : branches,
    }
  }

  /** `Sequential(…)`, `Sequential([…])` or `Sequential(OrderedDict([('name', …)]))`. */
  #container(depth: number): Item {
    const cursor = this.#cursor
    cursor.next()
    cursor.expect('(')
    cursor.skipLines()

    const isNamed = cursor.sees('word', '(', '[') && nameOf(cursor.token.text) === 'OrderedDict'
    if (isNamed) {
      cursor.next()
      cursor.next()
    }

    const isList = cursor.take('[')
    const close = isList ? ']' : ')'
    cursor.skipLines()

    const items = this.#contents(depth + 1, isNamed, close)
    cursor.expect(close)
    if (isNamed) this.#close()
    if (isList) this.#close()

    return { type: 'chain', items, times: 1 }
  }

  /** An empty container is the identity. */
  #contents(depth: number, isNamed: boolean, close: ')' | ']'): Item[] {
    if (this.#cursor.is(close)) return []

    return isNamed ? this.#pairs(depth) : this.stack(depth, [close])
  }

  #close(): void {
    this.#cursor.skipLines()
    this.#cursor.take(',')
    this.#cursor.skipLines()
    this.#cursor.expect(')')
  }

  /** `('conv1', Conv2d(…)), ('relu', ReLU())`. */
  #pairs(depth: number): Item[] {
    const cursor = this.#cursor
    const items: Item[] = []

    if (depth > networkLimits.depth) throw new UserError('layers.tooDeep', { limit: networkLimits.depth })
    while (!cursor.is(']')) {
      cursor.expect('(')
      cursor.expect('string')
      cursor.expect(',')
      cursor.skipLines()
      items.push(this.#bareItem(depth))
      this.#close()
      cursor.skipLines()
      if (!cursor.take(',') && !cursor.is(']')) throw cursor.unexpected()
      cursor.skipLines()
    }

    return items
  }
}
