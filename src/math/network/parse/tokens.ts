import { UserError } from '../../../errors.ts'
import { unreadable } from './refusals.ts'

/** The marks that structure a network's text; `>` is also written `->` or `→`, a line break is `\n`. */
export type Mark = '(' | ')' | '[' | ']' | '|' | '>' | ';' | ',' | '=' | ':' | '\n'

export interface Token {
  readonly kind: 'word' | 'string' | 'end' | Mark
  /** As typed; of a string what is between its quotes. */
  readonly text: string
  /** Where it begins and ends, in characters of the text. */
  readonly at: number
  readonly end: number
  /** Whether nothing is between it and the token before. */
  readonly isGlued: boolean
}

const marks: ReadonlySet<string> = new Set(['(', ')', '[', ']', '|', '>', ';', ',', '=', ':', '\n'])

/**
 * Cuts a network's text into tokens, each character looked at once. A word is whatever is between blanks and marks:
 * `3x224x224`, `p0-1`, `nn.Conv2d`, `1e-3`. A comment runs from `#` to the end of its line.
 *
 * @throws UserError `layers.syntax` at a string that does not end in its line.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0

  while (at < text.length) {
    const character = text.charAt(at)

    if (character === '#') at = endOfLine(text, at)
    else if (isBlank(character)) at += 1
    else {
      const end = endOfToken(text, at)
      tokens.push({ ...tokenAt(text, at, end), isGlued: tokens.at(-1)?.end === at })
      at = end
    }
  }

  return [...tokens, { kind: 'end', text: '', at: text.length, end: text.length, isGlued: false }]
}

function tokenAt(text: string, at: number, end: number): Omit<Token, 'isGlued'> {
  const typed = text.slice(at, end)

  if (typed === '->' || typed === '→') return { kind: '>', text: typed, at, end }
  if (marks.has(typed)) return { kind: typed as Mark, text: typed, at, end }
  if (isQuote(typed.charAt(0))) return { kind: 'string', text: typed.slice(1, -1), at, end }

  return { kind: 'word', text: typed, at, end }
}

function endOfToken(text: string, at: number): number {
  const character = text.charAt(at)

  if (isQuote(character)) return endOfString(text, at)
  if (character === '→' || marks.has(character)) return at + 1
  if (isArrow(text, at)) return at + 2

  let end = at + 1
  while (end < text.length && continuesWord(text, end)) end += 1

  return end
}

function continuesWord(text: string, at: number): boolean {
  const character = text.charAt(at)
  const isOther = isBlank(character) || isQuote(character) || character === '→' || character === '#'

  return !isOther && !marks.has(character) && !isArrow(text, at)
}

function endOfString(text: string, at: number): number {
  const close = text.indexOf(text.charAt(at), at + 1)

  if (close < 0 || text.slice(at, close).includes('\n')) {
    throw new UserError('layers.syntax', unreadable(text, at))
  }

  return close + 1
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)

  return end < 0 ? text.length : end
}

function isArrow(text: string, at: number): boolean {
  return text.charAt(at) === '-' && text.charAt(at + 1) === '>'
}

function isQuote(character: string): boolean {
  return character === "'" || character === '"'
}

function isBlank(character: string): boolean {
  return character !== '\n' && character.trim() === ''
}
