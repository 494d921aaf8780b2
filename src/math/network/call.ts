import { UserError } from '../../errors.ts'

/** A Python literal, as far as constructor texts use them. */
export type Literal = number | boolean | string | null | readonly Literal[]

/** A constructor call with literal arguments, such as `nn.Conv2d(3, 64, 7, stride=2)`. */
export interface Call {
  /** Without its module path. */
  readonly name: string
  readonly positional: readonly Literal[]
  readonly keywords: ReadonlyMap<string, Literal>
}

const deepest = 12
const words: ReadonlyMap<string, Literal> = new Map([
  ['True', true],
  ['False', false],
  ['None', null],
])
const patterns = {
  blank: /\s*/y,
  path: /(?:[A-Za-z_]\w*\.)*([A-Za-z_]\w*)\s*\(/y,
  keyword: /([A-Za-z_]\w*)\s*=(?!=)/y,
  number: /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?!\w)/iy,
  word: /[A-Za-z_]\w*/y,
  string: /'([^'\\]*)'|"([^"\\]*)"/y,
} as const

/**
 * Reads one constructor call; only literals are arguments, nothing is ever evaluated.
 *
 * @throws UserError `layers.syntax` with the place where reading stopped.
 */
export function readCall(text: string): Call {
  const reader = new CallReader(text)
  const name = reader.path()
  const call = { name, ...reader.callArguments() }
  reader.finish()

  return call
}

class CallReader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  path(): string {
    this.#match(patterns.blank)
    const [, name] = this.#match(patterns.path) ?? []

    if (name === undefined) throw this.#unexpected()

    return name
  }

  callArguments(): Pick<Call, 'positional' | 'keywords'> {
    const positional: Literal[] = []
    const keywords = new Map<string, Literal>()

    while (!this.#take(')')) {
      const [, keyword] = this.#match(patterns.keyword) ?? []

      if (keyword === undefined ? keywords.size > 0 : keywords.has(keyword)) throw this.#unexpected()

      const value = this.#literal(0)

      if (keyword === undefined) positional.push(value)
      else keywords.set(keyword, value)

      if (!this.#take(',') && !this.#isNext(')')) throw this.#unexpected()
    }

    return { positional, keywords }
  }

  finish(): void {
    this.#match(patterns.blank)
    if (this.#at < this.#text.length) throw this.#unexpected()
  }

  #literal(depth: number): Literal {
    const [number] = this.#match(patterns.number) ?? []
    if (number !== undefined) return Number(number)

    const string = this.#match(patterns.string)
    if (string) return string[1] ?? string[2] ?? ''

    if (depth < deepest) {
      if (this.#take('(')) return this.#tuple(depth)
      if (this.#take('[')) return this.#items(']', depth)
    }

    const [word = ''] = this.#match(patterns.word) ?? []
    const value = words.get(word)

    if (value === undefined) throw this.#unexpected(word.length)

    return value
  }

  /** `(3)` is 3, `(3,)` a tuple of one. */
  #tuple(depth: number): Literal {
    const items = this.#items(')', depth)
    const [only] = items
    const closing = this.#text.slice(0, this.#at).trimEnd()

    return only !== undefined && items.length === 1 && !/,\s*\)$/.test(closing) ? only : items
  }

  #items(close: string, depth: number): Literal[] {
    const items: Literal[] = []

    while (!this.#take(close)) {
      items.push(this.#literal(depth + 1))
      if (!this.#take(',') && !this.#isNext(close)) throw this.#unexpected()
    }

    return items
  }

  /** Steps over a pattern where reading stands, and over the blanks after it. */
  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#text)

    if (match) this.#at = pattern.lastIndex
    if (match && pattern !== patterns.blank) this.#match(patterns.blank)

    return match
  }

  #isNext(symbol: string): boolean {
    return this.#text.charAt(this.#at) === symbol
  }

  #take(symbol: string): boolean {
    if (!this.#isNext(symbol)) return false

    this.#at += 1
    this.#match(patterns.blank)

    return true
  }

  #unexpected(back = 0): UserError {
    const at = this.#at - back

    return new UserError('layers.syntax', {
      cause: at < this.#text.length ? 'token' : 'end',
      found: this.#text.slice(at, at + 12),
      position: at + 1,
    })
  }
}
