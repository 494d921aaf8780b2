import { UserError } from '../../errors.ts'
import { type Expression, parseProgram } from '../calc/parse.ts'
import { meaningOf } from './names.ts'
import { plainSigns } from './plain-signs.ts'
import { ExpressionWriter } from './writer.ts'

interface Token {
  readonly kind: 'number' | 'name' | 'sign'
  readonly text: string
}

const lexeme = /\s*(?:(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)|([a-z][a-z0-9]*(?:_[a-z0-9]+)*)|(\S))/giy

/**
 * Reads an expression as people write it: signs of products may be missing, and simple LaTeX, Greek letters, full-width
 * signs and `y = …` are understood. What has two meanings (`1/2n`, `√2n`) is refused rather than guessed.
 *
 * @param variables the names it may use.
 * @throws UserError `quiz.*` or `calc.*`
 */
export function readExpression(answer: string, variables: readonly string[]): Expression {
  const tokens = tokensOf(rightSide(plainSigns(answer), variables))
  const [statement, ...more] = parseProgram(spellOut(tokens, variables))
  const [value, ...values] = statement?.values ?? []

  if (!value || more.length > 0 || values.length > 0) throw new UserError('quiz.oneExpressionWanted')

  return value
}

/** What follows `y =`. Two expressions are not one answer: `2/n = 1/n`. */
function rightSide(text: string, variables: readonly string[]): string {
  const [left = '', right, ...more] = text.split(/[=≈]/)

  if (right === undefined) return text
  if (more.length > 0 || isReadable(left, variables)) throw new UserError('quiz.oneExpressionWanted')

  return right
}

function isReadable(text: string, variables: readonly string[]): boolean {
  try {
    parseProgram(spellOut(tokensOf(text), variables))

    return true
  } catch (error) {
    if (error instanceof UserError) return false

    throw error
  }
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(lexeme)].map(([, number, name, sign]) => {
    if (number !== undefined) return { kind: 'number', text: number }

    return name === undefined ? { kind: 'sign', text: sign ?? '' } : { kind: 'name', text: name }
  })
}

/** Writes out what was left to the reader, for the parser of `/calc`. */
function spellOut(tokens: readonly Token[], variables: readonly string[]): string {
  const writer = new ExpressionWriter()

  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1]

    if (token.kind === 'number') writer.operand(token.text)
    else if (token.kind === 'name') spellName(writer, token.text, next, tokens[index + 2], variables)
    else writer.sign(token.text)
  }

  return writer.text()
}

function spellName(
  writer: ExpressionWriter,
  name: string,
  next: Token | undefined,
  afterNext: Token | undefined,
  variables: readonly string[],
): void {
  // `3x3x64`, unless there is a variable of this name.
  if (/^x$/i.test(name) && writer.isComplete && next && !variables.some((each) => /^x$/i.test(each))) {
    writer.sign('*')

    return
  }

  const meaning = meaningOf(name, variables)

  if (meaning.kind === 'factors') writer.operand(meaning.names.join('*'), meaning.names.length > 1)
  else if (next?.text === '(') writer.function(meaning.name)
  else spellBareCall(writer, meaning.name, next, afterNext)
}

/** `ln n` may stand before a sum, but `ln 2n` and `ln n^2` could mean two things. */
function spellBareCall(
  writer: ExpressionWriter,
  name: string,
  next: Token | undefined,
  afterNext: Token | undefined,
): void {
  const isAlone = !afterNext || (afterNext.kind === 'sign' && /^[-+*/),|]$/.test(afterNext.text))

  if (!next || next.kind === 'sign' || !isAlone) throw new UserError('quiz.bracketsWanted', { name })

  writer.functionOfOne(name)
}
