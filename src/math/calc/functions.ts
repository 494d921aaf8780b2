import { UserError } from '../../errors.ts'
import { gelu, relu, sigmoid, softplus } from '../activation-curves.ts'
import { erf, normalDistribution } from '../normal.ts'
import { greatestDivisor } from './fraction.ts'
import { convolve, pool, transposeConvolve } from './layer-functions.ts'

/** One word of the calculator's closed vocabulary. */
export interface CalcFunction {
  /** As a refusal shows it. */
  readonly signature: string
  readonly least: number
  readonly most: number
  /** Takes integers only. */
  readonly whole?: true
  /** Grows past the largest double for moderate arguments; elsewhere an infinity is a pole. */
  readonly overflows?: true
  /** Arguments are finite; may return what is not finite, and the caller refuses it. */
  readonly compute: (args: readonly number[]) => number
}

const largestFactorial = 170
const manyArguments = 50

/** @throws UserError `calc.tooLarge`, `calc.wrongArguments`. */
export function factorial(n: number): number {
  if (!Number.isInteger(n) || n < 0) throw notWhole('factorial(n), n ≥ 0', n)
  if (n > largestFactorial) {
    throw new UserError('calc.tooLarge', { cause: 'factorial', limit: largestFactorial })
  }

  let result = 1

  for (let factor = 2; factor <= n; factor++) result *= factor

  return result
}

/** Exact until it is rounded once at the end; ends by overflow after at most about a thousand factors. */
function combinations(n: number, k: number): number {
  if (n < 0 || k < 0) throw notWhole('comb(n, k), n ≥ 0, k ≥ 0', Math.min(n, k))
  if (k > n) return 0

  const chosen = Math.min(k, n - k)
  let result = 1n

  for (let step = 1; step <= chosen && Number(result) < Number.POSITIVE_INFINITY; step++) {
    result = (result * BigInt(n - chosen + step)) / BigInt(step)
  }

  return Number(result)
}

function commonDivisor(args: readonly number[]): number {
  return Number(args.map((each) => BigInt(Math.abs(each))).reduce(greatestDivisor, 0n))
}

function commonMultiple(args: readonly number[]): number {
  const multiple = args
    .map((each) => BigInt(Math.abs(each)))
    .reduce((a, b) => (a === 0n || b === 0n ? 0n : (a / greatestDivisor(a, b)) * b), 1n)

  return Number(multiple)
}

function logarithm([x = Number.NaN, base]: readonly number[]): number {
  // The quotient of two rounded logarithms misses the integers: ln 1000 / ln 10 is 2.9999999999999996.
  if (base === 10) return Math.log10(x)
  if (base === 2) return Math.log2(x)

  return base === undefined ? Math.log(x) : Math.log(x) / Math.log(base)
}

/** The remainder with the divisor's sign, as in mathematics and Python. */
function modulo([a = 0, b = 0]: readonly number[]): number {
  return a - b * Math.floor(a / b)
}

function roundHalfAway(x: number): number {
  return Math.sign(x) * Math.floor(Math.abs(x) + 0.5)
}

function ofOne(name: string, compute: (x: number) => number, overflows?: true): [string, CalcFunction] {
  const signature = `${name}(x)`

  return [
    name,
    { signature, least: 1, most: 1, compute: ([x = 0]) => compute(x), ...(overflows && { overflows }) },
  ]
}

/** Functions by name. A Map, so that no name reaches an object's prototype. */
export const functions: ReadonlyMap<string, CalcFunction> = new Map<string, CalcFunction>([
  ofOne('sqrt', Math.sqrt),
  ofOne('cbrt', Math.cbrt),
  ofOne('exp', Math.exp, true),
  ofOne('ln', Math.log),
  ['log', { signature: 'log(x) / log(x, b)', least: 1, most: 2, compute: logarithm }],
  ofOne('log2', Math.log2),
  ofOne('log10', Math.log10),
  ofOne('sin', Math.sin),
  ofOne('cos', Math.cos),
  ofOne('tan', Math.tan),
  ofOne('asin', Math.asin),
  ofOne('acos', Math.acos),
  ofOne('atan', Math.atan),
  ofOne('sinh', Math.sinh, true),
  ofOne('cosh', Math.cosh, true),
  ofOne('tanh', Math.tanh),
  ofOne('abs', Math.abs),
  ofOne('sign', Math.sign),
  ofOne('floor', Math.floor),
  ofOne('ceil', Math.ceil),
  ofOne('round', roundHalfAway),
  ['min', { signature: 'min(a, b, …)', least: 1, most: manyArguments, compute: (args) => Math.min(...args) }],
  ['max', { signature: 'max(a, b, …)', least: 1, most: manyArguments, compute: (args) => Math.max(...args) }],
  ['mod', { signature: 'mod(a, b)', least: 2, most: 2, compute: modulo }],
  ['gcd', { signature: 'gcd(a, b, …)', least: 1, most: manyArguments, whole: true, compute: commonDivisor }],
  [
    'lcm',
    {
      signature: 'lcm(a, b, …)',
      least: 1,
      most: manyArguments,
      whole: true,
      overflows: true,
      compute: commonMultiple,
    },
  ],
  [
    'comb',
    {
      signature: 'comb(n, k)',
      least: 2,
      most: 2,
      whole: true,
      overflows: true,
      compute: ([n = 0, k = 0]) => combinations(n, k),
    },
  ],
  ofOne('factorial', factorial),
  ofOne('erf', erf),
  ofOne('Phi', normalDistribution),
  ofOne('sigmoid', sigmoid),
  ofOne('relu', relu),
  ofOne('gelu', gelu),
  ofOne('softplus', softplus),
  ['conv', { signature: 'conv(i, k, s=1, p=0, d=1)', least: 2, most: 5, whole: true, compute: convolve }],
  [
    'convt',
    {
      signature: 'convt(i, k, s=1, p=0, op=0, d=1)',
      least: 2,
      most: 6,
      whole: true,
      compute: transposeConvolve,
    },
  ],
  ['pool', { signature: 'pool(i, k, s=k, p=0)', least: 2, most: 4, whole: true, compute: pool }],
])

export const constants: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
])

/** @throws UserError `calc.wrongArguments`. */
export function checkArguments(known: CalcFunction, args: readonly number[]): void {
  const { signature, whole } = known

  checkCount(known, args.length)

  const stranger = whole ? args.find((each) => !Number.isInteger(each)) : undefined

  if (stranger !== undefined) throw notWhole(signature, stranger)
}

function notWhole(signature: string, given: number): UserError {
  return new UserError('calc.wrongArguments', { cause: 'whole', signature, given })
}

/** @throws UserError `calc.wrongArguments`. */
export function checkCount({ signature, least, most }: CalcFunction, given: number): void {
  if (given < least || given > most) {
    throw new UserError('calc.wrongArguments', { cause: 'count', signature, given })
  }
}
