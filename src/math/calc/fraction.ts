/** An exact rational in lowest terms; the denominator is positive. */
export interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** Numerator and denominator stay below 64 digits; beyond, an exact value is dropped. */
const ceiling = 10n ** 63n
const largestExponent = 210

/** The fraction of two integers, or null when it is undefined or has too many digits. */
export function fraction(numerator: bigint, denominator = 1n): Fraction | null {
  if (denominator === 0n) return null

  const divisor =
    greatestDivisor(magnitude(numerator), magnitude(denominator)) * (denominator < 0n ? -1n : 1n)
  const reduced = { numerator: numerator / divisor, denominator: denominator / divisor }
  const isSmall = magnitude(reduced.numerator) < ceiling && reduced.denominator < ceiling

  return isSmall ? reduced : null
}

/** Reads a literal such as `12`, `.5` or `1e-3` exactly; null when it is written with too many digits. */
export function readFraction(literal: string): Fraction | null {
  const [mantissa = '', exponent = '0'] = literal.toLowerCase().split('e')
  const [whole = '', decimals = ''] = mantissa.split('.')
  const shift = Number(exponent) - decimals.length
  const digits = `${whole}${decimals}`

  if (digits.length > 64 || Math.abs(shift) > 64) return null

  const scale = 10n ** BigInt(Math.abs(shift))

  return shift < 0 ? fraction(BigInt(digits), scale) : fraction(BigInt(digits) * scale)
}

export function add(a: Fraction, b: Fraction): Fraction | null {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
}

export function negate({ numerator, denominator }: Fraction): Fraction {
  return { numerator: -numerator, denominator }
}

export function multiply(a: Fraction, b: Fraction): Fraction | null {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator)
}

export function divide(a: Fraction, b: Fraction): Fraction | null {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator)
}

/** An integer power; null for any other exponent and for one whose result must have too many digits. */
export function power(base: Fraction, exponent: Fraction): Fraction | null {
  if (exponent.denominator !== 1n || magnitude(exponent.numerator) > BigInt(largestExponent)) return null

  const times = exponent.numerator
  const { numerator, denominator } = base

  return times < 0n
    ? fraction(denominator ** -times, numerator ** -times)
    : fraction(numerator ** times, denominator ** times)
}

/** The nearest double, but for one rounding when both parts are above 2⁵³. */
export function toDouble({ numerator, denominator }: Fraction): number {
  return Number(numerator) / Number(denominator)
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value
}

/** Euclid's algorithm on non-negative integers. */
export function greatestDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b]

  while (smaller > 0n) [larger, smaller] = [smaller, larger % smaller]

  return larger
}
