import { UserError } from '../../errors.ts'
import { plainText } from '../plain-text.ts'

export type Token =
  | { readonly kind: 'number' | 'name' | 'symbol'; readonly text: string; readonly at: number }
  | { readonly kind: 'end'; readonly text: ''; readonly at: number }

/** Deepest nesting of brackets; recursion over the tree stays far from the end of the stack. */
const deepest = 32

const lexeme =
  /(?<number>(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)|(?<name>[a-z_][a-z0-9_]*)|(?<symbol>[-+*/^!(),;=])/iy

/** Signs people paste, as the grammar writes them. */
const signs: readonly (readonly [string, string])[] = [
  ['÷', '/'],
  ['·', '*'],
  ['⋅', '*'],
  ['**', '^'],
  ['π', 'pi'],
]

/** The expression as it is read and quoted: plain characters, single blanks. */
export function normalizeExpression(text: string): string {
  return signs.reduce(
    (plain, [sign, meant]) => plain.replaceAll(sign, meant),
    plainText(text).replace(/\s+/g, ' '),
  )
}

/**
 * Cuts a normalised expression into tokens. `x` or `×` where an operator is due separates the values of a size, so that
 * `56x56` is two numbers and `x*x` a product of variables.
 *
 * @throws UserError `calc.syntax` for a character outside the grammar, `calc.tooDeep`.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let at = skipBlanks(text, 0)
  let depth = 0

  while (at < text.length) {
    const token = readToken(text, at, isOperatorDue(tokens.at(-1)))

    depth += token.text === '(' ? 1 : token.text === ')' ? -1 : 0
    if (depth > deepest) throw new UserError('calc.tooDeep', { limit: deepest })

    tokens.push(token)
    at = skipBlanks(text, at + token.text.length)
  }

  return [...tokens, { kind: 'end', text: '', at: text.length }]
}

function readToken(text: string, at: number, operatorDue: boolean): Token {
  const character = text.charAt(at)

  if (operatorDue && /[x×]/i.test(character)) return { kind: 'symbol', text: character, at }

  lexeme.lastIndex = at
  const { number, name, symbol } = lexeme.exec(text)?.groups ?? {}

  if (number) return { kind: 'number', text: number, at }
  if (name) return { kind: 'name', text: name, at }
  if (symbol) return { kind: 'symbol', text: symbol, at }

  throw syntaxError({ kind: 'symbol', text: String.fromCodePoint(text.codePointAt(at) ?? 0), at })
}

function isOperatorDue(previous: Token | undefined): boolean {
  return previous !== undefined && (previous.kind !== 'symbol' || /[)!]/.test(previous.text))
}

function skipBlanks(text: string, from: number): number {
  return text.charAt(from) === ' ' ? from + 1 : from
}

/** Tells where reading stopped; `operatorDue` when what came before was complete. */
export function syntaxError(token: Token, operatorDue = false): UserError {
  const { kind, text, at } = token
  const isMissing = operatorDue && (kind === 'number' || kind === 'name' || text === '(')
  const cause = kind === 'end' ? 'end' : isMissing ? 'operator' : 'token'

  return new UserError('calc.syntax', { cause, found: text, position: at + 1 })
}
