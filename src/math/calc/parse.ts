import { UserError } from '../../errors.ts'
import { syntaxError, type Token, tokenize } from './tokens.ts'

export type Operator = '+' | '-' | '*' | '/' | '^'

export type Expression =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'group'; readonly inner: Expression }
  | { readonly kind: 'negative'; readonly operand: Expression }
  | { readonly kind: 'factorial'; readonly operand: Expression }
  | {
      readonly kind: 'binary'
      readonly operator: Operator
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }

export interface Statement {
  /** What the value is called from here on; null for a bare expression. */
  readonly name: string | null
  /** More than one for a size such as `56x56`. */
  readonly values: readonly Expression[]
}

const mostStatements = 8
const mostValues = 6
/** `-` before an operand binds weaker than `^` and stronger than `*`: −2² is −4. */
const negation = 3
const precedences: Readonly<Record<Operator, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 4 }

/**
 * Parses
 *
 * ```
 * program   = statement { ";" statement } [ ";" ] ;
 * statement = [ name "=" ] sum { ( "x" | "×" ) sum } ;
 * sum       = operand { operator operand } ;          by precedence; "^" is right-associative
 * operand   = ( "-" | "+" ) operand | primary { "!" } ;
 * primary   = number | name [ "(" sum { "," sum } ")" ] | "(" sum ")" ;
 * ```
 *
 * @throws UserError `calc.syntax`, `calc.tooDeep`, `calc.tooLarge`.
 */
export function parseProgram(text: string): readonly Statement[] {
  const reader = new Reader(text)
  const statements = [reader.statement()]

  while (reader.take(';') && !reader.isAtEnd()) statements.push(reader.statement())

  if (!reader.isAtEnd()) throw reader.unexpected(true)
  if (statements.length > mostStatements) {
    throw new UserError('calc.tooLarge', { cause: 'statements', limit: mostStatements })
  }

  return statements
}

class Reader {
  readonly #tokens: readonly Token[]
  #next = 0

  constructor(text: string) {
    this.#tokens = tokenize(text)
  }

  statement(): Statement {
    const name = this.#assignedName()
    const values = [this.#sum(0)]

    while (this.take('x') || this.take('X') || this.take('×')) values.push(this.#sum(0))

    if (values.length > mostValues)
      throw new UserError('calc.tooLarge', { cause: 'values', limit: mostValues })

    return { name, values }
  }

  /** Steps over a symbol if it is the next token. */
  take(symbol: string): boolean {
    const { kind, text } = this.#peek()
    const isNext = kind === 'symbol' && text === symbol

    if (isNext) this.#next += 1

    return isNext
  }

  isAtEnd(): boolean {
    return this.#peek().kind === 'end'
  }

  unexpected(operatorDue = false): UserError {
    return syntaxError(this.#peek(), operatorDue)
  }

  #peek(ahead = 0): Token {
    return this.#tokens[this.#next + ahead] ?? { kind: 'end', text: '', at: Number.POSITIVE_INFINITY }
  }

  #assignedName(): string | null {
    const { kind, text } = this.#peek()

    if (kind !== 'name' || this.#peek(1).text !== '=') return null

    this.#next += 2

    return text
  }

  /** Operators of at least `weakest` precedence. */
  #sum(weakest: number): Expression {
    let left = this.#operand()

    for (;;) {
      const { text } = this.#peek()
      const precedence = isOperator(text) ? precedences[text] : -1

      if (!isOperator(text) || precedence < weakest) return left

      this.#next += 1
      const right = this.#sum(text === '^' ? precedence : precedence + 1)
      left = { kind: 'binary', operator: text, left, right }
    }
  }

  #operand(): Expression {
    if (this.take('-')) return { kind: 'negative', operand: this.#sum(negation) }
    if (this.take('+')) return this.#sum(negation)

    let operand = this.#primary()

    while (this.take('!')) operand = { kind: 'factorial', operand }

    return operand
  }

  #primary(): Expression {
    const { kind, text } = this.#peek()

    if (this.take('(')) return { kind: 'group', inner: this.#closed(this.#sum(0)) }
    if (kind !== 'number' && kind !== 'name') throw this.unexpected()

    this.#next += 1
    if (kind === 'number') return { kind, text }

    return this.take('(')
      ? { kind: 'call', name: text, args: this.#closed(this.#list()) }
      : { kind, name: text }
  }

  #list(): Expression[] {
    if (this.#peek().text === ')') return []

    const items = [this.#sum(0)]

    while (this.take(',')) items.push(this.#sum(0))

    return items
  }

  #closed<T>(inside: T): T {
    if (!this.take(')')) throw this.unexpected(true)

    return inside
  }
}

function isOperator(text: string): text is Operator {
  return Object.hasOwn(precedences, text)
}
