import type { Quantity } from '../calc/evaluate.ts'
import type { Fraction } from '../calc/fraction.ts'
import type { Expression, Operator, Statement } from '../calc/parse.ts'
import { calcDigits, formatIntegerLatex, formatRealLatex, isRounded } from '../format.ts'

/** The expression as a formula with its value: `\sqrt{\frac{2}{512}} = 0.0625`. */
export function calculationLatex(statements: readonly Statement[], values: readonly Quantity[]): string {
  const lines = statements.map(({ name, values: parts }) => {
    const right = parts.map(expressionLatex).join('\\times ')

    return name === null ? right : `${drawName(name)} = ${right}`
  })

  return `${lines.join(',\\quad ')}${result(statements.at(-1), values)}`
}

/** `= value`, `= fraction`, or both; nothing where the expression is its own value already. */
function result(last: Statement | undefined, values: readonly Quantity[]): string {
  const [single, ...more] = values
  const isLiteral = last?.values.every(({ kind }) => kind === 'number') ?? false

  if (isLiteral || !single) return ''
  if (more.length > 0) return ` = ${values.map(({ value }) => decimal(value)).join('\\times ')}`

  const { exact, value } = single
  const isPlain = exact?.denominator === 1n && Number.isSafeInteger(value)
  const fraction = exact && !isPlain ? ` = ${drawFraction(exact)}` : ''
  const isApproximate = isRounded(value, calcDigits) || (exact !== null && !terminates(exact))

  return `${fraction} ${isApproximate ? '\\approx' : '='} ${decimal(value)}`
}

function decimal(value: number): string {
  return formatRealLatex(value, calcDigits)
}

/** Whether the decimals end: no prime but 2 and 5 divides the denominator. */
function terminates({ denominator }: Fraction): boolean {
  return 10n ** 220n % denominator === 0n
}

function drawFraction({ numerator, denominator }: Fraction): string {
  const sign = numerator < 0n ? '-' : ''

  if (denominator === 1n) return formatIntegerLatex(numerator)

  return `${sign}\\frac{${formatIntegerLatex(numerator < 0n ? -numerator : numerator)}}{${formatIntegerLatex(denominator)}}`
}

/** The expression as a formula. */
export function expressionLatex(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return drawNumber(expression.text)
    case 'name':
      return drawName(expression.name)
    case 'group':
      return bracket(expressionLatex(expression.inner))
    case 'negative':
      return `-${expressionLatex(expression.operand)}`
    case 'factorial':
      return `${expressionLatex(expression.operand)}!`
    case 'binary':
      return drawBinary(expression.operator, expression.left, expression.right)
    case 'call':
      return drawCall(expression.name, expression.args)
  }
}

function drawNumber(text: string): string {
  const [mantissa = '', exponent] = text.toLowerCase().split('e')

  return exponent === undefined ? mantissa : `${mantissa}\\times 10^{${Number(exponent)}}`
}

const letters: ReadonlyMap<string, string> = new Map([
  ['pi', '\\pi'],
  ['e', '\\mathrm{e}'],
])

const greek: ReadonlyMap<string, string> = new Map(
  'alpha beta gamma delta epsilon eta lambda mu rho sigma tau phi omega'
    .split(' ')
    .map((name) => [name, `\\${name}`]),
)

/** One letter in italics, a Greek one by its name, any other word upright, what follows an underscore as a subscript. */
function drawName(name: string): string {
  const [head = '', ...rest] = name.split('_').filter((part) => part !== '')
  const letter = letters.get(name) ?? greek.get(head) ?? (head.length === 1 ? head : `\\mathrm{${head}}`)

  return rest.length > 0 ? `${letter}_{\\mathrm{${rest.join(' ')}}}` : letter
}

function drawBinary(operator: Operator, left: Expression, right: Expression): string {
  if (operator === '/') return `\\frac{${expressionLatex(bare(left))}}{${expressionLatex(bare(right))}}`
  if (operator === '^') return `${base(left)}^{${expressionLatex(bare(right))}}`

  const second = right.kind === 'negative' ? bracket(expressionLatex(right)) : expressionLatex(right)

  return `${expressionLatex(left)} ${operator === '*' ? '\\cdot' : operator} ${second}`
}

/** A power of a power, a fraction or a number with an exponent needs its brackets. */
function base(expression: Expression): string {
  const isSafe =
    expression.kind === 'name' ||
    expression.kind === 'group' ||
    (expression.kind === 'number' && !/e/i.test(expression.text))

  return isSafe ? `{${expressionLatex(expression)}}` : bracket(expressionLatex(expression))
}

function bare(expression: Expression): Expression {
  return expression.kind === 'group' ? bare(expression.inner) : expression
}

function bracket(inside: string): string {
  return `\\left(${inside}\\right)`
}

/** Functions with a notation of their own; the others are their name before brackets. */
const notations: Readonly<Record<string, (first: string, second: string) => string>> = {
  sqrt: (x) => `\\sqrt{${x}}`,
  cbrt: (x) => `\\sqrt[3]{${x}}`,
  abs: (x) => `\\left|${x}\\right|`,
  floor: (x) => `\\left\\lfloor ${x}\\right\\rfloor`,
  ceil: (x) => `\\left\\lceil ${x}\\right\\rceil`,
  mod: (a, b) => bracket(`${a} \\bmod ${b}`),
  comb: (n, k) => `\\binom{${n}}{${k}}`,
  factorial: (n) => `${bracket(n)}!`,
}

const functionNames: Readonly<Record<string, string>> = {
  log: '\\ln',
  ln: '\\ln',
  log2: '\\log_2',
  log10: '\\log_{10}',
  asin: '\\arcsin',
  acos: '\\arccos',
  atan: '\\arctan',
  Phi: '\\Phi',
  sigmoid: '\\sigma',
}

const texFunctions = new Set(['exp', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh', 'min', 'max', 'gcd'])

function drawCall(name: string, args: readonly Expression[]): string {
  const [first = '', second = ''] = args.map((argument) => expressionLatex(bare(argument)))
  const notation = notations[name]

  if (notation) return notation(first, second)
  if (name === 'log' && args.length === 2) return `\\log_{${second}}${bracket(first)}`

  const head = functionNames[name] ?? (texFunctions.has(name) ? `\\${name}` : `\\operatorname{${name}}`)

  return `${head}${bracket(args.map((argument) => expressionLatex(bare(argument))).join(',\\, '))}`
}
