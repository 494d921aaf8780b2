import { create, type MathNode, parseDependencies } from 'mathjs/number'
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

/** mathjs's parser alone: nothing of it evaluates, imports or allocates. */
const { parse } = create({ ...parseDependencies })

/**
 * Reads a program: statements between `;`, each `[name =] value` or a size `value x value`. mathjs reads each value by its
 * grammar; what it makes is let through node by node, so that only numbers, names, brackets, `+ - * / ^ !` and calls
 * remain. Ranges, matrices, strings, units, accessors and implicit products do not even pass the tokens.
 *
 * @throws UserError `calc.syntax`, `calc.tooDeep`, `calc.tooLarge`.
 */
export function parseProgram(text: string): readonly Statement[] {
  const tokens = tokenize(text)
  checkNeighbours(tokens)

  const parts = cut(tokens, [';'])
  const [last] = parts.at(-1) ?? []
  // A closing semicolon ends nothing.
  const statements = parts.length > 1 && last?.kind === 'end' ? parts.slice(0, -1) : parts

  if (statements.length > mostStatements) {
    throw new UserError('calc.tooLarge', { cause: 'statements', limit: mostStatements })
  }

  return statements.map((statement) => readStatement(text, statement))
}

/** Two operands side by side would be a product to mathjs; here an operator is missing. */
function checkNeighbours(tokens: readonly Token[]): void {
  for (const [index, token] of tokens.entries()) {
    const previous = tokens[index - 1]
    const ends =
      previous?.kind === 'number' || previous?.kind === 'name' || /^[)!]$/.test(previous?.text ?? '')
    const begins = token.kind === 'number' || token.kind === 'name' || token.text === '('
    const isCall = previous?.kind === 'name' && token.text === '('

    if (ends && begins && !isCall) throw syntaxError(token, true)
  }
}

/** Runs of tokens, each with the separator or end that closes it as its last one. */
function cut(tokens: readonly Token[], separators: readonly string[]): Token[][] {
  const runs: Token[][] = [[]]
  let depth = 0

  for (const token of tokens) {
    depth += token.text === '(' ? 1 : token.text === ')' ? -1 : 0
    runs.at(-1)?.push(token)
    if (token.kind === 'symbol' && depth === 0 && separators.includes(token.text)) runs.push([])
  }

  return runs
}

function readStatement(text: string, tokens: readonly Token[]): Statement {
  const [first, second] = tokens
  const isNamed = first?.kind === 'name' && second?.text === '='
  const values = cutSize(isNamed ? tokens.slice(2) : tokens)

  if (values.length > mostValues) throw new UserError('calc.tooLarge', { cause: 'values', limit: mostValues })

  return { name: isNamed ? first.text : null, values: values.map((value) => readValue(text, value)) }
}

const sizeSigns = ['x', 'X', '×']

/** The values of a size, which may stand in brackets; a single run where there is no size. */
function cutSize(tokens: readonly Token[]): Token[][] {
  const [opening, ...inside] = tokens
  const [closing, end] = inside.splice(-2)

  if (opening?.text === '(' && closing?.text === ')' && end) {
    const values = cut([...inside, { ...end, at: closing.at }], sizeSigns)

    if (values.length > 1) return values
  }

  return cut(tokens, sizeSigns)
}

/** @param run a value's tokens and the one that closes it. */
function readValue(text: string, run: readonly Token[]): Expression {
  const [first, closing] = [run[0], run.at(-1)]
  const stray = run
    .slice(0, -1)
    .find(({ kind, text: symbol }) => kind === 'symbol' && ['=', ...sizeSigns].includes(symbol))

  if (!first || !closing || first === closing)
    throw syntaxError(closing ?? { kind: 'end', text: '', at: text.length })
  if (stray) throw syntaxError(stray)

  const operands = run.filter(
    ({ kind }, index) => kind === 'number' || (kind === 'name' && run[index + 1]?.text !== '('),
  )
  const node = parseOrRefuse(text.slice(first.at, closing.at), first.at, run)

  return convert(node, operands[Symbol.iterator](), closing)
}

function parseOrRefuse(source: string, offset: number, run: readonly Token[]): MathNode {
  try {
    return parse(source)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error

    // mathjs counts characters from 1.
    const at = offset + Number((error as SyntaxError & { char?: number }).char ?? 1) - 1
    const found = run.find((token) => token.at >= at) ?? run.at(-1)

    throw syntaxError(found ?? { kind: 'end', text: '', at }, found === run.at(-1))
  }
}

const operators: Readonly<Record<string, Operator>> = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  pow: '^',
}

/**
 * What is allowed of mathjs's tree. Leaves stand in the order they were typed, so each takes the next operand's token:
 * mathjs has made doubles of the numbers, and exact fractions need their digits.
 */
function convert(node: MathNode, operands: Iterator<Token>, closing: Token): Expression {
  const inside = (child: MathNode | undefined): Expression => {
    if (!child) throw syntaxError(closing)

    return convert(child, operands, closing)
  }

  switch (node.type) {
    case 'ConstantNode':
    case 'SymbolNode': {
      const token: Token | undefined = operands.next().value

      if (!token || token.text === '') throw syntaxError(closing)
      return token.kind === 'number'
        ? { kind: 'number', text: token.text }
        : { kind: 'name', name: token.text }
    }
    case 'ParenthesisNode':
      return { kind: 'group', inner: inside((node as ParenthesisNode).content) }
    case 'FunctionNode': {
      const { fn, args } = node as FunctionNode

      return { kind: 'call', name: fn.name, args: args.map(inside) }
    }
    case 'OperatorNode':
      return convertOperator(node as OperatorNode, inside, closing)
    default:
      throw syntaxError(closing)
  }
}

type ParenthesisNode = MathNode & { readonly content: MathNode }
type FunctionNode = MathNode & { readonly fn: { readonly name: string }; readonly args: readonly MathNode[] }
type OperatorNode = MathNode & { readonly fn: string; readonly args: readonly MathNode[] }

function convertOperator(
  { fn, args: [left, right] }: OperatorNode,
  inside: (child: MathNode | undefined) => Expression,
  closing: Token,
): Expression {
  const operator = operators[fn]

  if (operator) return { kind: 'binary', operator, left: inside(left), right: inside(right) }
  if (fn === 'unaryMinus') return { kind: 'negative', operand: inside(left) }
  if (fn === 'unaryPlus') return inside(left)
  if (fn === 'factorial') return { kind: 'factorial', operand: inside(left) }

  throw syntaxError(closing)
}
