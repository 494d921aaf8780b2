import { UserError } from '../../../errors.ts'
import { type Place, unreadable } from './refusals.ts'
import { type Token, tokenize } from './tokens.ts'

const end: Token = { kind: 'end', text: '', at: 0, end: 0, isGlued: false }

/** Reads tokens from left to right; looks at most a few ahead and never goes back, so reading takes linear time. */
export class Cursor {
  readonly text: string
  readonly #tokens: readonly Token[]
  #position = 0

  constructor(text: string) {
    this.text = text
    this.#tokens = tokenize(text)
  }

  /** Tokens taken so far. */
  get taken(): number {
    return this.#position
  }

  get token(): Token {
    return this.peek(0)
  }

  /** The token taken last. */
  get last(): Token {
    return this.peek(-1)
  }

  peek(ahead: number): Token {
    return this.#tokens[this.#position + ahead] ?? this.#tokens.at(-1) ?? end
  }

  next(): Token {
    const token = this.token
    this.#position += 1

    return token
  }

  is(kind: Token['kind']): boolean {
    return this.token.kind === kind
  }

  /** Steps over a token of this kind, if it is next. */
  take(kind: Token['kind']): boolean {
    if (!this.is(kind)) return false
    this.next()

    return true
  }

  /** @throws UserError `layers.syntax` unless a token of this kind is next. */
  expect(kind: Token['kind']): Token {
    if (!this.is(kind)) throw this.unexpected()

    return this.next()
  }

  skipLines(): void {
    while (this.take('\n'));
  }

  /** Whether the tokens ahead are of these kinds. */
  sees(...kinds: readonly Token['kind'][]): boolean {
    return kinds.every((kind, ahead) => this.peek(ahead).kind === kind)
  }

  /** @param known - words that could stand here. */
  unexpected(known: readonly string[] = [], token: Token = this.token): UserError {
    return new UserError('layers.syntax', unreadable(this.text, token.at, known))
  }

  placeOf({ at }: Token): Place {
    return { text: this.text, at }
  }
}
